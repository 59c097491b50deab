import type { TeamSketch } from './generate-instance.ts';

/** Teams of growing size that differ in nothing else. */
export interface Family {
  name: 'persons' | 'slots' | 'lines';
  /** What the others are, for people. */
  fixed: string;
  members: { size: number; sketch: TeamSketch }[];
}

const base = {
  shapes: 'runs',
  days: 5,
  busy: 0.25,
  undesired: 0.15,
  forced: 10,
  dailyMax: [3],
} as const;

/** A larger team that answers more lines; longer days; more lines for the same team. */
export const families: Family[] = [
  family('persons', '8 slots, a line for 8 persons, 5 days', [40, 80, 160, 320], (persons) => ({
    persons,
    slots: 8,
    lines: persons / 8,
  })),
  family('slots', '80 persons, 10 lines, 5 days', [3, 4, 6, 8, 12], (slots) => ({
    persons: 80,
    slots,
    lines: 10,
  })),
  family('lines', '120 persons, 8 slots, 5 days', [5, 10, 20, 40], (lines) => ({
    persons: 120,
    slots: 8,
    lines,
  })),
];

function family(
  name: Family['name'],
  fixed: string,
  sizes: number[],
  of: (size: number) => Pick<TeamSketch, 'persons' | 'slots' | 'lines'>,
): Family {
  const members = sizes.map((size) => ({
    size,
    sketch: { ...base, dailyMax: [...base.dailyMax], ...of(size), name: `${name}-${size}`, seed: size },
  }));
  return { name, fixed, members };
}
