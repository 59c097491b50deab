import { listPersons } from '../data/persons.ts';
import { createState } from '../state/state.ts';

/** Names of people by their key, those who have gone too. */
export const names = createState<ReadonlyMap<string, string>>(new Map());
let asked: Promise<void> | null = null;

/** Fetches them once; where that fails people are shown by their key. */
export function loadNames(): Promise<void> {
  asked ??= listPersons(true).then(
    (persons) => names.set(new Map(persons.map(({ key, name }) => [key, name]))),
    () => {
      asked = null;
    },
  );
  return asked;
}

export function nameOf(key: string | null): string {
  return key === null ? '' : (names.value.get(key) ?? key);
}
