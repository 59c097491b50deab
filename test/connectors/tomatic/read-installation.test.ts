import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readTomaticInstallation } from '../../../connectors/tomatic/read-installation.ts';
import { AppError } from '../../../model/errors.ts';
import { renderSentence } from '../../../model/texts/index.ts';

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);
const read = (name: string, week: string | null = null) => readTomaticInstallation(fixture(name), { week });

const made: string[] = [];
function folderOf(files: Record<string, string | Buffer>): string {
  const dir = mkdtempSync(join(tmpdir(), 'installation-'));
  made.push(dir);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  return dir;
}
const readFiles = (files: Record<string, string | Buffer>, week: string | null = null) =>
  readTomaticInstallation(folderOf(files), { week });
afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true });
});

describe('the persons of an installation', () => {
  it('004.24 004.29 are all whom a map names, with the key for a name where there is none, and never nobody', async () => {
    const { persons } = await read('harbour');
    expect(persons.map(({ key, name, active }) => [key, name, active])).toEqual([
      ['gull', 'Old Gull', false],
      ['olaf', 'Ólaf the Tall', true],
      ['pia', 'Pia', true],
      ['sal', 'Sal', true],
      ['wren', 'Wren', true],
      ['yul', 'Yul', true],
      ['zoe', 'Zoe', true],
    ]);
  });

  it('have every attribute, however its value is quoted', async () => {
    const { persons } = await read('harbour');
    const [, olaf, pia, sal, wren] = persons;
    expect(olaf).toEqual({
      key: 'olaf',
      name: 'Ólaf the Tall',
      email: null,
      extension: '301',
      color: '#001122',
      table: null,
      groups: ['crane'],
      idealLoad: 6,
      dailyLimit: 1,
      lunchExempt: false,
      locale: null,
      active: true,
      roles: [],
      coat: null,
    });
    expect(pia).toMatchObject({
      color: '#112233',
      extension: '0302',
      table: 0,
      groups: ['crane', 'deck'],
      email: 'pia@example.net',
    });
    expect(sal).toMatchObject({ color: '#1e5555', extension: '0303' });
    expect(wren).toMatchObject({ color: '#abcdef', table: 2, lunchExempt: true });
  });

  it('004.48 owe what the file of ideal loads says, which alone says who attends', async () => {
    const { persons } = await read('harbour');
    const loads = Object.fromEntries(persons.map(({ key, idealLoad }) => [key, idealLoad]));
    expect(loads).toEqual({ gull: null, olaf: 6, pia: 2.5, sal: 4, wren: null, yul: null, zoe: 3 });
    const { persons: two, faults } = await readFiles({
      'persons.yaml': 'idealloads: {ana: 4, bo: 2}\n',
      'idealshifts.yaml': 'ana: 3\n',
    });
    expect(two.map(({ idealLoad }) => idealLoad)).toEqual([3, null]);
    expect(faults.map(({ reason }) => [reason.key, reason.values.person])).toEqual([
      ['import.tomatic.load-only-in-persons', 'bo'],
    ]);
  });

  it('owe their own ideal load where there is no file of them, or the configuration wants none', async () => {
    const persons = 'idealloads: {ana: 4}\n';
    const plain = await readFiles({ 'persons.yaml': persons });
    const unwanted = await readFiles({
      'persons.yaml': persons,
      'idealshifts.yaml': 'ana: 1\n',
      'config.yaml': 'idealshifts:\n',
    });
    expect([plain, unwanted].map((found) => found.persons[0]!.idealLoad)).toEqual([4, 4]);
  });

  it('are read from the configuration where there is no file of them', async () => {
    const { persons, faults } = await read('attic');
    expect(persons).toMatchObject([
      { key: 'ema', name: 'Éma', table: null },
      { key: 'ivo', extension: '3040', color: '#813400', table: 0, groups: ['old'] },
    ]);
    expect(faults).toEqual([]);
  });
});

