import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** Another process of ours, which speaks in lines. */
export interface Child {
  process: ChildProcess;
  /** Waits for its next line. */
  nextLine(): Promise<string>;
  /** Says a line to it. */
  tell(line: string): void;
  /** Waits for its end: all lines that nobody has taken yet, its exit code, what it complained of. */
  end(): Promise<{ lines: string[]; code: number | null; complaints: string }>;
}

/**
 * Runs a TypeScript file with the Node of the tests, by `prefix` (as "setpriv …") if there is one.
 * Whatever still runs at the end of the test is killed.
 */
export function startChild(file: string, args: string[], prefix: string[] = []): Child {
  const [program = '', ...rest] = [...prefix, process.execPath, file, ...args];
  const child = spawn(program, rest, { stdio: ['pipe', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  child.stdin.on('error', () => {});
  const closed = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    async nextLine() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${file} ended without a word: ${complaints}`);
      return value;
    },
    tell: (line) => child.stdin.write(`${line}\n`),
    async end() {
      const rest: string[] = [];
      for (let next = await lines.next(); !next.done; next = await lines.next()) rest.push(next.value);
      const [code] = (await closed) as [number | null];
      return { lines: rest, code, complaints };
    },
  };
}
