/** Whether all words of a search stand somewhere in the texts; accents and capitals do not matter. */
export function isFound(search: string, texts: readonly (string | null)[]): boolean {
  const hay = plain(texts.filter((text) => text !== null).join(' '));
  return plain(search)
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
}
