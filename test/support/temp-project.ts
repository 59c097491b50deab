import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../..');
export const realPackages = join(root, 'node_modules');

/** A running program and what it has said so far. */
export interface Running {
  child: ChildProcess;
  said: { stdout: string; stderr: string };
  /** Until it has printed this, on either side; fails if it ends without. */
  prints: (text: string) => Promise<void>;
  /** Until its end. */
  ends: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
}

/**
 * A copy of our start-up side in a temporary folder, without packages, that goes away with the test.
 * @param files further texts, by path
 * @returns its real path
 */
export function makeTempProject(files: Record<string, string> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lineup-project-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ['cli/bin', 'test/run.js', 'test/support', 'package.json', 'package-lock.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Gives the copy our packages, as links, all but those named. */
export function linkPackages(folder: string, without: string[] = []): void {
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(realPackages)) {
    if (!without.includes(name)) symlinkSync(join(realPackages, name), join(folder, 'node_modules', name));
  }
}

/** Starts a program in a process group of its own, with an environment like cron's. */
export function start(command: string, args: string[], options: SpawnOptions = {}): Running {
  // without our own programs: the Node that starts the launchers is the machine's
  const path = process.env.PATH?.split(delimiter).filter((one) => !/node_modules[\\/]\.bin$/.test(one));
  const environment = { PATH: path?.join(delimiter), HOME: process.env.HOME, ...options.env };
  const child = spawn(command, args, { ...options, env: environment, detached: true });
  const said = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    said.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    said.stderr += text;
  });
  const ends = new Promise<Awaited<Running['ends']>>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...said }));
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return { child, said, ends, prints: (text) => waitForText(child, said, text) };
}

function waitForText(child: ChildProcess, said: Running['said'], text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      if (`${said.stdout}\n${said.stderr}`.includes(text)) resolve();
    };
    child.stdout?.on('data', look);
    child.stderr?.on('data', look);
    child.on('close', () => reject(new Error(`ended without "${text}": ${said.stdout}${said.stderr}`)));
    look();
  });
}
