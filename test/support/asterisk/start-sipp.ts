import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestAsterisk } from './start-asterisk.ts';
import { unprivileged } from './unprivileged.ts';

export interface SippOptions {
  /** A file of `scenarios/`, without its ending. */
  scenario: 'answers' | 'rejects' | 'transfers' | 'caller' | 'register';
  /** Of the scenario's {{…}}. */
  values?: Record<string, string | number>;
  /** Its own UDP port. */
  port: number;
  /** Lines of the list for [field0] … */
  list?: readonly string[];
  /** More of its arguments, such as "-s" and an extension to call, "-m" and how many calls. */
  args?: readonly string[];
}

export interface RunningSipp {
  readonly process: ChildProcess;
  /** Its exit code: 0 when all its calls went as its scenario says. */
  readonly ended: Promise<number | null>;
  /** Ends it on the spot, without a word to the other side. */
  kill(): Promise<void>;
}

let count = 0;

/** Starts SIPp of the Asterisk's tree, or that of sid, against that Asterisk. */
export function startSipp(asterisk: TestAsterisk, options: SippOptions): RunningSipp {
  const { scenario, values = {}, port, list, args = [] } = options;
  const { folder, sippTree } = asterisk;
  const name = `${scenario}-${++count}`;
  const text = readFileSync(join(import.meta.dirname, 'scenarios', `${scenario}.xml`), 'utf8');
  const file = join(folder, `${name}.xml`);
  writeFileSync(
    file,
    text.replace(/\{\{(\w+)\}\}/g, (_, key: string) => escapeXml(String(values[key] ?? ''))),
  );
  const listArgs: string[] = [];
  if (list) {
    writeFileSync(join(folder, `${name}.csv`), `SEQUENTIAL\n${list.join('\n')}\n`);
    listArgs.push('-inf', join(folder, `${name}.csv`));
  }
  const [program = '', ...prefix] = unprivileged();
  const child = spawn(
    program,
    [
      ...prefix,
      sippTree.loader,
      '--library-path',
      sippTree.libraries,
      join(sippTree.root, 'usr/bin/sipp'),
      `127.0.0.1:${asterisk.sipPort}`,
      ...['-sf', file, '-i', '127.0.0.1', '-p', String(port), '-nostdin', ...listArgs, ...args],
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, TERM: 'dumb', LC_ALL: 'C' } },
  );
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-4000);
  });
  const ended = once(child, 'close').then(([code]) => {
    if (code !== null && code !== 0 && process.env.LINEUP_SIPP) console.error(name, code, complaints);
    return code as number | null;
  });
  return {
    process: child,
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Numbers come into XML as text, except in attributes, where they are safe. */
function escapeXml(value: string): string {
  return value.replace(/\]\]>/g, '');
}
