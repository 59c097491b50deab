import type { Attachment, MessageState, NewMessage, OutgoingMessage } from '../model/messages.ts';
import type { Instant } from '../model/types.ts';
import type { MessageRow } from './schema.ts';

export function toRow(
  message: NewMessage,
  { id, seq, at }: { id: string; seq: number; at: Instant },
): MessageRow {
  return {
    id,
    seq,
    channel: message.channel,
    target: message.target,
    person: message.person ?? null,
    notice: message.notice ?? null,
    author: message.by,
    subject: message.subject ?? null,
    text: message.text,
    html: message.html ?? null,
    attachments: JSON.stringify((message.attachments ?? []).map(packAttachment)),
    thread_key: message.threadKey ?? null,
    created_at: at,
    due_at: message.dueAt ?? at,
    expires_at: message.expiresAt ?? null,
    attempts: 0,
    state: 'queued',
    last_error: null,
    sent_at: null,
    dedupe_key: message.dedupeKey ?? null,
    lease: null,
    leased_until: null,
  };
}

export function toMessage(row: MessageRow): OutgoingMessage {
  return {
    id: row.id,
    seq: row.seq,
    channel: row.channel,
    target: row.target,
    person: row.person,
    notice: row.notice,
    by: row.author,
    subject: row.subject,
    text: row.text,
    html: row.html,
    attachments: (JSON.parse(row.attachments) as PackedAttachment[]).map(unpackAttachment),
    threadKey: row.thread_key,
    createdAt: row.created_at,
    dueAt: row.due_at,
    expiresAt: row.expires_at,
    attempts: row.attempts,
    state: row.state as MessageState,
    lastError: row.last_error === null ? null : JSON.parse(row.last_error),
    sentAt: row.sent_at,
    dedupeKey: row.dedupe_key,
  };
}

type PackedAttachment = { name: string; type: string } & ({ text: string } | { base64: string });

function packAttachment({ name, type, content }: Attachment): PackedAttachment {
  if (typeof content === 'string') return { name, type, text: content };
  return { name, type, base64: Buffer.from(content).toString('base64') };
}

function unpackAttachment(packed: PackedAttachment): Attachment {
  const { name, type } = packed;
  if ('text' in packed) return { name, type, content: packed.text };
  return { name, type, content: new Uint8Array(Buffer.from(packed.base64, 'base64')) };
}
