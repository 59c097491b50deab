/** A name without what ends it, or begins a comment, in caller ids and in the files of exchanges. */
export function plainName(name: string): string {
  return name
    .replace(/["<>;\\\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
