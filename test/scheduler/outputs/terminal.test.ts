import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../../model/types.ts';
import { terminalSummary } from '../../../scheduler/outputs/terminal-summary.ts';
import { terminalTable } from '../../../scheduler/outputs/terminal-table.ts';
import { PERSONS, WEEK } from './small-week.ts';

const plain = { locale: 'en' as const, color: 0 as const, width: 100 };
const rows = (width = 100) => terminalTable(WEEK, PERSONS, { ...plain, width }).split('\n');

describe('the grid of a week', () => {
  test('004.87 has days side by side, slots and lines below, and closed days with their name', () => {
    expect(rows().map((row) => row.trimEnd())).toEqual([
      '                 Mon 23    Wed 25    Sun 29',
      '09:00–10:15  L1  Ada M.    Festa     =Eve',
      '             L2  Даша      major     Ada M.',
      '',
      '10:15–11:30  L1  Ada P.    ·         Даша',
      '             L2  ✗ HOLE    ·         Former',
    ]);
  });

  test('tells namesakes apart by the initial of their second name', () => {
    expect(rows().join('\n')).toContain('Ada M.');
    expect(rows().join('\n')).toContain('Ada P.');
  });

  test('lines up whatever the script', () => {
    const painted = terminalTable(WEEK, PERSONS, { ...plain, color: 3 }).split('\n');
    const columns = painted.filter((row) => row.includes('L1')).map((row) => stringWidth(row));
    expect(new Set(columns).size).toBe(1);
  });

  test('paints people in their colours with a text that can be read, and holes loudly', () => {
    const painted = terminalTable(WEEK, PERSONS, { ...plain, color: 3 });
    expect(painted).toContain('\u001b[48;2;170;187;204m\u001b[38;2;0;0;0m Ada M.');
    expect(painted).toContain('\u001b[48;2;0;17;34m\u001b[38;2;255;255;255m Ada P.');
    expect(painted).toContain('✗ HOLE');
    expect(painted.split('✗ HOLE')[0]).toContain('\u001b[41m');
  });

  test('without colours writes no escape', () => {
    expect(rows().join('')).not.toContain('\u001b');
  });

  test.each([30, 45, 60, 80])(
    'never is wider than a terminal of %i columns: days fold into blocks',
    (width) => {
      for (const row of rows(width)) expect(stringWidth(row)).toBeLessThanOrEqual(width);
      expect(rows(width).filter((row) => row.includes('HOLE'))).toHaveLength(1);
    },
  );

  test.each(LOCALES)('speaks %s', (locale) => {
    const text = terminalTable(WEEK, PERSONS, { ...plain, locale });
    expect(text).not.toMatch(/week\.table|\{/);
  });
});

describe('the summary of a week', () => {
  const summary = terminalSummary(WEEK, PERSONS, {
    ...plain,
    reasons: { ada: [{ key: 'load.even', values: {} }] },
  });

  test('004.73 tells the cost, rule by rule, in sentences', () => {
    expect(summary).toContain('Cost: 105');
    expect(summary).toContain('Holes: 100');
    expect(summary).toContain('Monday 23 March 10:15–11:30: 1 line has nobody.');
    expect(summary).toContain('Даша Волкова would rather not, Monday 23 March 09:00–10:15.');
  });

  test('004.63 shows every step of each load, and who is over or under', () => {
    expect(summary).toMatch(/Ada Mª Soler\s+2\s+2\s+2\s+4\s+2\s+3\s+3\s+\+1\s+0 → \+1/);
    expect(summary).toContain('Ada Mª Soler: 1 over.');
    expect(summary).toContain('Ada Pons: 1 under.');
    expect(summary).not.toContain('Даша Волкова: ');
  });

  test('tells broken hard rules before all else', () => {
    const broken = { ...WEEK.penalties[0]!, cost: 0, broken: true };
    const text = terminalSummary({ ...WEEK, penalties: [...WEEK.penalties, broken] }, PERSONS, plain);
    expect(text.split('\n')[0]).toBe('1 rule could not be kept:');
  });

  test.each(LOCALES)('speaks %s', (locale) => {
    const text = terminalSummary(WEEK, PERSONS, { ...plain, locale });
    expect(text).not.toMatch(/week\.summary|rule\.|\{/);
  });
});
