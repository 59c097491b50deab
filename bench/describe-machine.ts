import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';

export interface Machine {
  processor: string;
  cores: number;
  memoryGb: number;
  platform: string;
  node: string;
  highs: string;
}

/** What the figures depend on. */
export function describeMachine(): Machine {
  const highs = JSON.parse(
    readFileSync(join(import.meta.dirname, '../node_modules/highs/package.json'), 'utf8'),
  ) as { version: string };
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    highs: highs.version,
  };
}
