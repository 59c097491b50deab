import { get, send } from './http.ts';

export interface PersonView {
  key: string;
  name: string;
  /** `null` where others' addresses, extensions and loads are not for us. */
  email: string | null;
  extension: string | null;
  color: string;
  coat: number | null;
  table: number | null;
  groups: string[];
  idealLoad: number | null;
  dailyLimit: number | null;
  lunchExempt: boolean;
  locale: string | null;
  active: boolean;
  roles: string[];
}

export async function listPersons(archived = false, signal?: AbortSignal): Promise<PersonView[]> {
  const { persons } = await get<{ persons: PersonView[] }>(
    `/persons${archived ? '?archived=1' : ''}`,
    signal,
  );
  return persons;
}

export const savePerson = (key: string, change: Partial<PersonView>) =>
  send<PersonView>('PATCH', `/persons/${encodeURIComponent(key)}`, change);
export const addPerson = (person: Partial<PersonView>) => send<PersonView>('POST', '/persons', person);
export const archivePerson = (key: string) => send('DELETE', `/persons/${encodeURIComponent(key)}`);
