import type { TeamSketch } from './generate-instance.ts';

const small: TeamSketch = {
  name: 'small-6p-4h-2l-3d',
  seed: 6,
  persons: 6,
  slots: 4,
  lines: 2,
  days: 3,
  shapes: 'exact4',
  busy: 0.3,
  undesired: 0.25,
  forced: 2,
  dailyMax: [2, 1],
};

const team: TeamSketch = {
  name: 'team-28p-4h-6l-5d',
  seed: 28,
  persons: 28,
  slots: 4,
  lines: 6,
  days: 5,
  shapes: 'exact4',
  busy: 0.45,
  undesired: 0.2,
  forced: 6,
  dailyMax: [2, 2, 2, 3],
};

const longDays: TeamSketch = {
  name: 'team-12p-8h-3l-5d',
  seed: 12,
  persons: 12,
  slots: 8,
  lines: 3,
  days: 5,
  shapes: 'runs',
  busy: 0.3,
  undesired: 0.15,
  forced: 4,
  dailyMax: [3, 2, 2],
};

/** The made-up teams of `instances/`. */
export const teams: TeamSketch[] = [
  small,
  { ...small, name: 'small-5p-6h-1l-2d', seed: 5, persons: 5, slots: 6, lines: 1, days: 2, shapes: 'runs' },
  team,
  { ...team, name: 'team-40p-4h-8l-5d', seed: 40, persons: 40, lines: 8, busy: 0.35, dailyMax: [2] },
  { ...team, name: 'team-75p-4h-15l-5d', seed: 75, persons: 75, lines: 15, busy: 0.4, dailyMax: [2] },
  {
    ...team,
    name: 'queues-40p-4h-8l-5d',
    seed: 41,
    persons: 40,
    lines: 8,
    busy: 0.35,
    dailyMax: [2],
    queues: [
      { name: 'support', lines: 5, servedBy: 0.8 },
      { name: 'sales', lines: 3, servedBy: 0.5 },
    ],
    skills: [
      { name: 'english', least: 2, hadBy: 0.3 },
      { name: 'catalan', least: 1, hadBy: 0.2 },
    ],
  },
  longDays,
  // Its relaxation costs less than any timetable: the proof needs cases.
  { ...longDays, name: 'gap-12p-8h-3l-5d', seed: 18, busy: 0.5, undesired: 0.2, dailyMax: [2, 3, 2] },
  { ...longDays, name: 'team-80p-8h-12l-5d', seed: 80, persons: 80, lines: 12, busy: 0.25, dailyMax: [2] },
];

/** Made when asked for (`--large`), too long to keep. */
export const largeTeams: TeamSketch[] = [
  {
    ...longDays,
    name: 'large-150p-10h-20l-7d',
    seed: 150,
    persons: 150,
    slots: 10,
    lines: 20,
    days: 7,
    busy: 0.15,
    dailyMax: [3],
  },
  {
    ...longDays,
    name: 'large-300p-12h-40l-7d',
    seed: 300,
    persons: 300,
    slots: 12,
    lines: 40,
    days: 7,
    busy: 0.3,
    dailyMax: [3, 4],
  },
];
