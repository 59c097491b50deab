/** What tests need from the operating system beside our npm packages, and what is lost without it. */
export const systemPackages: {
  name: string;
  apt: string[];
  unpack?: { packages: string[]; folder: string };
  found: () => boolean;
  without: string;
}[];

/** The folder with PostgreSQL's own programs, such as initdb and pg_ctl; null when there is none. */
export function findPostgres(): string | null;

/** The path of the browser with which pages are looked at; null when there is none. */
export function findChromium(): string | null;
