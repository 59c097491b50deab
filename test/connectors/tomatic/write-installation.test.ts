import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { readTomaticInstallation } from '../../../connectors/tomatic/read-installation.ts';
import {
  type TomaticExport,
  writeTomaticInstallation,
} from '../../../connectors/tomatic/write-installation.ts';
import { defaultConfig, parseConfig } from '../../../model/config/parse-config.ts';
import { ABSENCE_KINDS, type Person, WEEKDAYS } from '../../../model/types.ts';

const WEEK = '2031-05-05';
const DATES = ['2031-05-05', '2031-05-06', '2031-05-07', '2031-05-08', '2031-05-09'];
const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);

async function readBack(files: Record<string, string>, week: string | null) {
  const dir = mkdtempSync(join(tmpdir(), 'written-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, name)), { recursive: true });
      writeFileSync(join(dir, name), text);
    }
    return await readTomaticInstallation(dir, { week });
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function exportOf(more: Partial<TomaticExport>): TomaticExport {
  const config = defaultConfig();
  config.rules.preset = 'tomatic';
  return {
    week: WEEK,
    config,
    persons: [],
    unavailabilities: [],
    absences: [],
    closedDays: [],
    fixedTurns: [],
    credit: null,
    timetables: [],
    ...more,
  };
}

const person = (key: string, more: Partial<Person> = {}): Person => ({
  key,
  name: key,
  email: null,
  extension: null,
  color: '#aaaaff',
  table: null,
  groups: [],
  idealLoad: null,
  dailyLimit: null,
  lunchExempt: false,
  locale: null,
  active: true,
  roles: [],
  coat: null,
  ...more,
});

/** One line of text without blanks at its ends, as lines of files can hold. */
const oneLine = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .map((text) => text.replace(/[\s\p{C}\uFEFF]+/gu, ' ').trim())
  .filter((text) => text.isWellFormed());
const awkward = fc.constantFrom(
  'null',
  '~',
  'no',
  '1e5',
  '09:00',
  "it's",
  '- a',
  '{x}',
  '#1',
  'Àlex',
  'a: b',
);
const key = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9]{1,8}$/),
  fc.constantFrom('null', 'no', 'on', 'true', '123', '1e5', 'ada-b', 'constructor'),
);
const somePersons = fc
  .uniqueArray(
    key.filter((text) => text !== 'ningu' && text !== 'festiu'),
    { minLength: 1, maxLength: 6 },
  )
  .chain((keys) =>
    fc.tuple(
      ...keys.toSorted().map((name, i) =>
        fc.record<Person>({
          key: fc.constant(name),
          name: fc.oneof(awkward, oneLine.filter(Boolean)),
          email: fc.option(fc.constant(`${name}@example.net`)),
          extension: fc.option(fc.constantFrom(`0${i}`, `20${i}`, `7e${i}`.replace('e', ''))),
          color: fc.constantFrom('#001122', '#112233', '#1e5555', '#abcdef', '#000000'),
          table: fc.option(fc.nat(20)),
          groups: fc.subarray(['admin', 'it', 'no']),
          idealLoad: fc.option(fc.nat(20).map((half) => half / 2)),
          dailyLimit: fc.option(fc.nat(4)),
          lunchExempt: fc.boolean(),
          locale: fc.constant(null),
          active: fc.constant(true),
          roles: fc.constant([]),
          coat: fc.constant(null),
        }),
      ),
    ),
  );

const anExport = somePersons.chain((persons) => {
  const someone = fc.constantFrom(...persons.map((one) => one.key));
  const slots = fc.option(fc.stringMatching(/^[01]{4}$/));
  const reason = fc.oneof(awkward, oneLine);
  const weekly = fc.record({
    person: someone,
    weekday: fc.option(fc.constantFrom(...WEEKDAYS)),
    date: fc.constant(null),
    slots,
    firm: fc.boolean(),
    reason,
  });
  const oneshot = fc.record({
    person: someone,
    weekday: fc.constant(null),
    date: fc.constantFrom(...DATES),
    slots,
    firm: fc.boolean(),
    reason,
  });
  const absence = fc
    .record({
      person: someone,
      kind: fc.constantFrom(...ABSENCE_KINDS),
      days: fc.tuple(fc.nat(4), fc.nat(4)),
    })
    .map(({ person, kind, days }) => ({
      person,
      from: DATES[Math.min(...days)]!,
      to: DATES[Math.max(...days)]!,
      kind,
      source: 'tomatic',
    }));
  const fixedTurn = fc.record({
    weekday: fc.constantFrom(...WEEKDAYS.slice(0, 5)),
    slot: fc.nat(3),
    line: fc.nat(5),
    person: fc.option(someone),
  });
  return fc.record({
    persons: fc.constant(persons),
    unavailabilities: fc
      .tuple(fc.array(oneshot, { maxLength: 4 }), fc.array(weekly, { maxLength: 4 }))
      .map((all) => all.flat()),
    absences: fc.uniqueArray(absence, { maxLength: 3, selector: (one) => one.person }),
    closedDays: fc.uniqueArray(
      fc.record({
        date: fc.constantFrom(...DATES),
        name: fc.oneof(awkward, oneLine),
        source: fc.constant('tomatic'),
      }),
      { selector: (day) => day.date, maxLength: 3 },
    ),
    fixedTurns: fc
      .uniqueArray(fixedTurn, { selector: (turn) => `${turn.weekday}${turn.slot}${turn.line}`, maxLength: 5 })
      .map((turns) =>
        turns.sort(
          (a, b) =>
            WEEKDAYS.indexOf(a.weekday) - WEEKDAYS.indexOf(b.weekday) || a.slot - b.slot || a.line - b.line,
        ),
      ),
    credit: fc.option(
      fc.dictionary(
        someone,
        fc.integer({ min: -50, max: 50 }).map((tenths) => tenths / 10 + 0),
        { noNullPrototype: true },
      ),
    ),
  });
});

