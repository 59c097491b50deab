import type { PbxStatus, QueueMember, QueueState } from '../model/phones.ts';
import type { Instant } from '../model/types.ts';

/**
 * A telephone exchange with queues. Queues go by the names of our configuration, interfaces by the PBX's; what it
 * cannot do rejects with an AppError: `pbx-down`, `pbx-timeout`, `pbx-login`, `pbx-refused`, `unknown-queue`.
 */
export interface Pbx {
  /** In the configuration. */
  readonly name: string;
  readonly status: PbxStatus;
  /** Begins to connect, and goes on trying for ever. Never rejects. */
  open(): void;
  /** Until it is ready; rejects with why it is not when the signal says so, or at once if no waiting will mend it. */
  whenReady(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;

  /** What the installation's template makes of an extension, and back (`null`: not of that form). */
  interfaceOf(extension: string): string;
  extensionOf(name: string): string | null;

  /** All configured queues, or those named. `unknown-queue`. */
  readQueues(names?: readonly string[]): Promise<QueueState[]>;
  addMember(queue: string, member: NewMember): Promise<'added' | 'already'>;
  /** A call that is up goes on. */
  removeMember(queue: string, member: { interface: string }): Promise<'removed' | 'absent'>;
  /** `reason: null` resumes. */
  pauseMember(
    queue: string,
    member: { interface: string },
    reason: string | null,
  ): Promise<'done' | 'absent'>;

  /** Phones that may register; `null`: this PBX's are not ours to keep. */
  readonly extensions: PbxExtensions | null;
  /** What a user of Lineup could set right, in words; empty: all is well. */
  diagnose(signal: AbortSignal): Promise<PbxFinding[]>;

  /** Hears everything from now on; returns the function that stops it. Listeners must not throw. */
  subscribe(listener: (event: PbxEvent) => void): () => void;
}

export interface NewMember {
  extension: string;
  name: string;
  /** Joins paused, with this reason ('' for none). */
  pauseReason?: string | null;
}

/** Phones at a PBX: what registers and is rung. */
export interface PbxExtensions {
  list(): Promise<PbxExtension[]>;
  /** Puts in and changes; answers when the PBX really has them. Secrets are those handed in. */
  put(extensions: readonly NewExtension[]): Promise<void>;
  remove(extensions: readonly string[]): Promise<void>;
  /** Calls that are up, of any phone. */
  countCalls(): Promise<number>;
}

export interface PbxExtension {
  extension: string;
  /** Of its caller id; '' if none. */
  name: string;
  isRegistered: boolean;
}

export interface NewExtension {
  extension: string;
  name: string;
  /** A new one for the phone; `null`: the one it has stays. */
  secret: string | null;
}

export interface PbxFinding {
  /** Key of the text `pbx-check.<key>`. */
  key: string;
  level: 'fine' | 'doubt' | 'fault';
  values: Record<string, string | number>;
}

/**
 * What happens at a PBX, whoever makes it. `call` is the PBX's own id of a caller's channel. Their order within a
 * call is not promised, and one may come twice.
 */
export type PbxEvent = { at: Instant } & (
  | { type: 'status'; status: PbxStatus }
  /** After each (re)connection, and after a gap: all that is true now. What happened in between is not told. */
  | { type: 'resync'; queues: QueueState[] }
  | { type: 'member'; member: QueueMember }
  | { type: 'member-removed'; queue: string; interface: string; extension: string | null }
  | CallEvent
);

export type CallEvent =
  | {
      type: 'caller-joined';
      call: string;
      queue: string;
      number: string | null;
      name: string | null;
      position: number;
    }
  | { type: 'caller-moved'; call: string; queue: string; position: number }
  /** One for each phone that rings. */
  | { type: 'phone-rings'; call: string; queue: string; interface: string; extension: string | null }
  /** It stopped ringing by itself or by its holder; not when the caller went or another answered. */
  | {
      type: 'ring-missed';
      call: string;
      queue: string;
      interface: string;
      extension: string | null;
      ringMs: number;
      isRejected: boolean;
    }
  | {
      type: 'call-answered';
      call: string;
      queue: string;
      interface: string;
      extension: string | null;
      holdSeconds: number;
      ringSeconds: number;
    }
  /** The caller put the phone down. */
  | { type: 'caller-hung-up'; call: string }
  /** Out of the queue without an answer; why is told by `caller-hung-up` before it or `queue-result`. */
  | { type: 'caller-left'; call: string; queue: string; holdSeconds: number | null }
  /** What the dialplan knows of why: TIMEOUT, FULL, JOINEMPTY, LEAVEEMPTY … */
  | { type: 'queue-result'; call: string; queue: string; result: string; number: string | null }
  | {
      type: 'call-transferred';
      call: string;
      interface: string | null;
      kind: 'blind' | 'attended';
      to: string;
    }
  /** The agent's part is over. `call: null`: only queue and interface are known. */
  | {
      type: 'call-completed';
      call: string | null;
      queue: string;
      interface: string;
      talkSeconds: number;
      holdSeconds: number;
      endedBy: 'caller' | 'agent' | 'transfer';
    }
  /** The caller's channel is gone. */
  | { type: 'call-ended'; call: string };
