import { load as parseYaml } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { contrast } from '../../../model/color.ts';
import { LOCALES } from '../../../model/types.ts';
import { loadTable } from '../../../scheduler/outputs/load-table.ts';
import { viewPersons } from '../../../scheduler/outputs/persons-view.ts';
import { toCsv } from '../../../scheduler/outputs/timetable-csv.ts';
import { toHtml } from '../../../scheduler/outputs/timetable-html.ts';
import { toIcs } from '../../../scheduler/outputs/timetable-ics.ts';
import { toTomaticYaml } from '../../../scheduler/outputs/timetable-yaml.ts';
import { PERSONS, WEEK } from './small-week.ts';

const now = new Date('2026-03-20T12:00:00Z');

describe('the YAML that Tomatic reads', () => {
  const text = toTomaticYaml(WEEK, PERSONS, 'en');
  const found = parseYaml(text) as Record<string, never>;

  test('004.86 has days, hours with the closing one, lines and cells in its words', () => {
    expect(found).toMatchObject({
      week: '2026-03-23',
      days: ['dl', 'dg'],
      hours: ['09:00', '10:15', '11:30'],
      turns: ['L1', 'L2'],
      timetable: {
        dl: [
          ['ada', 'dasha'],
          ['ada2', 'ningu'],
        ],
        dg: [
          ['eve', 'ada'],
          ['dasha', 'former'],
        ],
      },
      cost: 105,
      overload: { ada: 1, ada2: -1, dasha: 0 },
      log: ['ada → dasha'],
    });
  });

  test('names, colours and extensions are texts, also where another reader would see a number', () => {
    expect(found.colors).toMatchObject({ ada: 'aabbcc', ada2: '001122' });
    expect(found.extensions).toEqual({ ada: '201', ada2: '202' });
    expect(text).toContain("ada2: '001122'");
    expect(text).toContain("- '10:15'");
  });

  test('penalties are pairs of cost and reason', () => {
    expect(found.penalties[0]).toEqual([100, 'Monday 23 March 10:15–11:30: 1 line has nobody.']);
  });
});

describe('the CSV', () => {
  const rows = toCsv(WEEK, PERSONS).split('\r\n');

  test('has a row for each cell, holes included', () => {
    expect(rows).toHaveLength(1 + 8 + 1);
    expect(rows[0]).toBe('date,weekday,start,end,line,person,name,extension');
    expect(rows[1]).toBe('2026-03-23,mon,09:00,10:15,L1,ada,Ada Mª Soler,201');
    expect(rows[4]).toBe('2026-03-23,mon,10:15,11:30,L2,,,');
  });

  test('gives a spreadsheet no formula to run', () => {
    expect(rows.find((row) => row.includes('eve'))).toContain(`"'=Eve <script>`);
  });
});

describe('the page', () => {
  const page = toHtml(WEEK, PERSONS, { locale: 'en', title: 'Help & more', now });

  test('is one file: no script, nothing from elsewhere', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).not.toMatch(/<script|<link|<img|src=|url\(|@import/);
  });

  test('escapes what people are called', () => {
    expect(page).toContain('=Eve &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;');
    expect(page).toContain('<title>Week of 23 March 2026 · Help &amp; more</title>');
  });

  test('004.87 shows holes, closed days, penalties and overload', () => {
    expect(page).toContain('<li class="hole"><span class="line">L2</span> HOLE</li>');
    expect(page).toMatch(/<td class="closed" rowspan="2"[^>]*>Festa major<\/td>/);
    expect(page).toContain('<h2>Cost: 105</h2>');
    expect(page).toContain('Monday 23 March 10:15–11:30: 1 line has nobody.');
    expect(page).toContain('<td class="number">+1</td>');
  });

  test('people who are no more have a name and a colour all the same', () => {
    expect(page).toContain('> Former</li>');
  });

  test.each(LOCALES)('speaks %s', (locale) => {
    const text = toHtml(WEEK, PERSONS, { locale, title: 'T', now });
    expect(text).toContain(`<html lang="${locale}">`);
    expect(text).not.toMatch(/week\.(html|table|summary)\.|rule\.[a-z]/);
  });

  test('004.28 every text on a colour has a contrast of 4.5 or more', () => {
    const view = viewPersons(PERSONS);
    for (const { key } of PERSONS) {
      const { color, textColor } = view(key);
      expect(contrast(color, textColor)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('the calendar', () => {
  const options = { locale: 'en', zone: 'Europe/Madrid', now, host: 'lineup.example' } as const;
  const linesOf = (key: string, change = {}) =>
    toIcs(WEEK, { ...PERSONS.find((p) => p.key === key)!, ...change }, options)
      .replace(/\r\n /g, '')
      .split('\r\n');

  test('004.98 has an event for each turn, with a reminder 15 minutes before', () => {
    const lines = linesOf('ada');
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
    expect(lines.filter((line) => line === 'TRIGGER:-PT15M')).toHaveLength(2);
    expect(lines).toContain('X-WR-CALNAME:Phone turns: Ada Mª Soler');
    expect(lines).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H');
  });

  test('is right on both sides of a clock change', () => {
    const starts = linesOf('ada').filter((line) => line.startsWith('DTSTART'));
    // Monday is winter time (UTC+1), the Sunday on which clocks change is summer time (UTC+2) at nine.
    expect(starts).toEqual(['DTSTART:20260323T080000Z', 'DTSTART:20260329T070000Z']);
    const autumn = {
      ...WEEK,
      days: [{ ...WEEK.days[0]!, date: '2026-10-25', weekday: 'sun' as const }],
    };
    const text = toIcs(autumn, PERSONS[0]!, options);
    expect(text).toContain('DTSTART:20261025T080000Z');
  });

  test('004.98 names events the same in every version of the timetable', () => {
    const uids = linesOf('ada').filter((line) => line.startsWith('UID'));
    expect(uids).toEqual([
      'UID:2026-03-23-0900-ada@lineup.example',
      'UID:2026-03-29-0900-ada@lineup.example',
    ]);
    const moved = { ...WEEK, lines: ['A', 'B'], cost: 0 };
    expect(toIcs(moved, PERSONS[0]!, options)).toContain('UID:2026-03-23-0900-ada@lineup.example');
  });

  test('escapes commas and folds long lines at 75 bytes', () => {
    const long = toIcs(WEEK, { ...PERSONS[0]!, name: `A, ${'ж'.repeat(90)}` }, options);
    expect(long).toContain('SUMMARY:Phone\\, L1');
    for (const line of long.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test("speaks the person's own language", () => {
    expect(linesOf('dasha')).toContain('X-WR-CALNAME:Смены на телефоне: Даша Волкова');
  });
});

describe('004.63 the table of loads', () => {
  test('has every step of everybody, and turns on each line where they are kept', () => {
    const lines = loadTable(WEEK, { ada: [2, 1], ada2: [0, 1], dasha: [1, 1] })
      .trimEnd()
      .split('\n');
    expect(lines[0]!.split('\t').slice(-3)).toEqual(['creditAfter', 'L1', 'L2']);
    expect(lines[1]).toBe('ada\t2\t2\t2\t2\t4\t3\t2\t3\t3\t1\t0\t1\t2\t1');
  });

  test('has no columns of lines where there are none', () => {
    expect(loadTable(WEEK, null).split('\n')[0]).toMatch(/creditAfter$/);
  });
});
