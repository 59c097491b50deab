import { resolve } from 'node:path';
import { AppError } from '../model/errors.ts';

/** Where a store is. `place` is what people may be shown: never with a password. */
export type StoreUrl =
  | { dialect: 'sqlite'; path: string; place: string }
  | { dialect: 'postgres'; url: string; place: string };

/**
 * Reads `sqlite:/abs/path.sqlite` or `postgres://user:password@host:port/database`.
 * Refuses anything else with `bad-option`.
 */
export function parseStoreUrl(url: string): StoreUrl {
  if (url.startsWith('sqlite:') && url.length > 'sqlite:'.length) {
    const path = resolve(url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, ''));
    return { dialect: 'sqlite', path, place: path };
  }
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) {
    return { dialect: 'postgres', url, place: maskPasswords(url) };
  }
  throw new AppError('bad-option', {
    option: 'store.url',
    value: maskPasswords(url),
    expected:
      'sqlite:/path/to/file.sqlite or postgres://user:password@host/database (special characters as %XX)',
  });
}

/** Replaces the passwords of all addresses in a text by stars. */
export function maskPasswords(text: string): string {
  return text
    .replace(/([a-z]+:\/\/[^\s/:@]*):\S*@/gi, '$1:***@')
    .replace(/([?&](?:password|sslpassword)=)[^&\s]*/gi, '$1***');
}
