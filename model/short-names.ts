/**
 * The shortest name of each person that nobody else has: "Marta", else "Marta C", else more letters of the last name,
 * else the whole name.
 *
 * @returns in the order of the names
 */
export function shortNames(names: readonly string[]): string[] {
  const forms = names.map(formsOf);
  return names.map((name, i) => {
    const isAlone = (form: string) => forms.every((others, j) => j === i || !others.includes(form));
    return forms[i]!.find(isAlone) ?? name;
  });
}

/** From the shortest to the longest. */
function formsOf(name: string): string[] {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0] ?? name;
  const last = [...(words.length > 1 ? words.at(-1)! : '')];
  return [first, ...last.map((_, letters) => `${first} ${last.slice(0, letters + 1).join('')}`)];
}
