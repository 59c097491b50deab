/** Initials of people, each once in an organisation, and their shortest unique names. */

/**
 * First letters of the first and the last name; where two people would have the same, more letters of the last name:
 * MC, MCa. Whose names do not tell them apart share them.
 */
export function initialsOf(names: readonly string[]): string[] {
  const owners = new Map<string, string>();
  return names.map((name) => {
    const words = wordsOf(name);
    const first = (words[0]?.[0] ?? '?').toUpperCase();
    const last = words.length > 1 ? words.at(-1)! : (words[0]?.slice(1) ?? '');
    const tried = [1, 2, 3].map((letters) => first + capital(last.slice(0, letters)));
    const free = tried.find((initials) => (owners.get(initials) ?? name) === name) ?? tried[2]!;
    owners.set(free, name);
    return free;
  });
}

function wordsOf(name: string): string[] {
  return name.trim().split(/\s+/).filter(Boolean);
}

function capital(letters: string): string {
  return letters.charAt(0).toUpperCase() + letters.slice(1).toLowerCase();
}
