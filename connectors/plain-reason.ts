const LONGEST = 200;

/**
 * Makes a foreign message fit for people: one line, short, and without secrets, whether known to us
 * (`secrets`) or known by their look (keys in PEM, signed tokens, credentials in an address).
 */
export function plainReason(message: unknown, secrets: readonly (string | null | undefined)[] = []): string {
  let text = typeof message === 'string' ? message : '';
  text = text.replace(/-----BEGIN[\s\S]*?(-----END[^-]*-----|$)/g, '…');
  // Whole secrets first, the longest before those it may contain.
  const known = secrets.filter((secret): secret is string => typeof secret === 'string' && secret !== '');
  for (const secret of known.sort((one, other) => other.length - one.length))
    text = text.replaceAll(secret, '…');
  text = text
    .replace(/\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g, '…')
    .replace(/\bya29\.[\w.-]+/g, '…')
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 …')
    .replace(/\/\/[^\s/@]+@/g, '//…@')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
