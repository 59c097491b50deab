import type { NoticeView, RequestView } from '../../model/forms/request.ts';
import type { Place } from '../../model/requests.ts';
import { get, send } from './http.ts';

export type { NoticeView, RequestView };

export interface RequestWish {
  kind: 'swap' | 'cover';
  week: string;
  turn: Place;
  other?: Place;
  asked: string[] | 'all';
  message?: string;
}

export async function listRequests(): Promise<RequestView[]> {
  const { requests } = await get<{ requests: RequestView[] }>('/requests');
  return requests;
}

export const ask = (wish: RequestWish) => send<RequestView>('POST', '/requests', wish);
export const answer = (id: string, said: 'yes' | 'no') =>
  send<RequestView>('POST', `/requests/${id}/answers`, { answer: said });
export const withdraw = (id: string) => send('DELETE', `/requests/${id}`);

export async function listNotices(): Promise<NoticeView[]> {
  const { notices } = await get<{ notices: NoticeView[] }>('/notices');
  return notices;
}

export const seeNotice = (id: string) => send('PATCH', `/notices/${id}`, { seen: true });

export const myCalendar = () => get<{ url: string | null }>('/calendars/mine');
export const makeCalendar = () => send<{ url: string }>('POST', '/calendars/mine');
export const revokeCalendar = () => send('DELETE', '/calendars/mine');
