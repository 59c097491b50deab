import { expect, test } from 'vitest';
import { commonOptionsLast } from '../../cli/make-program.ts';
import { printList, printTable } from '../../cli/print-table.ts';
import { speaker } from '../../model/texts/index.ts';

test('columns line up in any script, numbers to the right, without dust at the ends', () => {
  expect(
    printTable([
      ['key', 'load', 'name'],
      ['ada', 5, 'Ада'],
      ['bo', 12, null],
      ['日本', 7, 'x'],
    ]),
  ).toBe(['key   load  name', 'ada      5  Ада', 'bo      12', '日本     7  x'].join('\n'));
});

test('a list without rows is a sentence', () => {
  expect(printList(speaker('es'), ['key', 'name'], [])).toBe('No hay nada.');
  expect(printList(speaker('ru'), ['key'], [['ada']])).toBe('ключ\nada');
});

test.each([
  [
    ['weeks', 'list'],
    ['weeks', 'list'],
  ],
  [
    ['--lang', 'ca', 'weeks', 'list'],
    ['weeks', 'list', '--lang', 'ca'],
  ],
  [
    ['--lang=ca', '--json', '-v', '--data', '/x', 'persons', 'set', '--', '-a'],
    ['persons', 'set', '--lang=ca', '--json', '-v', '--data', '/x', '--', '-a'],
  ],
  [['--help'], ['--help']],
  [
    ['--version', '--json'],
    ['--version', '--json'],
  ],
  [['--lang'], ['--lang']],
  [[], []],
])('common options before the verb go behind it: %j', (given, expected) => {
  expect(commonOptionsLast(given)).toEqual(expected);
});
