import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 20;

/**
 * Watches the most memory that a process and those it started have held together. Only Linux tells; what a process
 * takes in its last moments is missed.
 */
export function watchMemory(pid: number | undefined): { peakKb(): number | null; end(): void } {
  const peaks = new Map<number, number>();
  const look = () => {
    if (pid === undefined) return;
    for (const one of withChildren(pid)) {
      const peak = peakOf(one);
      if (peak) peaks.set(one, peak);
    }
  };
  const timer = process.platform === 'linux' ? setInterval(look, EVERY_MS) : undefined;
  return {
    peakKb: () => (peaks.size > 0 ? [...peaks.values()].reduce((sum, peak) => sum + peak, 0) : null),
    end: () => clearInterval(timer),
  };
}

function withChildren(pid: number): number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const children = tasks.flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return [pid, ...children.flatMap(withChildren)];
  } catch {
    return []; // gone meanwhile
  }
}

function peakOf(pid: number): number | null {
  try {
    return Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return null;
  }
}
