/// <reference path="./asterisk-manager.d.ts" />
import openManager from 'asterisk-manager';
import { AppError } from '../../model/errors.ts';
import { type AmiAction, type AmiAnswer, type AmiMessage, field } from './ami-message.ts';
import { checkAction } from './check-action.ts';
import { openRelay, type Relay, type RelayOptions } from './relay.ts';

export interface SessionOptions extends RelayOptions {
  user: string;
  password: string;
  /** After so long without a word Asterisk is asked whether it is there. */
  heartbeatMs: number;
}

/** One connection to Asterisk's manager, logged in; there is no other use of it after its end. */
export interface Session {
  /** FullyBooted came: the account may read `system`. */
  readonly hearsSystem: boolean;
  /**
   * @throws AppError `pbx-down` (also when the connection breaks before the answer: it may have been done),
   * `pbx-timeout`, `pbx-refused` for what cannot be said. An answer of "Error" resolves.
   */
  act(action: AmiAction): Promise<AmiAnswer>;
  /**
   * The events with which Asterisk answers, without the last one.
   * @param onComplete is told of them before any event that comes after them
   */
  list(action: AmiAction, onComplete?: (items: AmiMessage[]) => void): Promise<AmiMessage[]>;
  end(): void;
}

export interface SessionListener {
  onEvent(event: AmiMessage): void;
  /** Once, unless we ended it. */
  onEnd(error: AppError): void;
}

interface Waiting {
  settle(error: AppError | null, answer?: AmiMessage): void;
}

interface Collector {
  items: AmiMessage[];
  complete(last: AmiMessage): void;
}

let lastId = 0;

/** How long Asterisk may take to tell that it is fully booted; who may not hear `system` is never told. */
const bootPatienceMs = 400;

/**
 * Connects, logs in, and waits for Asterisk to be fully booted as far as it tells.
 * @throws AppError `pbx-down`, `pbx-timeout`, `pbx-certificate`, `pbx-login`
 */
