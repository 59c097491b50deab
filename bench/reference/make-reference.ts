import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { problemOfInstance } from '../../scheduler/instance.ts';
import { buildPatternModel } from '../../scheduler/pattern-model.ts';
import { generateInstance, type TeamSketch } from '../generate-instance.ts';
import { writeLp } from './write-lp.ts';

/**
 * Writes the reference load: `node bench/reference/make-reference.ts`. Ratios of different days compare only while
 * it stays the same file and the same version of HiGHS.
 */
export const referenceTeam: TeamSketch = {
  name: 'reference-60p-8h-9l-5d',
  seed: 60,
  persons: 60,
  slots: 8,
  lines: 9,
  days: 5,
  shapes: 'runs',
  busy: 0.3,
  undesired: 0.15,
  forced: 10,
  dailyMax: [2, 3],
};

if (import.meta.main) {
  const text = writeLp(buildPatternModel(problemOfInstance(generateInstance(referenceTeam))));
  const packed = gzipSync(text, { level: 9 });
  writeFileSync(join(import.meta.dirname, 'week.lp.gz'), packed);
  console.log(`${text.length} characters, ${packed.length} bytes packed`);
}
