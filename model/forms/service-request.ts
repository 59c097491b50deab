import { type Static, Type } from 'typebox';
import { CHANNELS, PRIORITIES, REQUEST_EVENTS, SERVICE_REQUEST_STATES } from '../service-requests.ts';
import { callForm } from './call.ts';
import { notedContractForm, notedCustomerForm, noteForm } from './call-note.ts';
import { count, id, instant, isoDate, orNull, personKey, strict, timeOfDay } from './shared.ts';

const text = Type.String();

export const serviceRequestForm = Type.Object(
  {
    id,
    number: Type.String({ description: 'for people, such as 2026-00042' }),
    subject: text,
    text,
    customer: orNull(notedCustomerForm),
    contract: orNull(notedContractForm),
    phone: orNull(text),
    channel: Type.Enum([...CHANNELS]),
    category: orNull(id),
    priority: Type.Enum([...PRIORITIES]),
    status: Type.Enum([...SERVICE_REQUEST_STATES]),
    assignee: orNull(personKey),
    notes: Type.Array(
      Type.Object({ id, at: instant, by: text, event: Type.Enum([...REQUEST_EVENTS]), text }, strict),
    ),
    call: orNull(text),
    resolution: orNull(text),
    closedReason: orNull(text),
    createdAt: instant,
    createdBy: text,
    updatedAt: instant,
    firstResponseAt: orNull(instant),
    closedAt: orNull(instant),
    version: count,
  },
  { ...strict, title: 'ServiceRequest' },
);

/** With what who asks may do with it. */
export const shownRequestForm = Type.Object(
  { ...serviceRequestForm.properties, can: Type.Array(Type.Enum([...REQUEST_EVENTS])) },
  { ...strict, title: 'ShownServiceRequest' },
);
export type ServiceRequestView = Static<typeof shownRequestForm>;

const turn = orNull(
  Type.Object(
    { date: isoDate, start: timeOfDay, end: timeOfDay, line: text },
    { ...strict, title: 'AttendedTurn' },
  ),
);

/** Something that there was with a customer. */
export const timelineEntryForm = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('call'),
      at: instant,
      call: callForm,
      person: orNull(Type.String({ description: 'who attended' })),
      turn,
      notes: Type.Array(noteForm),
    },
    { ...strict, title: 'TimelineCall' },
  ),
  Type.Object(
    { kind: Type.Literal('note'), at: instant, note: noteForm, turn },
    { ...strict, title: 'TimelineNote' },
  ),
  Type.Object(
    { kind: Type.Literal('request'), at: instant, request: serviceRequestForm },
    { ...strict, title: 'TimelineRequest' },
  ),
]);
export type TimelineEntryView = Static<typeof timelineEntryForm>;