describe('a written installation', () => {
  it('reads back as what it was written from', async () => {
    await fc.assert(
      fc.asyncProperty(anExport, async (data) => {
        const found = await readBack(writeTomaticInstallation(exportOf(data)), WEEK);
        // A leave of all working days is a leave of the week; the others come first.
        const isWhole = (one: (typeof data.absences)[number]) =>
          one.kind === 'leave' && one.from === DATES[0] && one.to === DATES[4];
        const absences = [
          ...data.absences.filter((one) => !isWhole(one)),
          ...data.absences.filter(isWhole).map((one) => ({ ...one, to: '2031-05-11' })),
        ];
        expect(found.persons).toEqual(data.persons);
        expect(found.unavailabilities).toEqual(data.unavailabilities);
        expect(found.absences).toEqual(absences);
        expect(found.closedDays).toEqual(data.closedDays);
        expect(found.fixedTurns).toEqual(data.fixedTurns);
        expect(found.credit).toEqual(data.credit && { week: WEEK, credit: data.credit });
        expect(found.faults.filter(({ kept }) => !kept)).toEqual([]);
      }),
      { numRuns: 60, seed: 20310505 },
    );
  });

  it('holds everything of an installation that was read, timetables with the people of old included', async () => {
    const read = await readTomaticInstallation(fixture('harbour'), { week: WEEK });
    const config = parseConfig([{ file: 'x', text: dump(read.config) }], {}).config!;
    const timetables = read.timetables.map(({ week }) => ({
      week,
      yaml: readFileSync(join(fixture('harbour'), `graelles/graella-${week}.yaml`), 'utf8'),
    }));
    const { credit } = read.credit!;
    const again = await readBack(
      writeTomaticInstallation({ ...read, week: WEEK, config, credit, timetables }),
      WEEK,
    );
    const parts = ({
      persons,
      unavailabilities,
      absences,
      closedDays,
      fixedTurns,
      credit,
      timetables,
    }: typeof read) => ({
      persons,
      unavailabilities,
      absences,
      closedDays,
      fixedTurns,
      credit,
      timetables,
    });
    expect(parts(again)).toEqual(parts(read));
    expect(again.faults).toEqual([]);
    expect(parseConfig([{ file: 'x', text: dump(again.config) }], {}).config).toEqual(config);
  });

  it('004.39 writes unavailabilities and absences as people write them', () => {
    const files = writeTomaticInstallation(
      exportOf({
        persons: [person('bo'), person('ana')],
        unavailabilities: [
          {
            person: 'ana',
            weekday: 'mon',
            date: null,
            slots: '1100',
            firm: true,
            reason: 'school\nand more',
          },
          { person: 'bo', weekday: null, date: null, slots: null, firm: false, reason: '' },
          { person: 'bo', weekday: null, date: '2031-05-06', slots: null, firm: true, reason: 'dentist' },
        ],
        absences: [
          { person: 'ana', from: '2031-05-02', to: '2031-05-06', kind: 'holiday', source: 'hand' },
          { person: 'bo', from: '2031-04-01', to: '2031-08-01', kind: 'leave', source: 'hand' },
        ],
      }),
    );
    expect(files['indisponibilitats.conf']).toBe('+ana dl 1100 # school and more\nbo\n');
    expect(files['oneshot.conf']).toBe('+bo 2031-05-06 # dentist\n');
    expect(files['indisponibilitats-vacances.conf']).toBe('+ana dl # holiday\n+ana dm # holiday\n');
    expect(files['leaves.conf']).toBe('bo\n');
  });

  it('leaves out people who are not active, and what is theirs', async () => {
    const files = writeTomaticInstallation(
      exportOf({
        persons: [person('ana'), person('old', { active: false, idealLoad: 3 })],
        unavailabilities: [
          { person: 'old', weekday: 'mon', date: null, slots: null, firm: true, reason: 'x' },
        ],
        absences: [{ person: 'old', from: WEEK, to: WEEK, kind: 'holiday', source: 'hand' }],
        fixedTurns: [{ weekday: 'mon', slot: 0, line: 0, person: 'old' }],
      }),
    );
    expect(Object.values(files).join('')).not.toContain('old');
    expect((await readBack(files, WEEK)).persons.map(({ key }) => key)).toEqual(['ana']);
  });

  it('writes the longest day and the greatest number of lines of a week that the form cannot hold', async () => {
    const config = parseConfig(
      [
        {
          file: 'x',
          text: 'week:\n  slots: {default: ["09:00-10:00", "10:30-12:00"], fri: ["09:00", "10:00"]}\n  lines: [2, 4]\n',
        },
      ],
      {},
    );
    // Friday has one slot and two numbers of lines: the configuration refuses that.
    expect(config.config).toBeNull();
    const good = parseConfig(
      [{ file: 'x', text: 'week:\n  slots: ["09:00-10:00", "10:30-12:00"]\n  lines: [2, 4]\n' }],
      {},
    ).config!;
    const files = writeTomaticInstallation(exportOf({ config: good, persons: [person('ana')] }));
    const { config: read } = await readBack(files, WEEK);
    expect(read.week).toMatchObject({ slots: ['09:00', '10:30', '12:00'], lines: 4 });
  });
});
