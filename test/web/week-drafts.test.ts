import { expect, test } from 'vitest';
import type { WeekSummary } from '../../web/data/weeks.ts';
import { newestOf } from '../../web/planner/week-drafts.ts';

function summary(id: string, state: WeekSummary['state'], updatedAt: string, week = '2026-03-02') {
  return { id, week, state, updatedAt } as WeekSummary;
}

test('the newest drafts of a week lie beside what is in force of it', () => {
  const all = [
    summary('old', 'draft', '2026-02-01T10:00:00.000Z'),
    summary('new', 'draft', '2026-02-03T10:00:00.000Z'),
    summary('middle', 'draft', '2026-02-02T10:00:00.000Z'),
    summary('force', 'published', '2026-01-01T10:00:00.000Z'),
    summary('over', 'retired', '2026-02-04T10:00:00.000Z'),
    summary('other', 'draft', '2026-02-05T10:00:00.000Z', '2026-03-09'),
  ];
  const { drafts, published } = newestOf(all, '2026-03-02', 2);
  expect(drafts.map(({ id }) => id)).toEqual(['new', 'middle']);
  expect(published?.id).toBe('force');
  expect(newestOf(all, '2026-03-09', 2).published).toBeNull();
});
