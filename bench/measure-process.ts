import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { watchMemory } from './watch-memory.ts';

/** A program with its arguments. Programs of Node report their memory themselves, others are watched. */
export interface Command {
  program: string;
  args: string[];
  /** Seconds after which it is told to end (SIGTERM), and is ended two seconds later. */
  limitSeconds: number;
  reportsMemory: boolean;
}

/** One run of a whole process, from before its start to after its end. */
export interface Measured {
  seconds: number;
  /** What it printed, each line with the seconds since the start at which it was there. */
  lines: { text: string; seconds: number }[];
  complaints: string;
  code: number | null;
  isOverLimit: boolean;
  /** Most memory it held; `null`: unknown. */
  peakKb: number | null;
}

const GRACE_MS = 2_000;

/** Runs a process and measures it. Rejects when it cannot be started. */
export function measureProcess({ program, args, limitSeconds, reportsMemory }: Command): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const lines: Measured['lines'] = [];
    let complaints = '';
    let reported = '';
    let isOverLimit = false;
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1000;
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe', reportsMemory ? 'pipe' : 'ignore'],
    });
    const watch = reportsMemory ? null : watchMemory(child.pid);
    const limit = setTimeout(() => {
      isOverLimit = true;
      child.kill('SIGTERM');
    }, limitSeconds * 1000);
    const end = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000 + GRACE_MS);
    const settle = () => {
      clearTimeout(limit);
      clearTimeout(end);
      watch?.end();
    };
    createInterface({ input: child.stdout as Readable }).on('line', (text) => {
      lines.push({ text, seconds: seconds() });
    });
    child.stderr!.on('data', (chunk: Buffer) => {
      complaints += chunk;
    });
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      reported += chunk;
    });
    let ended = 0;
    child.on('exit', () => {
      ended = seconds();
    });
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('close', (code) => {
      settle();
      const peakKb = reportsMemory ? Number(reported) || null : watch!.peakKb();
      resolve({ seconds: ended, lines, complaints, code, isOverLimit, peakKb });
    });
  });
}
