import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUnavailabilityLines } from '../../../connectors/line-forms/parse-unavailability-lines.ts';
import { render } from '../../../model/texts/index.ts';

const read = (text: string, more = {}) =>
  parseUnavailabilityLines(text, { file: 'busy.conf', slotCount: 4, ...more });
const faultKeys = (text: string, more = {}) => read(text, more).faults.map((fault) => fault.reason.key);

describe('lines of unavailability', () => {
  it('reads the full form and the short one, with line numbers that people see', () => {
    const { entries, faults } = read(
      '\n# every week\n+alba dl 1100 # takes the children to school\r\nberta 2026-03-04 # dentist\n\n carme # studies\n',
    );
    expect(faults).toEqual([]);
    expect(entries).toEqual([
      {
        person: 'alba',
        weekday: 'mon',
        date: null,
        to: null,
        slots: '1100',
        firm: true,
        reason: 'takes the children to school',
        line: 3,
        text: '+alba dl 1100 # takes the children to school',
      },
      expect.objectContaining({
        person: 'berta',
        weekday: null,
        date: '2026-03-04',
        slots: null,
        firm: false,
        line: 4,
      }),
      expect.objectContaining({
        person: 'carme',
        weekday: null,
        date: null,
        slots: null,
        reason: 'studies',
        line: 6,
      }),
    ]);
  });

  it.each([
    ['dl', 'mon'],
    ['dm', 'tue'],
    ['dx', 'wed'],
    ['dj', 'thu'],
    ['dv', 'fri'],
    ['ds', 'sat'],
    ['dg', 'sun'],
    ['mon', 'mon'],
    ['tue', 'tue'],
    ['wed', 'wed'],
    ['thu', 'thu'],
    ['fri', 'fri'],
    ['sat', 'sat'],
    ['sun', 'sun'],
    ['DJ', 'thu'],
  ])('takes %s as %s', (word, weekday) => {
    expect(read(`alba ${word} # r`).entries[0]?.weekday).toBe(weekday);
  });

  it('takes slots without a day as slots of every day', () => {
    expect(read('+alba 0011 # part time').entries[0]).toMatchObject({
      weekday: null,
      date: null,
      slots: '0011',
    });
  });

  it('keeps an entry without a reason and says so', () => {
    const { entries, faults } = read('alba dl 1000\nberta dm #  ');
    expect(entries.map((entry) => entry.reason)).toEqual(['', '']);
    expect(faults).toEqual([
      {
        file: 'busy.conf',
        line: 1,
        reason: { key: 'import.fault.no-reason', values: { person: 'alba' } },
        text: 'alba dl 1000',
        kept: true,
      },
      expect.objectContaining({ line: 2, kept: true }),
    ]);
    expect(faultKeys('alba dl', { reasonRequired: false })).toEqual([]);
  });

  it.each([
    ['a bitmap that is too short', 'alba dl 110 # r', 'bitmap-length'],
    ['a bitmap that is too long', 'alba dl 11000 # r', 'bitmap-length'],
    ['a bitmap of other digits', 'alba dl 1120 # r', 'bad-bitmap'],
    ['an unknown weekday', 'alba monday # r', 'unknown-word'],
    ['a word that is no bitmap', 'alba dl all # r', 'unknown-word'],
    ['a word too many', 'alba dl 1100 dm # r', 'unknown-word'],
    ['a day that does not exist', 'alba 2026-02-30 # r', 'bad-date'],
    ['a date of another form', 'alba 4/3/2026 # r', 'bad-date'],
    ['a range where none is expected', 'alba 2026-03-02..2026-03-04 # r', 'bad-date'],
    ['a lone plus', '+ # r', 'no-person'],
  ])('voids a line with %s', (_what, text, key) => {
    const { entries, faults } = read(text);
    expect(entries).toEqual([]);
    expect(faults).toMatchObject([{ line: 1, text, kept: false, reason: { key: `import.fault.${key}` } }]);
  });

  it('asks for the number of slots by day', () => {
    const asked: unknown[] = [];
    const slotCount = (weekday: string | null, date: string | null) => {
      asked.push([weekday, date]);
      return weekday === 'fri' ? 2 : 4;
    };
    const { entries, faults } = read('alba dv 10 # r\nalba dl 10 # r\nalba 2026-03-04 1000 # r', {
      slotCount,
    });
    expect(entries.map((entry) => entry.slots)).toEqual(['10', '1000']);
    expect(faults).toMatchObject([{ line: 2, reason: { values: { bitmap: '10', found: 2, wanted: 4 } } }]);
    expect(asked).toEqual([
      ['fri', null],
      ['mon', null],
      [null, '2026-03-04'],
    ]);
  });

  it('takes a bitmap of any length where nobody reads it', () => {
    expect(read('alba dl 111111 # r', { slotCount: null }).faults).toEqual([]);
  });

  it('reads ranges of days where they are allowed', () => {
    const ranges = { ranges: true, slotCount: null };
    expect(read('alba 2026-03-02..2026-03-13 # r', ranges).entries[0]).toMatchObject({
      date: '2026-03-02',
      to: '2026-03-13',
    });
    expect(faultKeys('alba 2026-03-13..2026-03-02 # r', ranges)).toEqual(['import.fault.crossed-dates']);
    expect(faultKeys('alba 2026-03-13..2026-03-32 # r', ranges)).toEqual(['import.fault.bad-date']);
    expect(faultKeys('alba 2026-03-13..2026-03-14..2026-03-15 # r', ranges)).toEqual([
      'import.fault.bad-date',
    ]);
  });

  it('loses no line of any text: each is blank, a comment, an entry or a fault that says something', () => {
    const word = fc.constantFrom(
      'alba',
      '+alba',
      'dl',
      '2026-03-04',
      '2026-13-04',
      '1100',
      '11',
      '#',
      'é',
      '..',
      '+',
    );
    const anyLine = fc.oneof(
      fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 6 }), (lines) => {
        const text = lines.join('\n');
        const { entries, faults } = read(text);
        const seen = new Set([...entries.map((entry) => entry.line), ...faults.map((fault) => fault.line)]);
        text.split(/\r\n|\n|\r/).forEach((line, index) => {
          const says = line.replace(/^\uFEFF/, '').trim();
          expect(seen.has(index + 1)).toBe(says !== '' && !says.startsWith('#'));
        });
        for (const fault of faults) {
          for (const locale of ['en', 'ca', 'es', 'ru'] as const) {
            expect(render(locale, fault.reason.key, fault.reason.values)).not.toContain('import.fault');
          }
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
