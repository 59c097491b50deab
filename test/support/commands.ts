import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { newFolder } from './stores.ts';

const root = join(import.meta.dirname, '../..');

export type Program = 'lineup' | 'schedule-hours' | 'start';

export interface CommandOptions {
  /** Folder of the data; by default one where nothing is. */
  data?: string;
  env?: Record<string, string>;
  cwd?: string;
  /** A program that starts ours, as `setpriv …`. */
  prefix?: string[];
  /** Options of Node itself. */
  nodeOptions?: string[];
}

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A command at work: what it has said so far, and its end. */
export interface RunningCommand {
  child: ChildProcess;
  said: { stdout: string; stderr: string };
  /** Until it has said this on standard output; fails if it ends without. */
  says(text: string): Promise<void>;
  ended: Promise<Outcome>;
}

/** Starts a command as its launcher does, in an environment that says nothing of languages or stores. */
export function startCommand(program: Program, args: string[], options: CommandOptions = {}): RunningCommand {
  const { data, env, cwd = root, prefix = [], nodeOptions = [] } = options;
  const ours = [process.execPath, ...nodeOptions, join(root, 'cli', `${program}.ts`), ...args];
  const [command = '', ...rest] = [...prefix, ...ours];
  const child = spawn(command, rest, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC', LINEUP_DATA: data, ...env },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...said }));
  });
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => said.stdout.includes(text) && resolve();
      child.stdout.on('data', look);
      child.once('close', () => reject(new Error(`ended without "${text}": ${said.stdout}${said.stderr}`)));
      look();
    });
  return { child, said, says, ended };
}

/** Runs a command to its end. */
export async function runCommand(
  program: Program,
  args: string[],
  options: CommandOptions = {},
): Promise<Outcome> {
  return startCommand(program, args, { data: options.data ?? (await newFolder()), ...options }).ended;
}

/** Runs a command that must end well, and gives what it answered. */
export async function succeed(
  program: Program,
  args: string[],
  options: CommandOptions = {},
): Promise<string> {
  const { code, stdout, stderr } = await runCommand(program, args, options);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
  return stdout;
}

/** Runs a command with `--json` that must end well, and gives the document on its last line. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many forms.
export async function answer(program: Program, args: string[], options: CommandOptions = {}): Promise<any> {
  const stdout = await succeed(program, [...args, '--json'], options);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1)!);
}
