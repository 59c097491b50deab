import type { NotedContract, NotedCustomer } from '../../model/call-notes.ts';
import { AppError } from '../../model/errors.ts';
import { showNumber, toE164 } from '../../model/phone-number.ts';
import type { Channel, Priority, ServiceRequest } from '../../model/service-requests.ts';
import { speaker } from '../../model/texts/index.ts';
import { dateIn } from '../../model/time.ts';
import type { PersonKey } from '../../model/types.ts';
import { type Actor, may } from '../edit-rights.ts';
import type { Workplace } from '../workplace.ts';
import { visibleCall } from './note-call.ts';
import type { Desk } from './open-desk.ts';

/** What is not said is filled in from the call and from what one noted about it. */
export interface OpenRequestWish {
  call?: string | null | undefined;
  subject?: string | undefined;
  text?: string | undefined;
  customer?: NotedCustomer | null | undefined;
  contract?: NotedContract | null | undefined;
  phone?: string | null | undefined;
  channel?: Channel | undefined;
  category?: string | null | undefined;
  priority?: Priority | undefined;
  assignee?: PersonKey | null | undefined;
  /** Of the page: with the same one it is opened once. */
  key?: string | undefined;
}

/**
 * Opens a request; of a call one click is enough. `unknown-call`, `unknown-category`, `unknown-person`, and
 * `forbidden` to give it to somebody else without the right.
 */
export async function openRequest(
  workplace: Workplace,
  desk: Desk | null,
  actor: Actor,
  wish: OpenRequestWish,
): Promise<{ request: ServiceRequest; isNew: boolean }> {
  const { store, config, clock, by, events } = workplace;
  const { country } = config.telephony;
  const { timezone, locale } = config.organisation;
  const assignee = wish.assignee ?? null;
  const isForOthers = assignee !== null && assignee !== actor.person;
  if (!may(actor, 'service-request.edit') || (isForOthers && !may(actor, 'service-request.assign')))
    throw new AppError('forbidden');
  const id = wish.call ?? null;
  const call = id === null ? null : await visibleCall(workplace, desk, actor, id);
  const notes = id === null ? [] : await store.callNotes.list({ calls: [id] });
  const note = notes.find(({ operator }) => operator === actor.person) ?? notes.at(-1) ?? null;
  const category = wish.category === undefined ? (note?.categories[0] ?? null) : wish.category;
  const said = wish.phone ?? call?.number ?? note?.number ?? null;
  const phone = toE164(said, country) ?? said;
  const named = category === null ? null : await store.categories.get(category);
  const say = speaker(locale);
  const subject =
    wish.subject?.trim() ||
    named?.name ||
    (phone === null
      ? say('desk.request-withheld')
      : say('desk.request-of-call', { number: showNumber(phone, country) }));
  const opened = await store.transaction(async (parts) => {
    const added = await parts.serviceRequests.add(
      {
        subject,
        text: wish.text?.trim() ?? note?.comment ?? '',
        customer: wish.customer === undefined ? (note?.customer ?? null) : wish.customer,
        contract: wish.contract === undefined ? (note?.contract ?? null) : wish.contract,
        phone,
        channel: wish.channel ?? 'phone',
        category,
        priority: wish.priority ?? 'normal',
        assignee,
        call: id,
        createdBy: by,
      },
      {
        year: Number(dateIn(timezone, clock()).slice(0, 4)),
        key: wish.key === undefined ? null : `${by} ${wish.key}`,
      },
    );
    if (!added.isNew) return added;
    const { request } = added;
    const subjectOf = `service-request:${request.id}`;
    await parts.audit.add({
      who: by,
      what: 'service-request.open',
      subject: subjectOf,
      before: null,
      after: request,
    });
    return added;
  });
  if (opened.isNew) events.publish('desk-changed', { what: 'service-request', id: opened.request.id });
  return opened;
}
