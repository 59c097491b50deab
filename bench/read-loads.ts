import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseInstance } from '../scheduler/instance.ts';
import type { Load } from './contender.ts';
import { generateInstance, type TeamSketch } from './generate-instance.ts';

/** The instances of a folder, the smallest first. Throws a sentence where there are none or one is wrong. */
export function readLoads(folder: string): Load[] {
  let files: string[];
  try {
    files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  } catch (error) {
    throw new Error(`--instances ${folder} cannot be read: ${(error as Error).message}`);
  }
  if (files.length === 0) throw new Error(`--instances ${folder} has no .json file.`);
  const loads = files.map((file): Load => {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    try {
      const instance = parseInstance(text, file);
      const expected = (instance as { expected?: Load['expected'] }).expected ?? null;
      return { file: path, name: basename(file, '.json'), instance, expected };
    } catch (error) {
      throw new Error(
        `${path} is no instance: ${JSON.stringify((error as { values?: unknown }).values ?? error)}`,
      );
    }
  });
  return loads.sort((a, b) => turnsOf(a) - turnsOf(b) || (a.name < b.name ? -1 : 1));
}

/** Makes the instances of sketches in a folder. */
export function makeLoads(sketches: readonly TeamSketch[], folder: string): Load[] {
  mkdirSync(folder, { recursive: true });
  return sketches.map((sketch) => {
    const instance = generateInstance(sketch);
    const file = join(folder, `${sketch.name}.json`);
    writeFileSync(file, JSON.stringify(instance));
    return { file, name: sketch.name, instance, expected: null };
  });
}

/** Person-slots: what a problem grows with. */
export function turnsOf({ instance: { days, hours, persons } }: Load): number {
  return days.length * hours * persons.length;
}
