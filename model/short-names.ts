/**
 * The shortest name of each person that nobody else has: "Marta", else "Marta C", else more letters of the last name,
 * else the whole name.
 *
 * @returns in the order of the names
 */
export function shortNames(names: readonly string[]): string[] {
  const firsts = names.map((name) => wordsOf(name)[0] ?? name);
  const counts = new Map<string, number>();
  for (const first of firsts) counts.set(first, (counts.get(first) ?? 0) + 1);
  return names.map((_, i) => (counts.get(firsts[i]!) === 1 ? firsts[i]! : longer(names, firsts, i)));
}

/** With as many letters of the last name as tell it from those with the same first one. */
function longer(names: readonly string[], firsts: readonly string[], i: number): string {
  const rivals = names.filter((_, j) => j !== i && firsts[j] === firsts[i]).flatMap(formsOf);
  return formsOf(names[i]!).find((form) => !rivals.includes(form)) ?? names[i]!;
}

/** From the shortest to the longest. */
function formsOf(name: string): string[] {
  const words = wordsOf(name);
  const first = words[0] ?? name;
  const last = [...(words.length > 1 ? words.at(-1)! : '')];
  return [first, ...last.map((_, letters) => `${first} ${last.slice(0, letters + 1).join('')}`)];
}

function wordsOf(name: string): string[] {
  return name.trim().split(/\s+/).filter(Boolean);
}
