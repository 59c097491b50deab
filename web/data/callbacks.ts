import type { CallbackView } from '../../model/forms/call-note.ts';
import { get, send } from './http.ts';

export type { CallbackView };

/** Who is to be called back, the oldest first. */
export const listCallbacks = async () => (await get<{ callbacks: CallbackView[] }>('/callbacks')).callbacks;
export const takeCallback = (id: string) =>
  send<CallbackView>('POST', `/callbacks/${encodeURIComponent(id)}/take`);
export const closeCallback = (id: string, state: 'done' | 'dropped') =>
  send<CallbackView>('POST', `/callbacks/${encodeURIComponent(id)}/close`, { state });
