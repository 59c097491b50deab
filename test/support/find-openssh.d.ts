/** Where OpenSSH is laid out for the tests alone, without being installed. */
export const unpackedOpenSsh: string;

/** OpenSSH's server and its maker of keys; `parts`: the folder of what the server starts, where it needs to be told. */
export function findOpenSsh(): { sshd: string; keygen: string; parts: string | null } | null;
