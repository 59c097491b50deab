import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestAsterisk } from '../../test/support/asterisk/start-asterisk.ts';

/** A member as Asterisk lists it. */
export interface ListedMember {
  extension: string;
  isPaused: boolean;
  reason: string;
}

/** An eye on Asterisk's manager, made without the program that is measured. */
export interface AmiEye {
  /** When Asterisk said that it was fully booted, by `performance.now()`. */
  bootedAt: number;
  /** When it told of each number that joined a queue, in ms since the epoch. */
  joined: ReadonlyMap<string, number>;
  members(queue: string): Promise<ListedMember[]>;
  close(): void;
}

type Message = Map<string, string>;

/** Tries until Asterisk lets it in and is fully booted. Rejects after the limit. */
export async function openAmiEye(asterisk: TestAsterisk, limitMs: number): Promise<AmiEye> {
  const limit = performance.now() + limitMs;
  for (;;) {
    const eye = await tryOnce(asterisk).catch(() => null);
    if (eye) return eye;
    if (performance.now() > limit) throw new Error('Asterisk is not fully booted.');
    await wait(5);
  }
}

async function tryOnce({ amiPort, secret }: TestAsterisk): Promise<AmiEye> {
  const socket = connect({ port: amiPort, host: '127.0.0.1', noDelay: true });
  socket.on('error', () => {});
  try {
    await once(socket, 'connect');
    const joined = new Map<string, number>();
    const hear = listenTo(socket, (message) => {
      if (message.get('Event') !== 'QueueCallerJoin') return;
      joined.set(message.get('CallerIDNum') ?? '', performance.timeOrigin + performance.now());
    });
    say(socket, { Action: 'Login', Username: 'lineup', Secret: secret });
    await hear((message) => message.get('Event') === 'FullyBooted');
    const bootedAt = performance.now();
    let id = 0;
    return {
      bootedAt,
      joined,
      async members(queue) {
        id += 1;
        const list: ListedMember[] = [];
        say(socket, { Action: 'QueueStatus', Queue: queue, ActionID: `eye-${id}` });
        await hear((message) => {
          if (message.get('ActionID') !== `eye-${id}`) return false;
          if (message.get('Event') === 'QueueMember') list.push(memberOf(message));
          return message.get('Event') === 'QueueStatusComplete';
        });
        return list;
      },
      close: () => socket.destroy(),
    };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

function memberOf(message: Message): ListedMember {
  return {
    extension: message.get('Location')?.replace(/\D/g, '') ?? '',
    isPaused: message.get('Paused') === '1',
    reason: message.get('PausedReason') ?? '',
  };
}

function say(socket: Socket, action: Record<string, string>): void {
  const lines = Object.entries(action).map(([key, value]) => `${key}: ${value}\r\n`);
  socket.write(`${lines.join('')}\r\n`);
}

/** What answers when a message came that fits; rejects when the connection is over. */
function listenTo(
  socket: Socket,
  note: (message: Message) => void,
): (fits: (message: Message) => boolean) => Promise<void> {
  let rest = '';
  let look: ((message: Message) => void) | null = null;
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\r\n\r\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const pairs = part.split('\r\n').map((line) => line.split(/: ?(.*)/s).slice(0, 2) as [string, string]);
      const message = new Map(pairs);
      note(message);
      look?.(message);
    }
  });
  return (fits) =>
    new Promise((resolve, reject) => {
      const gone = () => reject(new Error('The connection is over.'));
      socket.once('close', gone);
      look = (message) => {
        if (!fits(message)) return;
        look = null;
        socket.off('close', gone);
        resolve();
      };
    });
}
