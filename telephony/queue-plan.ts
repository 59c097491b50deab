import type { QueueMember, QueueState } from '../model/phones.ts';
import type { PersonKey, Sentence } from '../model/types.ts';
import type { NewMember } from './pbx.ts';

/** Who is to be in a queue, in the order of the lines. */
export interface WantedMember {
  person: PersonKey;
  /** As the PBX and people see it. */
  name: string;
  /** `null`: has no phone, so cannot be put in. */
  extension: string | null;
  /** Left out: a pause, or none, stays as it is. `null`: is to be heard again; a text: is to be paused for that. */
  pauseReason?: string | null;
}

export interface QueuePlanOptions {
  /** What the PBX rings for an extension. */
  interfaceOf: (extension: string) => string;
  /** Members that are nobody of ours stay as they are (the default), or go. */
  others?: 'leave' | 'remove';
  /** Extensions of our people; left out: all that have the installation's form. */
  ours?: ReadonlySet<string>;
}

/** One thing to do at the PBX. `person` is who is wanted; of whoever only goes nothing is known but the phone. */
export type QueueStep =
  | { do: 'add'; queue: string; interface: string; person: PersonKey; member: NewMember }
  | {
      do: 'remove';
      queue: string;
      interface: string;
      extension: string | null;
      name: string;
      /** `order`: comes in again at once, behind the others. */
      why: 'unwanted' | 'order';
    }
  | {
      do: 'pause';
      queue: string;
      interface: string;
      extension: string | null;
      person: PersonKey;
      /** `null` resumes. */
      reason: string | null;
    };

export interface QueuePlan {
  /** To be done one after another. Additions come first, so that nobody who waits sees an empty queue. */
  steps: QueueStep[];
  /** Not wanted, but still talking to a caller of this queue: plan again when that is over. */
  later: QueueMember[];
  /** What is not as the timetable has it, and why. */
  findings: Sentence[];
}

/**
 * What makes a live queue as it is wanted: nothing where nothing differs, so that it may run at any time and twice.
 * Whoever stays keeps her pause and its reason; whoever talks in a call of the queue is neither taken out nor put in
 * anew; what the PBX's own configuration lays down stays. Where the lines' order matters, those behind the first
 * one out of place go and come again, but for who talks, rings or is paused: these are put in order later.
 */
export function planQueue(
  now: QueueState,
  wanted: readonly WantedMember[],
  { interfaceOf, others = 'leave', ours }: QueuePlanOptions,
): QueuePlan {
  const { queue } = now;
  const { placed, findings } = placePhones(queue, wanted);
  const present = new Map<Placed, QueueMember>();
  const unwanted: QueueMember[] = [];
  const byPhone = new Map(placed.map((one) => [one.extension, one]));
  const byInterface = new Map(placed.map((one) => [interfaceOf(one.extension), one]));
  for (const member of now.members) {
    const one = byInterface.get(member.interface) ?? byPhone.get(member.extension ?? '');
    if (one && !present.has(one)) present.set(one, member);
    else unwanted.push(member);
  }

  const add = (one: Placed, pauseReason: string | null): QueueStep => {
    const { person, name, extension } = one;
    const member: NewMember = { extension, name, ...(pauseReason === null ? {} : { pauseReason }) };
    return { do: 'add', queue, interface: interfaceOf(extension), person, member };
  };
  const remove = (member: QueueMember, why: 'unwanted' | 'order'): QueueStep => {
    const { extension, name } = member;
    return { do: 'remove', queue, interface: member.interface, extension, name, why };
  };

  const moved = now.keepsOrder ? outOfPlace(placed, present) : new Set<Placed>();
  const steps: QueueStep[] = [];
  for (const one of placed) {
    const member = present.get(one);
    if (member && !moved.has(one)) continue;
    if (member) steps.push(remove(member, 'order'));
    steps.push(add(one, one.pauseReason ?? null));
  }

  const later: QueueMember[] = [];
  for (const member of unwanted) {
    const isOurs = member.extension !== null && (!ours || ours.has(member.extension));
    if (!isOurs && others === 'leave') continue;
    if (!member.isDynamic) {
      findings.push({ key: 'live-queue.laid-down', values: { name: member.name, queue } });
    } else if (member.isInQueueCall) later.push(member);
    else steps.push(remove(member, 'unwanted'));
  }

  for (const [{ person, pauseReason: reason }, member] of present) {
    if (reason === undefined) continue;
    if (member.paused === (reason !== null) && (reason === null || member.pauseReason === reason)) continue;
    // Whoever is moved comes in again as she is wanted.
    if (steps.some((step) => step.do === 'add' && step.person === person)) continue;
    const { interface: name, extension } = member;
    steps.push({ do: 'pause', queue, interface: name, extension, person, reason });
  }
  return { steps, later, findings };
}

type Placed = WantedMember & { extension: string };

/** Who has a phone of her own, once each. */
function placePhones(queue: string, wanted: readonly WantedMember[]) {
  const placed: Placed[] = [];
  const findings: Sentence[] = [];
  const seen = new Set<PersonKey>();
  for (const one of wanted) {
    if (seen.has(one.person)) continue;
    seen.add(one.person);
    const { extension, name } = one;
    const holder = placed.find((other) => other.extension === extension);
    if (!extension) findings.push({ key: 'live-queue.no-extension', values: { name, queue } });
    else if (holder) {
      const values = { name, other: holder.name, extension, queue };
      findings.push({ key: 'live-queue.same-extension', values });
    } else placed.push({ ...one, extension });
  }
  return { placed, findings };
}

/**
 * Whoever comes in is last, so only the beginning of the order can stay as it is: all from the first one out of
 * place, or missing, are to come in again.
 */
function outOfPlace(placed: readonly Placed[], present: ReadonlyMap<Placed, QueueMember>): Set<Placed> {
  const moves = (one: Placed) => {
    const member = present.get(one);
    return !member || mayMove(member, one);
  };
  const order = placed.filter(moves);
  let kept = 0;
  for (const one of [...present.keys()].filter(moves)) if (one === order[kept]) kept++;
  return new Set(order.slice(kept).filter((one) => present.has(one)));
}

/** Nothing is lost when she goes out and comes in: no call, no ring, no pause with its beginning. */
function mayMove({ isDynamic, isInQueueCall, paused, state }: QueueMember, { pauseReason }: Placed): boolean {
  const isQuiet = state === 'available' || state === 'unregistered' || state === 'unknown';
  const staysPaused = pauseReason === undefined ? paused : pauseReason !== null;
  return isDynamic && !isInQueueCall && !staysPaused && isQuiet;
}