export async function openSession(options: SessionOptions, listener: SessionListener): Promise<Session> {
  const { pbx, timeoutMs, heartbeatMs } = options;
  const waiting = new Map<string, Waiting>();
  const collectors = new Map<string, Collector>();
  let relay: Relay | null = null;
  let ended: AppError | null = null;
  let heartbeat: NodeJS.Timeout | undefined;
  let sayBooted = () => {};
  let hearsSystem = false;

  const stop = (error: AppError) => {
    if (ended) return false;
    ended = error;
    clearInterval(heartbeat);
    relay?.destroy();
    manager.disconnect();
    for (const { settle } of [...waiting.values()]) settle(error);
    return true;
  };
  const fail = (reason: string) => {
    const error = new AppError('pbx-down', { pbx, reason });
    if (stop(error)) listener.onEnd(error);
  };

  // One of its instances for each connection: what it has read halfway when one breaks would garble the next. It is
  // given no port, as it would log in by itself and keep a refusal to itself.
  const manager = openManager(undefined, '127.0.0.1', options.user, options.password, true);
  manager.setMaxListeners(0);
  manager.on('error', () => {});
  manager.on('close', () => fail('EOF'));
  manager.on('managerevent', (event: AmiMessage) => {
    if (ended) return;
    const collector = collectors.get(field(event, 'actionid'));
    if (!collector) {
      if (event.event === 'FullyBooted') {
        hearsSystem = true;
        sayBooted();
      }
      listener.onEvent(event);
    } else if (/^(complete|cancelled)$/i.test(field(event, 'eventlist'))) collector.complete(event);
    else collector.items.push(event);
  });

  /** Sends under an id of ours: the library's own are no more than the time of day. */
  const send = (
    action: AmiAction,
    id: string,
    settled: (error: AppError | null, answer?: AmiMessage) => void,
  ) => {
    const answer = (_error: unknown, message: AmiMessage) => settle(null, message);
    const settle = (error: AppError | null, message?: AmiMessage) => {
      if (!waiting.delete(id)) return;
      clearTimeout(timer);
      manager.removeListener(id, answer);
      settled(error, message);
    };
    const timer = setTimeout(() => settle(timedOut(pbx, action, timeoutMs)), timeoutMs);
    waiting.set(id, { settle });
    // It takes the id out of what it is given.
    manager.action({ ...action, actionid: id }, answer);
  };
  const act = (action: AmiAction) =>
    new Promise<AmiAnswer>((resolve, reject) => {
      checkAction(pbx, action);
      if (ended) return reject(ended);
      send(action, newId(), (error, message = {}) => (error ? reject(error) : resolve(answerOf(message))));
    });
  const list: Session['list'] = (action, onComplete) =>
    new Promise((resolve, reject) => {
      checkAction(pbx, action);
      if (ended) return reject(ended);
      const id = newId();
      const finish = (error: AppError | null, items: AmiMessage[] = []) => {
        if (!collectors.delete(id)) return;
        clearTimeout(timer);
        waiting.delete(`${id} list`);
        if (error) return reject(error);
        onComplete?.(items);
        resolve(items);
      };
      const timer = setTimeout(() => finish(timedOut(pbx, action, timeoutMs)), timeoutMs);
      // In place before it is sent: the first events arrive together with the answer.
      const collector: Collector = { items: [], complete: () => finish(null, collector.items) };
      collectors.set(id, collector);
      waiting.set(`${id} list`, { settle: (error) => finish(error) });
      send(action, id, (error, message = {}) => {
        const answer = answerOf(message);
        if (error) finish(error);
        else if (!answer.isSuccess) finish(refused(pbx, action, answer.message));
      });
    });

  relay = await openRelay(options, fail);
  try {
    const isBooted = new Promise<void>((resolve) => {
      sayBooted = resolve;
    });
    await logIn(manager, relay, options);
    heartbeat = setInterval(() => {
      if (!relay || performance.now() - relay.heardAt < heartbeatMs) return;
      act({ action: 'Ping' }).catch(() => fail('ETIMEDOUT'));
    }, heartbeatMs);
    await Promise.race([isBooted, new Promise((resolve) => setTimeout(resolve, bootPatienceMs).unref())]);
  } catch (error) {
    stop(error as AppError);
    throw error;
  }
  if (ended) throw ended;
  return {
    get hearsSystem() {
      return hearsSystem;
    },
    act,
    list,
    end: () => stop(new AppError('pbx-down', { pbx, reason: 'closed' })),
  };
}

/** Through the relay; the refusal comes a second late, by Asterisk's will. */
function logIn(
  manager: ReturnType<typeof openManager>,
  { port }: Relay,
  { pbx, user, timeoutMs }: SessionOptions,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(timedOut(pbx, { action: 'Login' }, timeoutMs)), timeoutMs);
    const settle = (error: AppError | null) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    };
    manager.once('close', () => settle(new AppError('pbx-down', { pbx, reason: 'EOF' })));
    manager.connect(port, '127.0.0.1', () => {
      manager.login((refusal) => {
        if (!refusal) return settle(null);
        settle(new AppError('pbx-login', { pbx, user, reason: field(refusal, 'message') }));
      });
    });
  });
}

function newId(): string {
  lastId += 1;
  return `lu${process.pid}-${lastId}`;
}

function answerOf(fields: AmiMessage): AmiAnswer {
  const isSuccess = !/^error$/i.test(field(fields, 'response'));
  return { isSuccess, message: field(fields, 'message'), fields };
}

function timedOut(pbx: string, { action }: AmiAction, timeoutMs: number): AppError {
  return new AppError('pbx-timeout', { pbx, action, seconds: Math.round(timeoutMs / 100) / 10 });
}

export function refused(pbx: string, { action }: AmiAction, reason: string): AppError {
  return new AppError('pbx-refused', { pbx, action, reason });
}
