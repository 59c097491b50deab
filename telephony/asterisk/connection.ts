import { AppError } from '../../model/errors.ts';
import type { PbxStatus } from '../../model/phones.ts';
import type { AmiAction, AmiAnswer, AmiMessage } from './ami-message.ts';
import { openSession, refused, type Session, type SessionOptions } from './session.ts';

export interface ConnectionOptions extends SessionOptions {
  /** What the time is. */
  clock: () => Date;
  retry?: Partial<RetryPace>;
}

export interface RetryPace {
  /** Before the second try; each further one waits half as long again, up to `mostMs`. */
  firstMs: number;
  mostMs: number;
  /** Where no waiting will mend it: a password is not tried so often that we are taken for a burglar. */
  hopelessMs: number;
}

export interface ConnectionListener {
  onEvent(event: AmiMessage): void;
  onStatus(status: PbxStatus): void;
  /** A new session is up; `ready` follows when this resolves. If it rejects, the session is given up. */
  prepare(session: Session): Promise<void>;
}

/** A connection to Asterisk's manager that is made again whenever it breaks. */
export interface Connection {
  readonly status: PbxStatus;
  /** Whether the account is told of what happens to Asterisk itself. */
  readonly hearsSystem: boolean;
  /** Begins; does nothing if it has begun. */
  open(): void;
  close(): void;
  /** `once`: rejects as soon as an attempt has failed. */
  whenReady(signal: AbortSignal, patience?: 'once'): Promise<void>;
  /** As of `Session`; at once `pbx-down`, or why we are not let in, while not ready: nothing is kept for later. */
  act(action: AmiAction): Promise<AmiAnswer>;
  /** The same, and an answer of "Error" rejects with `pbx-refused` in Asterisk's words. */
  insist(action: AmiAction): Promise<AmiAnswer>;
  list: Session['list'];
}

const usualPace: RetryPace = { firstMs: 250, mostMs: 1500, hopelessMs: 60_000 };
const hopeless = new Set(['pbx-login', 'pbx-certificate']);

export function openConnection(options: ConnectionOptions, listener: ConnectionListener): Connection {
  const { pbx, clock } = options;
  const pace = { ...usualPace, ...options.retry };
  let status: PbxStatus = { state: 'closed', since: clock().toISOString(), reason: null };
  let session: Session | null = null;
  let failure: AppError | null = null;
  let timer: NodeJS.Timeout | undefined;
  let waitMs = pace.firstMs;
  // Whatever an earlier attempt still has to say is not heard.
  let attempt = 0;
  const watchers = new Set<() => void>();

  const tell = (state: PbxStatus['state'], error: AppError | null) => {
    failure = error;
    const reason = error && { key: `error.${error.code}`, values: error.values };
    const isNews = state !== status.state;
    if (!isNews && JSON.stringify(reason) === JSON.stringify(status.reason)) return;
    status = { state, since: isNews ? clock().toISOString() : status.since, reason };
    listener.onStatus(status);
    for (const watch of [...watchers]) watch();
  };
  const retry = (error: AppError) => {
    attempt += 1;
    session = null;
    tell('down', error);
    const wait = hopeless.has(error.code) ? pace.hopelessMs : waitMs * (0.8 + 0.2 * Math.random());
    waitMs = Math.min(waitMs * 1.5, pace.mostMs);
    timer = setTimeout(connect, wait);
  };
  const connect = async () => {
    attempt += 1;
    const mine = attempt;
    const isMine = () => mine === attempt;
    let opened: Session | null = null;
    try {
      opened = await openSession(options, {
        onEvent: (event) => isMine() && listener.onEvent(event),
        onEnd: (error) => isMine() && opened && retry(error),
      });
      if (!isMine()) return opened.end();
      await listener.prepare(opened);
      if (!isMine()) return opened.end();
      session = opened;
      waitMs = pace.firstMs;
      tell('ready', null);
    } catch (error) {
      opened?.end();
      if (!isMine()) return;
      retry(error instanceof AppError ? error : new AppError('pbx-down', { pbx, reason: String(error) }));
    }
  };
  const whyNot = () => failure ?? new AppError('pbx-down', { pbx, reason: status.state });
  const now = () => {
    if (session) return session;
    throw whyNot();
  };

  return {
    get status() {
      return status;
    },
    get hearsSystem() {
      return session?.hearsSystem ?? false;
    },
    open() {
      if (status.state !== 'closed') return;
      tell('connecting', null);
      void connect();
    },
    close() {
      attempt += 1;
      clearTimeout(timer);
      session?.end();
      session = null;
      tell('closed', null);
    },
    whenReady: (signal, patience) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (status.state === 'ready') return settle(resolve);
          if (failure && (patience === 'once' || hopeless.has(failure.code))) {
            return settle(() => reject(whyNot()));
          }
          if (signal.aborted || status.state === 'closed') settle(() => reject(whyNot()));
        };
        const settle = (how: () => void) => {
          watchers.delete(look);
          signal.removeEventListener('abort', look);
          how();
        };
        watchers.add(look);
        signal.addEventListener('abort', look);
        look();
      }),
    act: async (action) => now().act(action),
    async insist(action) {
      const answer = await now().act(action);
      if (!answer.isSuccess) throw refused(pbx, action, answer.message);
      return answer;
    },
    list: async (action, onComplete) => now().list(action, onComplete),
  };
}
