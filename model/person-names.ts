import type { Person, PersonKey } from './types.ts';

/** How people's names become keys, and how names written by people are matched to persons. */

/** Lower case, accents off, spaces single: two names are the same when these are. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/·/g, '')
    .replace(/ł/gi, 'l')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@.]+/gu, ' ')
    .trim();
}

/** "alba" → "Alba". */
export function nameFromKey(key: PersonKey): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

export function isPersonKey(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9_-]{0,28}[a-z0-9])?$/.test(text);
}

/** Finds the person that somebody wrote by key, display name, folded name or e-mail. */
export function personMatcher(
  persons: readonly Pick<Person, 'key' | 'name' | 'email'>[],
): (written: string) => PersonKey | null {
  const byFold = new Map<string, PersonKey | null>();
  const put = (text: string | null, key: PersonKey, weak = false) => {
    if (!text) return;
    const fold = foldName(text);
    const known = byFold.get(fold);
    // Two people under one written name: nobody is meant, unless it is somebody's very key or address.
    if (known === undefined) byFold.set(fold, key);
    else if (known !== key && weak) byFold.set(fold, null);
  };
  for (const person of persons) put(person.key, person.key);
  for (const person of persons) put(person.email, person.key);
  const exact = new Set(byFold.keys());
  for (const person of persons) {
    if (!exact.has(foldName(person.name))) put(person.name, person.key, true);
  }
  return (written) => {
    const fold = foldName(written);
    return byFold.get(fold) ?? byFold.get(fold.replaceAll(' ', '')) ?? null;
  };
}
