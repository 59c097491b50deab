import { expect, test } from 'vitest';
import { adjustLines } from '../../../scheduler/load/adjust-lines.ts';
import { openDays, WEEK } from './fixtures/week.ts';

test('004.58 every slot loses the lines that nobody would attend, the rest stays as holes', () => {
  expect(adjustLines(openDays(WEEK, 5), 47)).toEqual({ days: openDays(WEEK, 3), holes: 7, droppedLines: 2 });
});

test('004.58 fewer holes than slots drop no line', () => {
  const days = openDays(WEEK, 5);
  expect(adjustLines(days, 19)).toEqual({ days, holes: 19, droppedLines: 0 });
  expect(adjustLines(days, 20)).toEqual({ days: openDays(WEEK, 4), holes: 0, droppedLines: 1 });
});

test('004.58 a slot keeps a line, where its hole can be seen', () => {
  expect(adjustLines(openDays(WEEK, 3), 60)).toEqual({ days: openDays(WEEK, 1), holes: 20, droppedLines: 2 });
});

test('004.58 slots without lines neither count nor lose any', () => {
  const days = [{ date: WEEK[0], lines: [0, 4, 2, 1] }];
  expect(adjustLines(days, 6)).toEqual({
    days: [{ date: WEEK[0], lines: [0, 2, 1, 1] }],
    holes: 3,
    droppedLines: 2,
  });
});

test('004.58 a week without slots drops nothing', () => {
  expect(adjustLines([], 0)).toEqual({ days: [], holes: 0, droppedLines: 0 });
});
