import { DEFAULT_COLOR, textOn } from '../../model/color.ts';
import { nameFromKey } from '../../model/person-names.ts';
import type { Person, PersonKey } from '../../model/types.ts';

/** What of a person is shown; there is an answer for every key, also for people who are no more. */
export interface PersonView {
  name: string;
  color: string;
  textColor: '#000000' | '#ffffff';
  extension: string | null;
}

export function viewPersons(persons: readonly Person[]): (key: PersonKey) => PersonView {
  const known = new Map(persons.map((person) => [person.key, person]));
  return (key) => {
    const person = known.get(key);
    const color = person?.color ?? DEFAULT_COLOR;
    return {
      name: person?.name ?? nameFromKey(key),
      color,
      textColor: textOn(color),
      extension: person?.extension ?? null,
    };
  };
}

/**
 * The shortest names that still tell people apart: the first word where no other person has it, else with the
 * initial of the next ("Ada M."), else the whole name.
 */
export function shortNames(persons: readonly Pick<Person, 'key' | 'name'>[]): Map<PersonKey, string> {
  const forms = persons.map(({ key, name }) => {
    const words = name.split(/\s+/);
    const initial = words[1] ? `${words[0]} ${[...words[1]][0]}.` : name;
    return { key, choices: [words[0]!, initial, name] };
  });
  const uses = (choice: string) => forms.filter((form) => form.choices.includes(choice)).length;
  return new Map(
    forms.map(({ key, choices }) => [key, choices.find((c) => uses(c) === 1) ?? choices.at(-1)!]),
  );
}
