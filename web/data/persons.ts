import type { PersonView as KnownPerson } from '../../model/forms/person.ts';
import { get, Refusal, send } from './http.ts';

/** A person; language and roles are words here, as forms write them: the server checks them. */
export type PersonView = Omit<KnownPerson, 'locale' | 'roles'> & { locale: string | null; roles: string[] };

export async function listPersons(archived = false, signal?: AbortSignal): Promise<PersonView[]> {
  const { persons } = await get<{ persons: PersonView[] }>(
    `/persons${archived ? '?archived=1' : ''}`,
    signal,
  );
  return persons;
}

/** A person as somebody saw her: what is written then is refused if somebody else was faster (`freshPerson`). */
type SeenPerson = Pick<PersonView, 'key' | 'version'>;

export const savePerson = (seen: SeenPerson, change: Partial<PersonView>) =>
  send<PersonView>('PATCH', pathOf(seen), change, { etag: tagOf(seen) });
export const addPerson = (person: Partial<PersonView>) => send<PersonView>('POST', '/persons', person);
export const archivePerson = (seen: SeenPerson) =>
  send<{ person: PersonView; freedTurns: unknown[] }>('DELETE', pathOf(seen), undefined, {
    etag: tagOf(seen),
  });

/** What the person has become meanwhile, if that is why a write was refused. */
export function freshPerson(error: unknown): PersonView | null {
  if (!(error instanceof Refusal) || error.code !== 'person-changed') return null;
  return (error.body.person as PersonView | undefined) ?? null;
}

const pathOf = ({ key }: SeenPerson) => `/persons/${encodeURIComponent(key)}`;
const tagOf = ({ version }: SeenPerson) => `"${version}"`;
