import type { MessageView, SaidMessage, TargetView } from '../../model/forms/message.ts';
import type { MessageState } from '../../model/messages.ts';
import { get, send } from './http.ts';

export type { MessageView, TargetView };

export async function listTargets(): Promise<TargetView[]> {
  return (await get<{ targets: TargetView[] }>('/message-targets')).targets;
}

export const sendMessage = (target: string, text: string) =>
  send<SaidMessage>('POST', '/messages', { target, text });
export const listMessages = async (state: MessageState) =>
  (await get<{ messages: MessageView[] }>(`/messages?state=${state}`)).messages;
export const retryMessage = (id: string) =>
  send<MessageView>('POST', `/messages/${encodeURIComponent(id)}/retries`);
