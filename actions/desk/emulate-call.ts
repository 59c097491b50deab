import { AppError } from '../../model/errors.ts';
import type { Call } from '../../model/phones.ts';
import { type Actor, may } from '../edit-rights.ts';
import type { Workplace } from '../workplace.ts';
import { newEmulatedId, rungId } from './call-ids.ts';
import type { Desk } from './open-desk.ts';

/** A call that rings at one phone, as little as is known of it. */
function ringing(
  { clock }: Workplace,
  {
    id,
    number,
    name,
    extension,
    pbx,
  }: { id: string; number: string | null; name: string | null; extension: string; pbx: string },
): Call {
  const at = clock().toISOString();
  return {
    id,
    pbx,
    queue: '',
    number,
    callerName: name,
    state: 'ringing',
    outcome: null,
    startedAt: at,
    answeredAt: null,
    endedAt: null,
    holdSeconds: null,
    talkSeconds: null,
    answeredBy: null,
    person: null,
    rings: [{ extension, interface: extension, at, end: null, seconds: null }],
    transfers: [],
    endedBy: null,
    position: null,
    source: 'events',
  };
}

/**
 * Has a card come up as if somebody called: at one's own phone, at anybody's for coordinators. For training; it is no
 * call, but notes may be written about it. `forbidden`, `no-extension`, `extension-of-nobody`.
 */
export async function emulateCall(
  workplace: Workplace,
  desk: Desk,
  actor: Actor,
  { number, extension }: { number: string | null; extension?: string | undefined },
): Promise<Call> {
  const { store, by } = workplace;
  const me = actor.person === null ? null : await store.persons.get(actor.person);
  const wanted = extension ?? me?.extension;
  if (!wanted) throw new AppError('no-extension', { name: me?.name ?? by });
  const isOwn = wanted === me?.extension && may(actor, 'call.emulate.own');
  if (!isOwn && !may(actor, 'call.emulate')) throw new AppError('forbidden');
  await requireHolder(workplace, wanted);
  const call = ringing(workplace, {
    id: newEmulatedId(),
    number,
    name: null,
    extension: wanted,
    pbx: 'emulated',
  });
  await store.audit.add({
    who: by,
    what: 'call.emulate',
    subject: `extension:${wanted}`,
    before: null,
    after: { number },
  });
  desk.take(call);
  return call;
}

export interface RungCall {
  number: string | null;
  extension: string;
  name?: string | null | undefined;
  /** The exchange's own id; by default time and number. */
  id?: string | undefined;
  /** What happens, where the exchange tells more than that it rings. */
  state?: 'ringing' | 'answered' | 'ended' | undefined;
}

/**
 * Takes the word of an exchange that calls an address of ours: the card comes up, and the call is kept. Told the same
 * twice it is one call. Of an extension of nobody the call is kept all the same. Answers the call and who it rings at.
 */
export async function ringCall(
  workplace: Workplace,
  desk: Desk,
  { number, extension, name = null, id, state = 'ringing' }: RungCall,
): Promise<Call> {
  const { store, clock } = workplace;
  const at = clock().toISOString();
  const own = rungId(id ?? `${at.slice(0, 19)}-${number ?? ''}-${extension}`);
  const known = desk.callOf(own) ?? (await store.calls.get(own));
  const base = known ?? ringing(workplace, { id: own, number, name, extension, pbx: 'http' });
  const call = stepOf(base, { extension, state, at });
  const holder = (await store.persons.list()).find((one) => one.extension === extension)?.key ?? null;
  const told: Call = call.answeredBy ? { ...call, person: call.person ?? holder } : call;
  desk.take(told);
  // How most of these end is never told: kept they are over, and nobody counts them as waiting for ever.
  const end = { state: 'ended', outcome: told.outcome ?? 'lost', endedAt: told.endedAt ?? at } as const;
  await store.calls.save(told.state === 'ended' ? told : { ...told, ...end });
  return told;
}

function stepOf(
  call: Call,
  { extension, state, at }: { extension: string; state: NonNullable<RungCall['state']>; at: string },
): Call {
  const up: Call = { ...call, state: call.answeredBy ? 'answered' : 'ringing', endedAt: null };
  const rings = up.rings.some((ring) => ring.extension === extension)
    ? up.rings
    : [...up.rings, { extension, interface: extension, at, end: null, seconds: null }];
  const since = (from: string) => Math.max(0, Math.floor((Date.parse(at) - Date.parse(from)) / 1000));
  if (state === 'ringing') return { ...up, rings, outcome: null };
  if (state === 'answered') {
    if (up.answeredBy) return up;
    return {
      ...up,
      state: 'answered',
      outcome: 'answered',
      answeredAt: at,
      holdSeconds: since(up.startedAt),
      answeredBy: { extension, interface: extension },
      rings: rings.map((ring) => ({
        ...ring,
        end: ring.extension === extension ? 'answered' : 'elsewhere',
        seconds: since(ring.at),
      })),
    };
  }
  const isAnswered = up.answeredBy !== null;
  return {
    ...up,
    state: 'ended',
    endedAt: at,
    outcome: isAnswered ? 'answered' : 'abandoned',
    holdSeconds: up.holdSeconds ?? since(up.startedAt),
    talkSeconds: isAnswered ? since(up.answeredAt!) : null,
    rings: rings.map((ring) => (ring.end ? ring : { ...ring, end: 'cancelled', seconds: since(ring.at) })),
  };
}

async function requireHolder({ store }: Workplace, extension: string): Promise<void> {
  const persons = await store.persons.list();
  if (!persons.some((one) => one.extension === extension))
    throw new AppError('extension-of-nobody', { extension });
}
