import type { Absence } from '../../model/types.ts';
import { get } from './http.ts';

/** Everybody's, for who coordinates. */
export async function listAllAbsences(): Promise<Absence[]> {
  return (await get<{ absences: Absence[] }>('/absences')).absences;
}
