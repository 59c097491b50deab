const LONGEST = 200;

/** What the other side said, fit for people: one line, short, without the secrets that we know. */
export function foreignWords(said: unknown, secrets: readonly (string | null)[] = []): string {
  let text = typeof said === 'string' ? said : '';
  const known = secrets.filter((secret) => secret !== null && secret !== '') as string[];
  // The longest before those that it contains.
  for (const secret of known.sort((a, b) => b.length - a.length)) text = text.replaceAll(secret, '…');
  text = text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text || '–';
}
