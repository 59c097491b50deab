import type { RuleSet } from '../model/config/schema.ts';
import type { Problem } from './problem.ts';

/** The optional fields of an instance about queues and skills. */
export interface InstanceQueues {
  /** Queues with how many of the lines are theirs, in every slot. */
  queues?: { name: string; lines: number }[];
  /** Least persons of a group in every slot. */
  skills?: Record<string, number>;
}

/** The optional fields of a person. */
export interface InstanceServes {
  /** Names of the queues served; left out: all. */
  queues?: string[];
  groups?: string[];
}

/** How an instance's values are read, each refusing what is wrong. */
export interface InstanceReader {
  refuse(reason: string): never;
  whole(value: unknown, where: string, least: number, most: number): number;
  list(value: unknown, where: string): unknown[];
}

/** Checks the optional fields, after the others. */
export function checkInstanceQueues(
  found: Record<string, unknown>,
  { refuse, whole, list }: InstanceReader,
): void {
  const name = (value: unknown, where: string): string => {
    if (typeof value === 'string' && value !== '') return value;
    return refuse(`${where} is ${JSON.stringify(value) ?? 'missing'}, a name is expected`);
  };
  const names: string[] = [];
  if (found.queues !== undefined) {
    let lines = 0;
    list(found.queues, 'queues').forEach((entry, i) => {
      const queue = (entry ?? {}) as Record<string, unknown>;
      names.push(name(queue.name, `queues[${i}].name`));
      lines += whole(queue.lines, `queues[${i}].lines`, 1, 10_000);
    });
    if (new Set(names).size !== names.length) refuse('queues names one twice');
    if (lines !== found.lines) refuse(`queues have ${lines} lines together, not ${found.lines as number}`);
  }
  (found.persons as Record<string, unknown>[]).forEach(({ queues, groups }, i) => {
    if (queues !== undefined) {
      list(queues, `persons[${i}].queues`).forEach((queue, j) => {
        const where = `persons[${i}].queues[${j}]`;
        if (!names.includes(name(queue, where)))
          refuse(`${where} is "${queue as string}", which is no queue`);
      });
    }
    if (groups !== undefined) {
      list(groups, `persons[${i}].groups`).forEach(
        (group, j) => void name(group, `persons[${i}].groups[${j}]`),
      );
    }
  });
  if (found.skills !== undefined) {
    if (typeof found.skills !== 'object' || found.skills === null || Array.isArray(found.skills)) {
      refuse('skills is no map from group to a whole number');
    }
    for (const [group, least] of Object.entries(found.skills as object))
      whole(least, `skills.${group}`, 0, 10_000);
  }
}

/** Classes of lines, and what they are called. */
export function classesOfInstance({
  lines,
  queues,
}: InstanceQueues & { lines: number }): Pick<Problem, 'lineClasses' | 'queues'> {
  if (!queues || queues.length === 0) return { lineClasses: new Array<number>(lines).fill(0) };
  const lineClasses = queues.flatMap((queue, c) => new Array<number>(queue.lines).fill(c));
  return { lineClasses, queues: queues.map(({ name }) => name) };
}

/** Most turns of a person on each queue; `null`: she serves all. */
export function classLoadsOfInstance(
  { queues }: InstanceQueues,
  person: InstanceServes & { maxLoad: number },
): number[] | null {
  if (!queues || !person.queues) return null;
  const loads = queues.map(({ name }) => (person.queues!.includes(name) ? person.maxLoad : 0));
  return loads.includes(0) ? loads : null;
}

/** The rule that keeps skills: soft where its penalty is given. */
export function skillsOfInstance({ skills }: InstanceQueues, penalty: number | undefined): RuleSet['skills'] {
  if (!skills) return { level: 'off', weight: 0, groups: {} };
  return { level: penalty === undefined ? 'hard' : 'soft', weight: penalty ?? 0, groups: skills };
}
