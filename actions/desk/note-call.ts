import type { CallNote, Claim, NotedContract, NotedCustomer } from '../../model/call-notes.ts';
import { AppError } from '../../model/errors.ts';
import { toE164 } from '../../model/phone-number.ts';
import type { Call } from '../../model/phones.ts';
import type { Instant, PersonKey } from '../../model/types.ts';
import type { StoreParts } from '../../store/open-store.ts';
import { type Actor, may } from '../edit-rights.ts';
import type { Workplace } from '../workplace.ts';
import { isEmulated } from './call-ids.ts';
import type { Desk } from './open-desk.ts';

export interface NoteWish {
  /** `null`: of no call that our exchanges know. */
  call?: string | null | undefined;
  /** Without a call: when it was, by default now, and of which number. */
  at?: Instant | undefined;
  number?: string | null | undefined;
  customer?: NotedCustomer | null | undefined;
  contract?: NotedContract | null | undefined;
  categories?: string[] | undefined;
  comment?: string | undefined;
  solved?: boolean | null | undefined;
  claim?: Claim | null | undefined;
  /** Of the page that saves: with the same one it is saved once. */
  key?: string | undefined;
}

/**
 * Writes down what a call was about, while it goes on or afterwards. `unknown-call`, `category-needed`,
 * `unknown-category`, `note-exists`, `forbidden` (a service writes none).
 */
export async function noteCall(
  workplace: Workplace,
  desk: Desk | null,
  actor: Actor,
  wish: NoteWish,
): Promise<{ note: CallNote; isNew: boolean }> {
  const { store, config, clock, by, events } = workplace;
  const operator = operatorOf(actor);
  const { country } = config.telephony;
  const id = wish.call ?? null;
  const call = id === null ? null : await visibleCall(workplace, desk, actor, id);
  const said = call ? call.number : (wish.number ?? null);
  const written = await store.transaction(async (parts) => {
    const categories = wish.categories ?? [];
    await requireCategory(parts, categories);
    const added = await parts.callNotes.add(
      {
        call: id,
        operator,
        at: call?.startedAt ?? wish.at ?? clock().toISOString(),
        number: toE164(said, country) ?? said,
        customer: wish.customer ?? null,
        contract: wish.contract ?? null,
        categories,
        comment: wish.comment?.trim() ?? '',
        solved: wish.solved ?? null,
        claim: wish.claim ?? null,
      },
      // Of two people the same key is two keys.
      wish.key === undefined ? null : `${operator} ${wish.key}`,
    );
    if (!added.isNew) return added;
    const { note } = added;
    await parts.audit.add({
      who: by,
      what: 'note.add',
      subject: `note:${note.id}`,
      before: null,
      after: note,
    });
    await passOn(workplace, parts, note);
    return added;
  });
  if (written.isNew) events.publish('desk-changed', { what: 'note', id: written.note.id });
  return written;
}

export type NoteChange = Partial<
  Pick<CallNote, 'customer' | 'contract' | 'categories' | 'comment' | 'solved' | 'claim'>
>;

/**
 * Changes a note; `customer: null` and `contract: null` unbind them. One's own, or any for who sees all calls.
 * `unknown-note`, `note-changed`, `category-needed`, `unknown-category`, `forbidden`.
 */
export async function changeNote(
  workplace: Workplace,
  actor: Actor,
  { id, version, change }: { id: string; version: number; change: NoteChange },
): Promise<CallNote> {
  const { store, by, events } = workplace;
  const after = await store.transaction(async (parts) => {
    const before = await ownNote(parts, actor, id);
    if (change.categories) await requireCategory(parts, change.categories);
    // A contract belongs to a customer.
    const unbound = change.customer === null ? { contract: null } : {};
    const changed = await parts.callNotes.change(id, version, { ...change, ...unbound });
    await parts.audit.add({ who: by, what: 'note.edit', subject: `note:${id}`, before, after: changed });
    await passOn(workplace, parts, changed);
    return changed;
  });
  events.publish('desk-changed', { what: 'note', id });
  return after;
}

/** Takes a note away; the call stays. Codes as of `changeNote`. */
export async function removeNote(
  workplace: Workplace,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<void> {
  const { store, by, config, events } = workplace;
  await store.transaction(async (parts) => {
    const before = await ownNote(parts, actor, id);
    await parts.callNotes.remove(id, version);
    await parts.audit.add({ who: by, what: 'note.remove', subject: `note:${id}`, before, after: null });
    for (const origin of config.desk.notesTo)
      await parts.erpWrites.add({ origin, subject: `note:${id}`, kind: 'remove', payload: before });
  });
  events.publish('desk-changed', { what: 'note', id });
}

/** What was written about a call that one may know of. `unknown-call`. */
export async function readNotes(
  workplace: Workplace,
  desk: Desk | null,
  actor: Actor,
  call: string,
): Promise<CallNote[]> {
  await visibleCall(workplace, desk, actor, call);
  return workplace.store.callNotes.list({ calls: [call] });
}

/** A call that somebody may know of: her own, one that nobody answered, any for who sees all. `unknown-call`. */
export async function visibleCall(
  { store }: Workplace,
  desk: Desk | null,
  actor: Actor,
  id: string,
): Promise<Call | null> {
  const call = desk?.callOf(id) ?? (await store.calls.get(id));
  // Nothing is kept of what nobody called.
  if (!call && isEmulated(id)) return null;
  if (!call) throw new AppError('unknown-call');
  if (may(actor, 'call.see') || call.person === null || call.person === actor.person) return call;
  const extension = actor.person === null ? null : (await store.persons.get(actor.person))?.extension;
  const isRung = call.rings.some((ring) => ring.extension !== null && ring.extension === extension);
  const isHandedOn = call.transfers.some(({ to }) => to === extension);
  if (!isRung && !isHandedOn) throw new AppError('unknown-call');
  return call;
}

function operatorOf(actor: Actor): PersonKey {
  if (actor.person === null || !may(actor, 'call.note')) throw new AppError('forbidden');
  return actor.person;
}

async function ownNote(parts: StoreParts, actor: Actor, id: string): Promise<CallNote> {
  const note = await parts.callNotes.get(id);
  if (!note) throw new AppError('unknown-note');
  if (note.operator !== actor.person && !may(actor, 'call.see')) throw new AppError('forbidden');
  return note;
}

/** At least one, unless there is none to choose. */
async function requireCategory(parts: StoreParts, chosen: readonly string[]): Promise<void> {
  if (chosen.length > 0) return;
  if ((await parts.categories.list()).some(({ enabled }) => enabled)) throw new AppError('category-needed');
}

async function passOn({ config }: Workplace, parts: StoreParts, note: CallNote): Promise<void> {
  // Who tries it out bothers no other registry.
  if (note.call !== null && isEmulated(note.call)) return;
  for (const origin of config.desk.notesTo)
    await parts.erpWrites.add({ origin, subject: `note:${note.id}`, kind: 'put', payload: note });
}
