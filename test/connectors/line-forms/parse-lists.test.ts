import { describe, expect, it } from 'vitest';
import { parseClosedDays } from '../../../connectors/line-forms/parse-closed-days.ts';
import { parseKeyList } from '../../../connectors/line-forms/parse-key-list.ts';
import { parseNumberMap } from '../../../connectors/line-forms/parse-number-map.ts';

describe('closed days', () => {
  it('reads a date and a name after a tab or spaces', () => {
    const text = '\uFEFF# 2026\n2026-12-25\tNadal\r\n2026-12-26   Sant Esteve #2\n';
    expect(parseClosedDays(text, 'closed.conf')).toEqual({
      closedDays: [
        { date: '2026-12-25', name: 'Nadal' },
        { date: '2026-12-26', name: 'Sant Esteve #2' },
      ],
      faults: [],
    });
  });

  it('tells what it does not understand, and loses no day', () => {
    const { closedDays, faults } = parseClosedDays(
      'Nadal 2026-12-25\n2026-02-30 x\n2026-05-01\n2026-12-26 A\n2026-12-26 B\n2026-12-26 A',
      'closed.conf',
    );
    expect(closedDays).toEqual([
      { date: '2026-05-01', name: '' },
      { date: '2026-12-26', name: 'A' },
    ]);
    expect(faults.map((fault) => [fault.line, fault.reason.key, fault.kept])).toEqual([
      [1, 'import.fault.bad-date', false],
      [2, 'import.fault.bad-date', false],
      [3, 'import.fault.no-day-name', true],
      [5, 'import.fault.repeated-date', false],
    ]);
  });
});

describe('lists of keys', () => {
  it('are separated by any white space and know their lines', () => {
    expect(parseKeyList('alba berta\n\n# away: nobody\n\tcarme # till May\r\nalba')).toEqual([
      { key: 'alba', line: 1 },
      { key: 'berta', line: 1 },
      { key: 'carme', line: 4 },
    ]);
    expect(parseKeyList(' \n')).toEqual([]);
  });
});

describe('maps of numbers', () => {
  it('read whole numbers, decimals, negatives and numbers in quotes', () => {
    expect(parseNumberMap('alba: 8\nberta: -2.5\ncarme: "3"\n12: 4\n', 'loads.yaml')).toEqual({
      numbers: { alba: 8, berta: -2.5, carme: 3, '12': 4 },
      faults: [],
    });
  });

  it.each(['', '\n', '# none\n', '\uFEFF', '{}'])('take %j as an empty map', (text) => {
    expect(parseNumberMap(text, 'loads.yaml')).toEqual({ numbers: {}, faults: [] });
  });

  it('leave out what is no number and say which line it is', () => {
    const { numbers, faults } = parseNumberMap('# load\nalba: 2,5\nberta: 4\n"Pau Riu":\n', 'loads.yaml');
    expect(numbers).toEqual({ berta: 4 });
    expect(faults).toEqual([
      {
        file: 'loads.yaml',
        line: 2,
        reason: { key: 'import.fault.bad-number', values: { name: 'alba', value: '2,5' } },
        text: 'alba: 2,5',
        kept: false,
      },
      expect.objectContaining({ line: 4, text: '"Pau Riu":' }),
    ]);
  });

  it.each([
    ['alba: [1\nberta: 2', 'import.fault.bad-yaml'],
    ['alba: 1\nalba: 2', 'import.fault.bad-yaml'],
    ['- alba\n- berta', 'import.fault.no-map'],
    ['alba', 'import.fault.no-map'],
  ])('make one fault of the whole file of %j', (text, key) => {
    const { numbers, faults } = parseNumberMap(text, 'loads.yaml');
    expect(numbers).toEqual({});
    expect(faults).toMatchObject([{ line: null, kept: false, reason: { key } }]);
  });
});