describe('unavailabilities, absences and closed days of an installation', () => {
  it('004.36 004.39 are weekly or for one date, firm or not, for the whole day without a bitmap', async () => {
    const { unavailabilities } = await read('harbour');
    expect(unavailabilities).toEqual([
      { person: 'wren', weekday: null, date: '2031-05-06', slots: null, firm: true, reason: 'dentist' },
      { person: 'pia', weekday: null, date: '2031-05-08', slots: '010', firm: false, reason: 'call' },
      { person: 'olaf', weekday: 'mon', date: null, slots: '110', firm: true, reason: 'tides' },
      { person: 'pia', weekday: null, date: null, slots: null, firm: false, reason: 'any day, in need' },
      { person: 'sal', weekday: 'fri', date: null, slots: '001', firm: false, reason: 'pilot' },
    ]);
  });

  it('004.45 absences are whole days of the week, whatever the bitmap or the firmness, days in a row as one', async () => {
    const { absences } = await read('harbour', '2031-05-07');
    const away = (person: string, from: string, to: string, kind: string) => ({
      person,
      from,
      to,
      kind,
      source: 'tomatic',
    });
    expect(absences).toEqual([
      away('pia', '2031-05-05', '2031-05-06', 'holiday'),
      away('pia', '2031-05-08', '2031-05-08', 'holiday'),
      away('olaf', '2031-05-07', '2031-05-07', 'trip'),
      away('wren', '2031-05-05', '2031-05-09', 'holiday'),
      away('zoe', '2031-05-05', '2031-05-11', 'leave'),
      away('sal', '2031-05-05', '2031-05-11', 'leave'),
      away('olaf', '2031-05-05', '2031-05-11', 'leave'),
    ]);
  });

  it('belong to the week of the newest dated file, which is told', async () => {
    const { week, weekReason, absences } = await read('harbour');
    expect(week).toBe('2031-04-28');
    expect(renderSentence('en', weekReason)).toContain('graella-2031-04-28');
    expect(absences[0]!.from).toBe('2031-04-28');
  });

  it('are not placed where no week is known: they and the credit say so, and a week mends it', async () => {
    const files = {
      'persons.yaml': 'names: {ana: Ana}\n',
      'indisponibilitats-vacances.conf': '+ana dl # holidays\n+ana 2031-05-06 # trip\n',
      'leaves.conf': 'Ána\n',
      'shiftcredit.yaml': 'ana: 1\n',
    };
    const lost = await readFiles(files);
    expect(lost.week).toBeNull();
    expect(lost.credit).toBeNull();
    expect(lost.absences.map(({ from, kind }) => [from, kind])).toEqual([['2031-05-06', 'trip']]);
    expect(lost.faults.map(({ file, reason }) => [file, reason.key])).toEqual([
      ['indisponibilitats-vacances.conf', 'import.tomatic.no-week'],
      ['leaves.conf', 'import.tomatic.no-week'],
      ['shiftcredit.yaml', 'import.tomatic.no-week'],
    ]);
    const found = await readFiles(files, '2031-05-08');
    expect(found.faults).toEqual([]);
    expect(found.absences).toHaveLength(3);
    expect(found.credit).toEqual({ week: '2031-05-05', credit: { ana: 1 } });
  });

  it('004.46 closed days come with their names', async () => {
    const { closedDays } = await read('harbour');
    expect(closedDays).toEqual([
      { date: '2031-05-09', name: 'Harbour day', source: 'tomatic' },
      { date: '2031-12-25', name: 'Christmas', source: 'tomatic' },
    ]);
  });
});

describe('fixed turns of an installation', () => {
  it('004.97 come from the grid and from the configuration, ordered, a hole as nobody', async () => {
    const { fixedTurns } = await read('harbour');
    expect(fixedTurns).toEqual([
      { weekday: 'mon', slot: 0, line: 0, person: 'olaf' },
      { weekday: 'mon', slot: 0, line: 3, person: null },
      { weekday: 'mon', slot: 1, line: 1, person: null },
      { weekday: 'tue', slot: 1, line: 0, person: 'sal' },
      { weekday: 'wed', slot: 2, line: 1, person: 'pia' },
      { weekday: 'fri', slot: 2, line: 0, person: 'wren' },
    ]);
  });
});

