import { expect, test } from 'vitest';
import type { FixedTurn } from '../../model/types.ts';
import { fits, holderAt, withHolder, withPlacesOf } from '../../web/fixed-turns/template.ts';

const first = { weekday: 'mon', slot: 0, line: 0 } as const;
const second = { weekday: 'mon', slot: 0, line: 1 } as const;
const turns: FixedTurn[] = [
  { ...first, person: 'ada' },
  { ...second, person: null },
];

test('a place is for somebody, for nobody, or as the planner likes', () => {
  expect(holderAt(turns, first)).toBe('ada');
  expect(holderAt(turns, second)).toBeNull();
  expect(holderAt(turns, { ...first, weekday: 'tue' })).toBeUndefined();
});

test('a place gets another holder, and the others keep theirs', () => {
  expect(withHolder(turns, first, 'ben')).toEqual([turns[1], { ...first, person: 'ben' }]);
  expect(withHolder(turns, second, undefined)).toEqual([turns[0]]);
});

test('an undo puts back its places alone', () => {
  const now = withHolder(withHolder(turns, first, 'ben'), second, 'eva');
  const undone = withPlacesOf(now, turns, [first]);
  expect([holderAt(undone, first), holderAt(undone, second)]).toEqual(['ada', 'eva']);
});

test('a turn fits where there is such a line and its holder is still here', () => {
  const days = [{ weekday: 'mon', slots: [{ start: '09:00', end: '10:15', lines: 2 }] } as const];
  const shape = days as unknown as Parameters<typeof fits>[0];
  const isActive = (person: string) => person === 'ada';
  expect(fits(shape, turns[0]!, isActive)).toBe(true);
  expect(fits(shape, { ...first, person: 'gone' }, isActive)).toBe(false);
  expect(fits(shape, { ...first, line: 2, person: null }, isActive)).toBe(false);
  expect(fits(shape, { ...first, weekday: 'sun', person: null }, isActive)).toBe(false);
});
