import type { PersonKey, Timetable } from '../../model/types.ts';

const STEPS = [
  'ideal',
  'workingDays',
  'prorated',
  'rounded',
  'capacity',
  'upperBound',
  'bounded',
  'complete',
  'final',
  'overload',
  'creditBefore',
  'creditAfter',
] as const;

/**
 * Every step of everybody's load as tab-separated values: one person a line, then the turns on each line where loads
 * are kept by line. Keys and numbers only, for programs and spreadsheets.
 */
export function loadTable(timetable: Timetable, lineLoads: Record<PersonKey, number[]> | null): string {
  const lines = lineLoads ? timetable.lines : [];
  const rows = Object.entries(timetable.loads).map(([key, row]) => [
    key,
    ...STEPS.map((step) => row[step]),
    ...lines.map((_, line) => lineLoads?.[key]?.[line] ?? 0),
  ]);
  return `${[['person', ...STEPS, ...lines], ...rows].map((row) => row.join('\t')).join('\n')}\n`;
}