describe('timetables of an installation', () => {
  it('004.87 come in with ragged slots, holes and closed days', async () => {
    const { timetables } = await read('harbour');
    const week = timetables[1]!;
    expect(week.week).toBe('2031-04-28');
    expect(week.lines).toEqual(['T1', 'T2', 'T3']);
    expect(week.days).toEqual([
      {
        date: '2031-04-28',
        weekday: 'mon',
        slots: [
          { start: '08:30', end: '10:00', cells: ['olaf', 'pia'] },
          { start: '10:00', end: '11:30', cells: ['sal', null] },
          { start: '11:30', end: '13:00', cells: ['pia'] },
        ],
      },
      {
        date: '2031-04-30',
        weekday: 'wed',
        slots: [
          { start: '08:30', end: '10:00', cells: ['wren', 'gull'] },
          { start: '10:00', end: '11:30', cells: [null, 'sal'] },
        ],
      },
      {
        date: '2031-05-02',
        weekday: 'fri',
        slots: [
          { start: '08:30', end: '10:00', cells: ['pia', 'olaf', 'wren'] },
          { start: '10:00', end: '11:30', cells: ['sal', 'olaf'] },
          { start: '11:30', end: '13:00', cells: [] },
        ],
      },
    ]);
    expect(week.closedDays).toEqual([
      { date: '2031-04-29', name: 'festiu' },
      { date: '2031-05-01', name: 'festiu' },
    ]);
  });

  it('keep cost, penalties, overload without nobody, and the log with its instants', async () => {
    const { timetables } = await read('harbour');
    const week = timetables[1]!;
    expect(week.cost).toBe(50);
    expect(week.penalties.map(({ cost, sentence }) => [cost, renderSentence('ca', sentence)])).toEqual([
      [40, 'olaf has separate hours on dv'],
      [10, 'one hole on dl'],
    ]);
    expect(week.overload).toEqual({ olaf: 0.4, pia: -1 });
    expect(week.log).toEqual([
      {
        at: '2031-05-01T08:20:30.000Z',
        by: 'pia',
        text: '2031-05-01 10:20:30.123456+02:00: pia ha canviat dl 08:30-10:00 T1 de sal a olaf',
      },
      { at: '2031-04-28T00:00:00.000Z', by: '', text: 'made by hand' },
    ]);
  });

  it('are read in the older form too, where slots and lines are maps from 1 and the rest is missing', async () => {
    const { timetables } = await read('harbour');
    expect(timetables[0]).toMatchObject({
      week: '2031-04-21',
      lines: ['T1', 'T2'],
      cost: null,
      penalties: [],
      overload: {},
      log: [],
      days: [
        {
          weekday: 'mon',
          slots: [
            { start: '08:30', cells: ['olaf'] },
            { start: '10:00', cells: ['pia', 'sal'] },
          ],
        },
        { weekday: 'thu', slots: [{ cells: [] }, { cells: [] }, { start: '11:30', cells: ['gull'] }] },
      ],
    });
  });

  it('bring in people who are described nowhere else as inactive, as the newest one knows them', async () => {
    const { persons } = await read('harbour');
    expect(persons[0]).toMatchObject({
      key: 'gull',
      name: 'Old Gull',
      color: '#00ff00',
      extension: null,
      active: false,
    });
  });
});

describe('the credit of an installation', () => {
  it('004.60 is that at the start of the planned week where the file is there, without nobody’s', async () => {
    const { credit } = await read('harbour');
    expect(credit).toEqual({ week: '2031-04-28', credit: { olaf: 1.5, pia: -2, zoe: 3 } });
  });

  it('004.94 is else the newest beside the timetables, from the Monday after its week', async () => {
    const { credit } = await readTomaticInstallation(fixture('attic'), { week: null });
    expect(credit).toEqual({ week: '2031-02-03', credit: { ivo: 2 } });
    const dir = folderOf({ 'persons.yaml': 'names: {ema: Ema}\n', 'shiftcredit.yaml': '[\n' });
    cpSync(join(fixture('attic'), 'graelles'), join(dir, 'graelles'), { recursive: true });
    const older = await readTomaticInstallation(dir, { week: null });
    expect(older.credit).toEqual({ week: '2031-02-10', credit: { ema: 2.5 } });
  });
});

