import type { Pause, QueueState } from '../../model/phones.ts';
import { dateIn } from '../../model/time.ts';
import type { Person } from '../../model/types.ts';
import { planQueue, type WantedMember } from '../../telephony/queue-plan.ts';
import type { Workplace } from '../workplace.ts';
import { doSteps } from './do-steps.ts';
import { findQueues, memberOf, readQueue } from './find-queue.ts';
import type { Exchanges, FollowedQueue, FollowWish, LiveQueue } from './phones.ts';
import { readWanted, sentenceOf } from './read-wanted.ts';
import type { WantedNow } from './wanted-members.ts';
import { withQueueLock } from './with-queue-lock.ts';

/**
 * Makes live queues as the timetable has them now: nothing is done where nothing differs, and what a lost connection
 * leaves undone the next run does. A queue of which it is not known for sure who is wanted stays as it is. Failures
 * are told in the answer, queue by queue. `unknown-queue`, `no-phones`.
 */
export async function followTimetable(
  workplace: Workplace,
  exchanges: Exchanges,
  { queue, at, by = 'timetable', dryRun = false }: FollowWish = {},
): Promise<FollowedQueue[]> {
  const queues = findQueues(exchanges, queue);
  const now = () => at ?? workplace.clock();
  return Promise.all(
    queues.map(async (one) => {
      try {
        if (dryRun) return await followQueue(workplace, one, { at: now(), by, dryRun });
        const followed = await withQueueLock(workplace.store, one.queue, () =>
          followQueue(workplace, one, { at: now(), by, dryRun }),
        );
        if (followed.steps.length > 0) await exchanges.refresh(one.queue);
        return followed;
      } catch (error) {
        return await failed(workplace, one, now(), error);
      }
    }),
  );
}

async function followQueue(
  workplace: Workplace,
  live: LiveQueue,
  { at, by, dryRun }: { at: Date; by: string; dryRun: boolean },
): Promise<FollowedQueue> {
  const { queue, pbx } = live;
  // First the queue, then who is wanted: what was done by hand in between is known by then.
  const state = await readQueue(live);
  const wanted = await readWanted(workplace, live, at);
  const { kind, slot, findings } = wanted;
  if (!wanted.isSure) return { queue, kind, slot, steps: [], later: [], findings, failure: null };

  // With those who have gone: their phones are to leave, too.
  const persons = await workplace.store.persons.list({ includeArchived: true });
  const pauses = await workplace.store.pauses.open(queue);
  const members = withPauses(workplace, live, { state, wanted, pauses, at });
  const plan = planQueue(state, members, {
    interfaceOf: (extension) => pbx.interfaceOf(extension),
    ours: oursOf(state, persons),
  });
  const told = [...findings, ...plan.findings];
  const { done, failure } = await doSteps(workplace, live, {
    steps: plan.steps,
    nameOf: namesOf(persons),
    isOrdered: state.keepsOrder,
    paused: new Set(pauses.map(({ extension }) => extension)),
    dryRun,
    by,
    at,
  });
  if (!dryRun && done.length > 0) {
    const names = (kind: string) => done.filter((step) => step.kind === kind).map((step) => step.name);
    await workplace.store.audit.add({
      who: by,
      what: 'queue.follow',
      subject: `queue:${queue}`,
      before: { members: state.members.map(({ name }) => name) },
      after: { slot: slot && `${slot.date} ${slot.start}`, added: names('add'), removed: names('remove') },
    });
  }
  return {
    queue,
    kind,
    slot,
    steps: done,
    later: plan.later.map(({ name }) => name),
    findings: told,
    failure: failure === null ? null : sentenceOf(failure),
  };
}

/**
 * Those who are wanted; who comes in anew although her pause was never ended, as after a PBX that forgot her, comes in
 * paused. Pauses of earlier days are over.
 */
function withPauses(
  { config }: Workplace,
  live: LiveQueue,
  { state, wanted, pauses, at }: { state: QueueState; wanted: WantedNow; pauses: Pause[]; at: Date },
): WantedMember[] {
  const dayOf = (date: Date) => dateIn(config.organisation.timezone, date);
  const open = pauses.filter(({ startedAt }) => dayOf(new Date(startedAt)) === dayOf(at));
  return wanted.wanted.map((member) => {
    if (memberOf(live, state, member.extension)) return member;
    const pause = open.find(({ extension }) => extension === member.extension);
    return pause ? { ...member, pauseReason: pause.reason } : member;
  });
}

/** Phones of our people, and those that they had: a member goes by the name of whom it was put in for. */
function oursOf({ members }: QueueState, persons: readonly Person[]): ReadonlySet<string> {
  const names = new Set(persons.map(({ name }) => name));
  const former = members.filter(({ name }) => names.has(name));
  return new Set([...persons, ...former].flatMap(({ extension }) => extension ?? []));
}

function namesOf(persons: readonly Person[]) {
  return (extension: string | null) => {
    const holders = persons.filter((one) => extension !== null && one.extension === extension);
    return holders.find(({ active }) => active) ?? holders[0] ?? null;
  };
}

async function failed(
  workplace: Workplace,
  live: LiveQueue,
  at: Date,
  error: unknown,
): Promise<FollowedQueue> {
  const failure = sentenceOf(error);
  try {
    const { kind, slot, findings } = await readWanted(workplace, live, at);
    return { queue: live.queue, kind, slot, steps: [], later: [], findings, failure };
  } catch {
    // The store does not answer either.
    return { queue: live.queue, kind: 'unreadable', slot: null, steps: [], later: [], findings: [], failure };
  }
}
