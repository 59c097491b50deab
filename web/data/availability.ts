import type { Absence, AbsenceKind, Unavailability, Weekday } from '../../model/types.ts';
import { get, send } from './http.ts';

/** An entry as it is written: of a weekday, of a date, or, with neither, of every working day. */
export interface WrittenEntry {
  weekday?: Weekday | null;
  date?: string | null;
  /** One 0 or 1 for each slot; `null`: the whole day. */
  slots: string | null;
  firm: boolean;
  reason: string;
}

const ofPerson = (person: string) => `/persons/${encodeURIComponent(person)}/unavailabilities`;

export async function listEntries(person: string, signal?: AbortSignal): Promise<Unavailability[]> {
  return (await get<{ entries: Unavailability[] }>(ofPerson(person), signal)).entries;
}

/** All of them or none. */
export async function addEntries(person: string, entries: WrittenEntry[]): Promise<Unavailability[]> {
  return (await send<{ entries: Unavailability[] }>('POST', ofPerson(person), { entries })).entries;
}

export const changeEntry = (id: string, change: Partial<WrittenEntry>) =>
  send<Unavailability>('PATCH', `/unavailabilities/${encodeURIComponent(id)}`, change);
export const removeEntry = (id: string) => send('DELETE', `/unavailabilities/${encodeURIComponent(id)}`);

export async function listAbsences(person: string, signal?: AbortSignal): Promise<Absence[]> {
  const path = `/absences?person=${encodeURIComponent(person)}`;
  return (await get<{ absences: Absence[] }>(path, signal)).absences;
}

export const addAbsence = (absence: { person: string; from: string; to: string; kind: AbsenceKind }) =>
  send<Absence>('POST', '/absences', absence);
export const removeAbsence = (id: string) => send('DELETE', `/absences/${encodeURIComponent(id)}`);

/** The entry as it would be written anew. */
export function writtenOf({ weekday, date, slots, firm, reason }: Unavailability): WrittenEntry {
  return { weekday, date, slots, firm, reason };
}
