import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Followed, Question, Usage } from './serve.ts';
import type { ServerWish } from './team.ts';

export interface BenchServer {
  url: string;
  usage(): Promise<Usage>;
  /** Makes the queue as the timetable has it at that moment. */
  follow(at: Date): Promise<Followed>;
  /** What was heard is in the store when this resolves. */
  end(): Promise<void>;
}

const ANSWER_MS = 20_000;

/** A server over the store of the wish, in a process of its own that ends with this one. */
export async function openServer(wish: ServerWish): Promise<BenchServer> {
  const child = fork(join(import.meta.dirname, 'serve.ts'), [JSON.stringify(wish)]);
  const exited = once(child, 'exit');
  const next = () =>
    new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The server does not answer.')), ANSWER_MS);
      const gone = (code: number | null) => {
        clearTimeout(timer);
        reject(new Error(`The server ended with ${code}.`));
      };
      child.once('exit', gone);
      child.once('message', (message) => {
        clearTimeout(timer);
        child.off('exit', gone);
        resolve(message);
      });
    });
  const ask = <T>(question: Question) => {
    const answer = next();
    child.send(question);
    return answer as Promise<T>;
  };
  const { url } = (await next().catch((error) => {
    child.kill('SIGKILL');
    throw error;
  })) as { url: string };
  return {
    url,
    usage: () => ask({ ask: 'usage' }),
    follow: (at) => ask({ ask: 'follow', at: at.toISOString() }),
    async end() {
      try {
        if (child.exitCode === null) await ask({ ask: 'end' });
      } finally {
        if (child.exitCode === null) setTimeout(() => child.kill('SIGKILL'), 2000).unref();
        await exited;
      }
    },
  };
}
