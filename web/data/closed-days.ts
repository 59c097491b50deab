import type { ClosedDay } from '../../model/types.ts';
import { get, send } from './http.ts';

export async function listClosedDays(): Promise<ClosedDay[]> {
  const { closedDays } = await get<{ closedDays: ClosedDay[] }>('/closed-days');
  return closedDays;
}

export const closeDay = (date: string, name: string) =>
  send<ClosedDay>('POST', '/closed-days', { date, name });
export const openDay = (date: string) => send('DELETE', `/closed-days/${date}`);