describe('what is wrong in an installation', () => {
  it('004.40 is reported line by line, and hides nothing else', async () => {
    const found = await read('stumbling');
    const faults = found.faults.map(({ file, line, reason, kept }) =>
      [
        file,
        line ?? '-',
        reason.key.replace(/^import\.(tomatic|fault)\./, ''),
        ...(kept ? ['kept'] : []),
      ].join(' '),
    );
    expect(faults).toEqual([
      'config.yaml 1 expected-whole-number',
      'config.yaml 2 expected-weekday',
      'config.yaml 3 search-days kept',
      'config.yaml 4 expected-times',
      'config.yaml 6 expected-whole-number',
      'config.yaml 6 bad-key',
      'config.yaml 6 unknown-person',
      'config.yaml 7 unknown-person',
      'config.yaml 8 expected-yes-no',
      'config.yaml 9 rounded-cost kept',
      'config.yaml 10 expected-whole-number',
      'config.yaml 11 expected-whole-number',
      'config.yaml 11 unknown-group kept',
      'config.yaml 13 file-missing',
      'config.yaml 14 repeated-key',
      'config.yaml 16 unknown-key',
      'config.yaml 20 bad-fixed-turn',
      'config.yaml 21 no-such-slot',
      'config.yaml 22 unknown-person',
      'persons.yaml 3 bad-key',
      'persons.yaml 5 extension-taken',
      'persons.yaml 5 bad-extension',
      'persons.yaml 6 bad-table',
      'persons.yaml 6 bad-table',
      'persons.yaml 8 bad-color',
      'persons.yaml 9 bad-color',
      'persons.yaml 10 bad-load',
      'persons.yaml 10 bad-load',
      'persons.yaml 11 unknown-key',
      'persons.yaml 12 unknown-person',
      'persons.yaml 12 expected-list',
      'oneshot.conf 1 bad-date',
      'indisponibilitats.conf 1 bitmap-length',
      'indisponibilitats.conf 2 bad-bitmap',
      'indisponibilitats.conf 3 no-reason kept',
      'indisponibilitats.conf 4 unknown-person',
      'indisponibilitats.conf 5 unknown-word',
      'indisponibilitats-vacances.conf 1 bitmap-length',
      'indisponibilitats-vacances.conf 2 unknown-person',
      'leaves.conf 1 unknown-person',
      'holidays.conf 1 bad-date',
      'holidays.conf 2 no-day-name kept',
      'data/forced-turns.yaml 3 bad-key',
      'data/forced-turns.yaml 4 unknown-person',
      'data/forced-turns.yaml 6 repeated-fixed-turn',
      'data/forced-turns.yaml 6 repeated-fixed-turn',
      'data/forced-turns.yaml 7 expected-weekday',
      'data/forced-turns.yaml 9 expected-list',
      'graelles/graella-2031-06-09.yaml 1 week-not-of-name kept',
      'graelles/graella-2031-06-09.yaml 3 expected-list',
      'graelles/graella-2031-06-09.yaml 5 too-many-slots',
      'graelles/graella-2031-06-09.yaml 6 bad-cell',
      'graelles/graella-2031-06-09.yaml 9 expected-weekday',
      'graelles/graella-2031-06-09.yaml 10 bad-number',
      'graelles/graella-2031-06-09.yaml 10 bad-key',
      'graelles/graella-2031-06-09.yaml 11 bad-penalty',
      'graelles/graella-2031-06-09.yaml 12 bad-number',
      'graelles/graella-2031-06-09.yaml 13 expected-text',
      'graelles/graella-2031-06-16.yaml 1 no-monday kept',
      'graelles/graella-2031-06-23.yaml - no-timetable',
      'graelles/graella-2031-06-30.yaml 4 no-yaml',
      'shiftcredit.yaml 1 repeated-key',
      'shiftcredit.yaml 3 bad-number',
      'shiftcredit.yaml 4 credit-of-nobody kept',
      'shiftcredit.yaml 5 bad-key',
      'shiftcredit.yaml 6 no-yaml-line',
    ]);
    expect(found.persons.map(({ key }) => key)).toEqual(['ana', 'bo', 'cy']);
    expect(found.unavailabilities.map(({ person, weekday, date }) => [person, weekday ?? date])).toEqual([
      ['ana', '2031-06-18'],
      ['ana', 'tue'],
      ['ana', 'fri'],
    ]);
    expect(found.absences.map(({ person, kind }) => [person, kind])).toEqual([
      ['bo', 'holiday'],
      ['cy', 'leave'],
    ]);
    expect(found.fixedTurns).toHaveLength(3);
    expect(found.timetables.map(({ week }) => week)).toEqual(['2031-06-02', '2031-06-16']);
    expect(found.credit?.credit).toEqual({ ana: 2, ghost: 4 });
  });

  it('has a sentence with the line’s text in every language', async () => {
    const { faults, notes } = await read('stumbling');
    for (const { reason, line, text } of faults) {
      for (const locale of ['en', 'ca', 'es', 'ru'] as const) {
        expect(renderSentence(locale, reason)).not.toMatch(/[{}]\w|import\./);
      }
      if (line !== null) expect(text === '' && reason.key !== 'import.tomatic.no-yaml').toBe(false);
    }
    expect(notes.map((note) => renderSentence('en', note))).toEqual([
      '"monitoringFile" is known and not needed here',
      '"baseUrl" is known and not needed here',
    ]);
  });

  it('includes letters that are not UTF-8, which are read all the same', async () => {
    const { persons, faults } = await readFiles({
      'persons.yaml': Buffer.from('names: {ana: "S\xedlvia"}\n', 'latin1'),
    });
    expect(persons[0]!.name).toBe('Sílvia');
    expect(faults.map(({ reason, kept }) => [reason.key, kept])).toEqual([['import.tomatic.not-utf8', true]]);
  });

  it('is an error if the folder is none, or is no installation, or the week is no date', async () => {
    const code = async (dir: string, week: string | null = null) => {
      const error = await readTomaticInstallation(dir, { week }).catch((thrown: unknown) => thrown);
      return error instanceof AppError ? error.code : error;
    };
    expect(await code(fixture('nowhere'))).toBe('file-missing');
    expect(await code(folderOf({ 'oneshot.conf': '' }))).toBe('file-missing');
    expect(await code(fixture('harbour'), '2031-02-30')).toBe('bad-date');
  });

  it('is an error if a file is there and cannot be read', async () => {
    const dir = folderOf({});
    symlinkSync('persons.yaml', join(dir, 'persons.yaml'));
    await expect(readTomaticInstallation(dir, { week: null })).rejects.toMatchObject({ code: 'bad-file' });
  });
});
