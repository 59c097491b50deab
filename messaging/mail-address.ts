export interface MailAddress {
  name: string;
  address: string;
}

/** One address, "ada@example.org" or "Ada M. <ada@example.org>"; `null`: it is none, or could smuggle something in. */
export function mailAddress(text: string): MailAddress | null {
  const [, name = '', inner] = /^\s*"?([^"<>\p{Cc}]*?)"?\s*<([^<>]*)>\s*$/u.exec(text) ?? [];
  const address = (inner ?? text).trim();
  // One word on each side of one @: no list, no line end, no comment, no route.
  const isOne = /^[^\s@<>(),;:\\"[\]\p{Cc}]{1,64}@[^\s@<>(),;:\\"[\]\p{Cc}]{1,255}$/u.test(address);
  return isOne && !/^\.|\.\.|\.@|@\.|@-|\.$/.test(address) ? { name, address } : null;
}
