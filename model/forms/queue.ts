import { type Static, Type } from 'typebox';
import { MEMBER_STATES, PBX_STATES, PLAN_KINDS } from '../phones.ts';
import { coat } from './person.ts';
import { count, instant, isoDate, orNull, personKey, strict, texts, timeOfDay } from './shared.ts';

const text = Type.String();

/** How an exchange is reached. */
export const pbxStatusFields = {
  name: text,
  state: Type.Enum([...PBX_STATES]),
  since: instant,
  reason: orNull(Type.String({ description: 'why it is down' })),
};

const planKind = Type.Enum([...PLAN_KINDS], { description: 'what the timetable says of the moment' });
const runningSlotForm = Type.Object(
  { date: isoDate, start: timeOfDay, end: timeOfDay },
  { ...strict, title: 'RunningSlot' },
);
export type RunningSlot = Static<typeof runningSlotForm>;

const memberForm = Type.Object(
  {
    person: orNull(Type.String({ description: 'null: nobody of ours has this extension' })),
    name: text,
    coat,
    extension: orNull(text),
    interface: Type.String({ description: 'what the exchange rings' }),
    state: Type.Enum([...MEMBER_STATES]),
    paused: Type.Boolean(),
    pauseReason: orNull(text),
    pausedSince: orNull(instant),
    pausedBy: orNull(Type.String({ description: 'as the log names them; null: not by Lineup' })),
    isInQueueCall: Type.Boolean(),
    callSince: orNull(instant),
    planned: Type.Boolean(),
    byHand: orNull(Type.Object({ by: text, until: instant }, { ...strict, description: 'came by hand' })),
    callsTaken: count,
    lastCallAt: orNull(instant),
  },
  { ...strict, title: 'QueueMember' },
);
export type MemberView = Static<typeof memberForm>;

const absentForm = Type.Object({ person: personKey, name: text, coat, why: text }, strict);
export type AbsentView = Static<typeof absentForm>;

const callerForm = Type.Object(
  {
    call: Type.String({ description: 'id of the call' }),
    number: orNull(text),
    name: orNull(text),
    position: Type.Integer({ minimum: 1 }),
    since: instant,
  },
  strict,
);
export type CallerView = Static<typeof callerForm>;

const warningForm = Type.Object({ kind: text, text, person: orNull(personKey), since: instant }, strict);

const todayForm = Type.Object(
  {
    received: count,
    answered: count,
    abandoned: count,
    serviceLevel: orNull(Type.Number({ description: 'per cent answered in time' })),
    longestHoldSeconds: count,
  },
  strict,
);
export type QueueToday = Static<typeof todayForm>;

/** A live queue as it is, every sentence said. */
export const queueForm = Type.Object(
  {
    queue: text,
    at: Type.String({ ...instant, description: "the server's clock when it was said" }),
    pbx: Type.Object(pbxStatusFields, strict),
    readAt: orNull(instant),
    strategy: orNull(Type.String({ description: 'as the exchange calls it' })),
    kind: planKind,
    slot: orNull(runningSlotForm),
    members: Type.Array(memberForm, { description: 'in the order of the exchange' }),
    absent: Type.Array(absentForm, { description: 'planned now, and not there' }),
    callers: Type.Array(callerForm),
    warnings: Type.Array(warningForm),
    findings: Type.Array(text, { description: 'what somebody should set right' }),
    today: todayForm,
    pauseReasons: Type.Array(
      Type.Object(
        { key: Type.String({ description: 'what is sent to pause with' }), text },
        { ...strict, title: 'PauseReason' },
      ),
    ),
    limits: Type.Object(
      { longPauseSeconds: Type.Number(), longWaitSeconds: Type.Number(), serviceLevelSeconds: Type.Number() },
      { ...strict, description: 'from when on something is too long' },
    ),
    can: Type.Object({ control: Type.Boolean(), controlOwn: Type.Boolean(), reload: Type.Boolean() }, strict),
  },
  { ...strict, title: 'Queue' },
);
export type QueueView = Static<typeof queueForm>;

/** All live queues. */
export const queuesForm = Type.Object({ at: instant, queues: Type.Array(queueForm) }, strict);
export type QueuesView = Static<typeof queuesForm>;

/** Who is to be in a queue at some moment. */
export const queuePreviewForm = Type.Object(
  {
    queue: text,
    kind: planKind,
    slot: orNull(runningSlotForm),
    wanted: Type.Array(Type.Object({ person: personKey, name: text, coat }, strict), {
      description: 'in the order of the lines',
    }),
    findings: texts,
  },
  { ...strict, title: 'QueuePreview' },
);
export type PreviewView = Static<typeof queuePreviewForm>;

const stepForm = Type.Object(
  {
    kind: Type.Enum(['add', 'remove', 'pause']),
    interface: text,
    extension: orNull(text),
    person: orNull(personKey),
    name: text,
  },
  strict,
);
export type FollowStep = Static<typeof stepForm>;

/** What was done to a queue, or would be, so that it is as the timetable has it. */
export const followedQueueForm = Type.Object(
  {
    queue: text,
    kind: planKind,
    slot: orNull(runningSlotForm),
    steps: Type.Array(stepForm),
    later: Type.Array(text, { description: 'who is to go as soon as their call is over' }),
    findings: texts,
    failure: orNull(Type.String({ description: 'why it could not be done, or not to its end' })),
  },
  { ...strict, title: 'FollowedQueue' },
);
export type RunView = Static<typeof followedQueueForm>;
