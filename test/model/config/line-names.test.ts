import { expect, test } from 'vitest';
import { lineNames } from '../../../model/config/line-names.ts';

const named = (lineNames_: string[], queues: Record<string, { lines: number[]; groups: string[] }>) =>
  lineNames({ week: { lineNames: lineNames_, queues } } as unknown as Parameters<typeof lineNames>[0]);
const groups: string[] = [];

test('lines are called by their own names, else by their queues', () => {
  const queues = { support: { lines: [1, 3], groups }, sales: { lines: [2], groups } };
  expect(named([], queues)).toEqual(['support 1', 'sales', 'support 2']);
  expect(named(['Front'], queues)).toEqual(['Front', 'sales', 'support 2']);
});

test('or have no name that anybody gave them', () => {
  expect(named([], {})).toEqual([]);
  expect(named(['Front'], {})).toEqual(['Front']);
});
