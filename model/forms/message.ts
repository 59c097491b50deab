import { type Static, Type } from 'typebox';
import { MESSAGE_STATES } from '../messages.ts';
import { count, id, instant, orNull, personKey, strict } from './shared.ts';

/** Where something may be said. */
export const messageTargetForm = Type.Object(
  {
    kind: Type.Enum(['channel', 'person']),
    name: Type.String({ description: 'what is sent as `target`: a channel, or the key of a person' }),
    label: Type.String({ description: 'for people' }),
    isDefault: Type.Boolean(),
  },
  { ...strict, title: 'MessageTarget' },
);
export const messageTargetsForm = Type.Object({ targets: Type.Array(messageTargetForm) }, strict);
export type TargetView = Static<typeof messageTargetForm>;

const state = Type.Enum([...MESSAGE_STATES]);

/** Something is on its way. */
export const saidMessageForm = Type.Object(
  { id, state, target: Type.String({ description: 'for people' }) },
  strict,
);
export type SaidMessage = Static<typeof saidMessageForm>;

/** A message that goes out of the house, or went, or could not. */
export const messageForm = Type.Object(
  {
    id,
    channel: Type.String(),
    target: Type.String(),
    person: orNull(personKey),
    by: Type.String(),
    subject: orNull(Type.String()),
    text: Type.String(),
    attachments: Type.Array(Type.String(), { description: 'names of files' }),
    createdAt: instant,
    dueAt: instant,
    attempts: count,
    state,
    sentAt: orNull(instant),
    reason: orNull(Type.String({ description: 'why the last try failed' })),
  },
  { ...strict, title: 'Message' },
);
export type MessageView = Static<typeof messageForm>;
export const messagesForm = Type.Object({ messages: Type.Array(messageForm) }, strict);
