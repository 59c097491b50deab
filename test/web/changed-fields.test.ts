import { expect, test } from 'vitest';
import { changedFields } from '../../web/administration/changed-fields.ts';

test('only fields that differ are told, each in one line', () => {
  const before = { name: 'Ada', groups: ['a', 'b'], table: null, roles: [] };
  const after = { name: 'Ada', groups: ['b'], table: 0, roles: [] };
  expect(changedFields(before, after)).toEqual([
    { field: 'groups', before: 'a, b', after: 'b' },
    { field: 'table', before: '–', after: '0' },
  ]);
});

test('what came new or went away has nothing on its other side', () => {
  expect(changedFields(null, { name: 'Ada', email: null })).toEqual([
    { field: 'name', before: '–', after: 'Ada' },
  ]);
  expect(changedFields({ turns: [{ line: 1 }] }, null)).toEqual([
    { field: 'turns', before: '[{"line":1}]', after: '–' },
  ]);
  expect(changedFields(null, null)).toEqual([]);
});
