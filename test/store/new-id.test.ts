import { expect, it } from 'vitest';
import { newId } from '../../store/new-id.ts';

it('ids are UUIDs of version 7 that sort by their instant', () => {
  const ids = [0, 1, 999, 1_772_439_300_000, 2 ** 48 - 1].map((at) => newId(new Date(at)));
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.toSorted()).toEqual(ids);
  expect(newId(new Date(0))).not.toBe(newId(new Date(0)));
});
