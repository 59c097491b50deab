import { expect, test } from 'vitest';
import { putDefaults } from '../../../model/config/put-defaults.ts';

const defaults = { a: { b: 1, list: [1, 2] }, c: 3 };

test('places at fault get their default, and the tree itself is left alone', () => {
  const tree = { a: { b: 'x', list: ['y', 2] }, c: 4 };
  expect(putDefaults(tree, defaults, ['a.b', 'a.list.0'])).toEqual({ a: { b: 1, list: [1, 2] }, c: 4 });
  expect(tree).toEqual({ a: { b: 'x', list: ['y', 2] }, c: 4 });
});

test('places that are unknown vanish', () => {
  const tree = { a: { b: 1, list: [], z: 1 }, c: 3, x: { y: 1 } };
  expect(putDefaults(tree, defaults, ['a.z', 'x.y', 'no.where', ''])).toEqual({
    a: { b: 1, list: [] },
    c: 3,
    x: {},
  });
});

test('a map that is none becomes its default', () => {
  expect(putDefaults({ a: 5, c: 3 }, defaults, ['a'])).toEqual(defaults);
  expect(putDefaults({ a: 5, c: 3 }, defaults, ['a.b'])).toEqual(defaults);
});
