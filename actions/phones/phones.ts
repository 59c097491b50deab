import type {
  AbsentView,
  MemberView,
  QueueView as SaidQueue,
  RunView as SaidRun,
} from '../../model/forms/queue.ts';
import type { PbxStatus } from '../../model/phones.ts';
import type { Instant, PersonKey, Sentence } from '../../model/types.ts';
import type { Pbx } from '../../telephony/pbx.ts';

export type { PbxEvent } from '../../telephony/pbx.ts';

/** A queue of ours that lives at an exchange. */
export interface LiveQueue {
  /** In our configuration. */
  queue: string;
  pbx: Pbx;
  nameAtPbx: string;
  /** Lines of the timetable whose people attend it, from 0, in their order; `null`: all of them. */
  lines: readonly number[] | null;
}

/** The exchanges and their queues: all that steering needs, in a server or for one command. */
export interface Exchanges {
  readonly pbxs: ReadonlyMap<string, Pbx>;
  readonly liveQueues: readonly LiveQueue[];
  /** To be told after something was written or done to a queue; resolves when views show it. Never rejects. */
  refresh(queue: string): Promise<void>;
  close(): Promise<void>;
}

/** The phones of a server: exchanges that it listens to, and what is true of each queue now. */
export interface Phones extends Exchanges {
  /** Names of the live queues, in the order of the configuration. */
  queues(): string[];
  /** What is true now, from memory: no file, no store, no PBX is asked. `unknown-queue`. */
  view(queue: string): QueueView;
  /** Makes the queues follow the timetable now, for the log by the name of `by`. Failures are told in the answer. */
  follow(wish?: FollowWish): Promise<FollowedQueue[]>;
}

export interface FollowWish {
  /** Only this one; by default all. `unknown-queue`. */
  queue?: string;
  /** As of this moment; by default now. */
  at?: Date;
  /** Who wants it; by default `timetable`. */
  by?: string;
  /** Only says what it would do. */
  dryRun?: boolean;
}

/** What was done to a queue, its sentences still to be said. */
export interface FollowedQueue extends Omit<SaidRun, 'findings' | 'failure'> {
  findings: Sentence[];
  /** Why it could not be done, or not to its end: the next run does the rest. */
  failure: Sentence | null;
}

/** A queue as its page shows it; whoever shows it says the sentences in the reader's language. */
export interface QueueView
  extends Omit<
    SaidQueue,
    'at' | 'limits' | 'can' | 'pbx' | 'members' | 'absent' | 'warnings' | 'findings' | 'pauseReasons'
  > {
  pbx: { name: string } & PbxStatus;
  members: QueueViewMember[];
  absent: (Omit<AbsentView, 'why'> & { why: Sentence })[];
  warnings: QueueWarning[];
  /** What somebody should set right: people without extension, no timetable … */
  findings: Sentence[];
  pauseReasons: { key: string; text: Sentence }[];
}

export interface QueueViewMember extends Omit<MemberView, 'pauseReason'> {
  /** One of the known reasons as its text `pause.<key>`, or what the PBX says; `null`: none. */
  pauseReason: Sentence | null;
}

export interface QueueWarning {
  /** "member-unreachable", "missed-rings", "waiting-with-nobody", "pbx-down". */
  kind: string;
  text: Sentence;
  person: PersonKey | null;
  since: Instant;
}
