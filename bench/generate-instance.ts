import type { Instance } from '../scheduler/instance.ts';
import { seededRandom } from '../scheduler/random.ts';

/** A made-up team: how large it is, and how hard its week. */
export interface TeamSketch {
  name: string;
  seed: number;
  persons: number;
  slots: number;
  lines: number;
  days: number;
  shapes: Instance['patternRule'];
  /** Share of slots in which somebody cannot, and in which she would rather not. */
  busy: number;
  undesired: number;
  forced: number;
  /** Turns a day of each person in turn. */
  dailyMax: number[];
  /** Shares of the lines, and which share of the persons serves each queue: all of them, or some. */
  queues?: { name: string; lines: number; servedBy: number }[];
  /** Least persons of a skill in every slot, and which share of the persons has it. */
  skills?: { name: string; least: number; hadBy: number }[];
}

/** Prices of the rules in every made-up instance. */
export const penalties: Instance['penalties'] = {
  undesired: 5,
  multiple: 10,
  noBrunch: 10,
  farDiscontinuous: 20,
  discontinuous: 30,
  marathon: 40,
  unforced: 50,
  empty: 100,
  incompletion: 1,
};

/** The instance of a sketch: always the same one. */
export function generateInstance(team: TeamSketch): Instance {
  const random = seededRandom(team.seed);
  const below = (count: number) => Math.floor(random() * count);
  const turns = team.days * team.slots * team.lines;
  const cells: [number, number, number][] = [];
  for (let d = 0; d < team.days; d++) {
    for (let h = 0; h < team.slots; h++) for (let p = 0; p < team.persons; p++) cells.push([d, h, p]);
  }
  const busy = cells.filter(() => random() < team.busy);
  const isBusy = new Set(busy);
  const undesired = cells.filter((cell) => !isBusy.has(cell) && random() < team.undesired);
  const share = Math.floor(turns / team.persons);
  const persons = Array.from({ length: team.persons }, (_, p) => {
    const dailyMax = team.dailyMax[p % team.dailyMax.length]!;
    const wish = share + below(3) - 1;
    return { name: `p${p + 1}`, maxLoad: Math.max(1, Math.min(wish, dailyMax * team.days)), dailyMax };
  });
  // The loads must not promise more turns than there are: those who have most give them back.
  for (let over = persons.reduce((sum, { maxLoad }) => sum + maxLoad, 0) - turns; over > 0; over--) {
    persons.reduce((most, one) => (one.maxLoad > most.maxLoad ? one : most)).maxLoad--;
  }
  const pair = (): [number, number] => [below(team.days), below(team.slots)];
  const instance: Instance = {
    name: team.name,
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].slice(0, team.days),
    hours: team.slots,
    lines: team.lines,
    persons,
    nobodyLoad: turns - persons.reduce((sum, { maxLoad }) => sum + maxLoad, 0),
    busy,
    undesired,
    forced: Array.from(
      { length: team.forced },
      () => [...pair(), below(team.persons)] as [number, number, number],
    ),
    nobodyForced: [pair()],
    nobodyUndesired: [pair()],
    penalties,
    patternRule: team.shapes,
  };
  const { queues, skills } = team;
  if (queues) {
    instance.queues = queues.map(({ name, lines }) => ({ name, lines }));
    for (const person of persons as Instance['persons']) {
      const served = queues.filter(({ servedBy }) => random() < servedBy).map(({ name }) => name);
      // Everybody serves one at least.
      person.queues = served.length > 0 ? served : [queues[0]!.name];
    }
  }
  if (skills) {
    instance.skills = Object.fromEntries(skills.map(({ name, least }) => [name, least]));
    for (const person of persons as Instance['persons']) {
      person.groups = skills.filter(({ hadBy }) => random() < hadBy).map(({ name }) => name);
    }
  }
  return instance;
}
