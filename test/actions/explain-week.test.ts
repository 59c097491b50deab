import { describe, expect, test } from 'vitest';
import { importDemo } from '../../actions/demo/import-demo.ts';
import { makeEvents } from '../../actions/events.ts';
import { explainWeek } from '../../actions/explain-week.ts';
import { planWeek } from '../../actions/plan-week.ts';
import { readWeek } from '../../actions/read-week.ts';
import { saveWeek } from '../../actions/save-week.ts';
import type { Workplace } from '../../actions/workplace.ts';
import { parseConfig } from '../../model/config/parse-config.ts';
import type { Sentence, StoredTimetable, Timetable } from '../../model/types.ts';
import type { Store } from '../../store/open-store.ts';
import { said } from '../support/said.ts';
import { NOW, newStore } from '../support/stores.ts';

const monday = '2026-03-09';
const never = () => new AbortController().signal;

async function makeWorkplace(yaml = ''): Promise<Workplace> {
  const { config, faults } = parseConfig([{ file: 'config.yaml', text: yaml }], {});
  expect(faults).toEqual([]);
  return {
    root: '/nowhere',
    env: {},
    clock: () => NOW,
    by: 'test',
    locale: 'en',
    config: config!,
    store: await newStore('sqlite'),
    dataDirectory: '/nowhere',
    isDemo: false,
    isNamed: false,
    events: makeEvents(),
  };
}

async function plan(workplace: Workplace) {
  const data = await readWeek(workplace.store, monday);
  return planWeek(workplace.config, data, { monday, signal: never() });
}

async function save(workplace: Workplace): Promise<StoredTimetable> {
  const { timetable } = await plan(workplace);
  return saveWeek(workplace, timetable, { as: 'draft', description: 'test' });
}

let plannedDemo: Timetable | null = null;

/** The demo team's week as a draft; planned once for all tests. */
async function saveDemo(workplace: Workplace): Promise<StoredTimetable> {
  await importDemo(workplace.store, monday);
  plannedDemo ??= (await plan(workplace)).timetable;
  return saveWeek(workplace, structuredClone(plannedDemo), { as: 'draft', description: 'test' });
}

async function addPerson(store: Store, key: string, idealLoad: number): Promise<void> {
  await store.persons.save({
    key,
    name: key,
    email: null,
    extension: null,
    color: '#aaaaff',
    table: null,
    groups: [],
    idealLoad,
    dailyLimit: null,
    lunchExempt: false,
    locale: null,
    active: true,
    roles: [],
    coat: null,
  });
}

describe('the demo', () => {
  test('is explained as a whole: proved, penalties with ways out, uneven loads', async () => {
    const workplace = await makeWorkplace();
    const stored = await saveDemo(workplace);
    const { whole, proven, cost, holes } = await explainWeek(workplace, { date: monday, signal: never() });
    expect({ proven, cost, holes }).toEqual({ proven: true, cost: stored.timetable.cost, holes: 0 });
    expect(whole!.penalties.length).toBeGreaterThan(0);
    for (const { way, sentences, sentence } of whole!.penalties) {
      said([sentence, ...sentences]);
      expect(sentences.length).toBeGreaterThan(0);
      if (way) expect(way.cost).toBeGreaterThanOrEqual(0);
    }
    expect(whole!.negotiation).toBeNull();
    expect(whole!.uneven.length).toBeGreaterThan(0);
    for (const { sentences } of whole!.uneven) said(sentences);
  });

  test('tells of a turn who else could and who could not, with their words', async () => {
    const workplace = await makeWorkplace();
    const { timetable } = await saveDemo(workplace);
    const turn = 'mon 9:00 L1';
    const answer = await explainWeek(workplace, { date: monday, turn, signal: never() });
    const found = answer.turn!;
    expect(found.person).toBe(timetable.days[0]!.slots[0]!.cells[0]);
    expect(found.could.length + found.cannot.length).toBe(27);
    const reasons = said(found.cannot.flatMap(({ sentences }) => sentences));
    expect(reasons).toContain('Gemma Bosch cannot then: coordination meeting.');
    expect(said(found.why)).toContain(
      'The timetable is proved to be the best: no other arrangement costs less.',
    );
    for (const candidate of found.could) {
      said([candidate.sentence, ...candidate.breaks, ...candidate.mends]);
      const first = candidate.edits[0]!;
      expect(first).toMatchObject({
        date: monday,
        slot: 0,
        line: 0,
        from: found.person,
        to: candidate.person,
      });
    }
    const why = await explainWeek(workplace, { date: monday, turn, person: 'gemma', signal: never() });
    expect(why.turn!.cannot.map(({ person }) => person)).toEqual(['gemma']);
    expect(why.turn!.could).toEqual([]);
  });

  test('tells a person of her week', async () => {
    const workplace = await makeWorkplace();
    const { timetable } = await saveDemo(workplace);
    const { person } = await explainWeek(workplace, { date: monday, person: 'amir', signal: never() });
    expect(person!.turns).toHaveLength(timetable.loads.amir!.final);
    said([...person!.load, ...person!.turns, ...person!.wishes.map(({ sentence }) => sentence)]);
    expect(
      person!.wishes.some(
        ({ sentence }) => sentence.values.reason === 'mosque, can be moved once in a while',
      ),
    ).toBe(true);
  });
});

describe('an impossible week', () => {
  const small = `
week: {days: [mon, tue], slots: ['09:00', '10:00', '11:00'], lines: 1, dailyTurns: 2}
load: {fullWeekDays: 2}
`;

  /** Two people, both of whom cannot on Tuesday at nine. */
  async function planted(): Promise<Workplace> {
    const workplace = await makeWorkplace(small);
    const { store } = workplace;
    await addPerson(store, 'ada', 2);
    await addPerson(store, 'bo', 4);
    await store.unavailabilities.add({
      person: 'ada',
      weekday: 'tue',
      date: null,
      slots: '10',
      firm: true,
      reason: 'dentist',
    });
    await store.absences.add({
      person: 'bo',
      from: '2026-03-10',
      to: '2026-03-10',
      kind: 'holiday',
      source: 'hand',
    });
    return workplace;
  }
  const sayAll = (list: readonly { sentences: Sentence[] }[]) =>
    list.map(({ sentences }) => said(sentences).join(' '));

  test('comes with its negotiation as soon as it is planned', async () => {
    const { negotiation, holes } = await plan(await planted());
    expect(holes).toBe(1);
    expect(negotiation!.lack).toBeNull();
    const [hole] = negotiation!.holes;
    expect(hole).toMatchObject({ date: '2026-03-10', slot: 0, count: 1 });
    const ways = sayAll(hole!.ways);
    expect(ways[0]).toMatch(
      /^If ada \(dentist\) came all the same, the hole of Tuesday 10 March 09:00–10:00 would be filled\./,
    );
    expect(
      ways.some((way) => way.startsWith('If bo came in spite of the holiday, the hole of Tuesday 10 March')),
    ).toBe(true);
    expect(hole!.ways[0]!.lifts).toMatchObject([
      { kind: 'unavailability', persons: ['ada'], date: '2026-03-10', reason: 'dentist' },
    ]);
  });

  test('tells the same once it is stored, for the week and for the hole', async () => {
    const workplace = await planted();
    await save(workplace);
    const { whole } = await explainWeek(workplace, { date: monday, signal: never() });
    expect(sayAll(whole!.negotiation!.holes[0]!.ways)[0]).toContain('ada (dentist)');
    const turn = '2026-03-10/1/1';
    const hole = (await explainWeek(workplace, { date: monday, turn, signal: never() })).turn!;
    expect(hole.person).toBeNull();
    expect(hole.negotiation!.holes).toHaveLength(1);
    const obstacles = said(hole.cannot.flatMap(({ sentences }) => sentences));
    expect(obstacles).toEqual(
      expect.arrayContaining(['ada cannot then: dentist.', 'bo is away that day (holiday).']),
    );
  });

  test('of too little load says so first, and what would be enough', async () => {
    const workplace = await makeWorkplace(small);
    await addPerson(workplace.store, 'ada', 1);
    await addPerson(workplace.store, 'bo', 1);
    const { negotiation } = await plan(workplace);
    expect(negotiation!.lack).toEqual({ count: 2, asked: 4, loads: 2 });
    expect(said(negotiation!.first)).toEqual([
      'The loads of this week give 2 turns less than the lines ask: 2 of 4.',
      'No absence and no unavailability is to blame: the loads would be the same without them.',
      'All the holes come from this.',
      'The loads would be enough if people might exceed their share by 1 turn: "schedule-hours --max-overload 1".',
    ]);
    const enough = { ...workplace.config, load: { ...workplace.config.load, maxOverload: 1 } };
    expect((await plan({ ...workplace, config: enough })).holes).toBe(0);
  });

  test('a week with no holes has none', async () => {
    const workplace = await makeWorkplace(small);
    await addPerson(workplace.store, 'ada', 4);
    expect((await plan(workplace)).negotiation).toBeNull();
  });
});

describe('a stored week is looked at with the eyes of today', () => {
  async function stored(): Promise<{ workplace: Workplace; found: StoredTimetable }> {
    const workplace = await makeWorkplace();
    return { workplace, found: await saveDemo(workplace) };
  }

  test('who is away since then breaks a rule, and the way out says who could come', async () => {
    const { workplace, found } = await stored();
    const person = found.timetable.days[1]!.slots[0]!.cells[0]!;
    const date = found.timetable.days[1]!.date;
    await workplace.store.absences.add({ person, from: date, to: date, kind: 'leave', source: 'hand' });
    const { whole, proven, broken } = await explainWeek(workplace, { date: monday, signal: never() });
    expect(proven).toBe(false);
    expect(broken).toBeGreaterThan(0);
    const [first] = whole!.penalties;
    expect(first).toMatchObject({ rule: 'firm-unavailability', broken: true, persons: [person] });
    expect(first!.way).toMatchObject({ broken: -1 });
    expect(first!.way!.edits[0]).toMatchObject({ date, slot: 0, from: person });
  });

  test('people who have left, and weeks that were imported without loads, are no trouble', async () => {
    const { workplace, found } = await stored();
    const { timetable } = found;
    const cells = timetable.days[0]!.slots[0]!.cells;
    cells[0] = 'forgotten';
    await workplace.store.persons.archive(cells[1]!);
    const imported = {
      ...timetable,
      loads: {},
      overload: {},
      cost: null,
      penalties: [],
      proof: null,
      bound: null,
    };
    await workplace.store.timetables.saveDraft({ timetable: imported, description: 'import', by: 'test' });
    const { turn, proven } = await explainWeek(workplace, { date: monday, turn: 'mon/1/1', signal: never() });
    expect(proven).toBe(false);
    expect(turn!.person).toBe('forgotten');
    expect(said(turn!.why)[0]).toBe('Forgotten has 1 turn this week; the load is 1.');
  });
});

test('a person without part in the week, an unknown one, a week that is not there', async () => {
  const workplace = await makeWorkplace();
  await saveDemo(workplace);
  await addPerson(workplace.store, 'late', 5);
  const { person } = await explainWeek(workplace, { date: monday, person: 'late', signal: never() });
  expect(person).toBeNull();
  await expect(
    explainWeek(workplace, { date: monday, person: 'nobody', signal: never() }),
  ).rejects.toMatchObject({ code: 'unknown-person' });
  await expect(explainWeek(workplace, { date: '2026-04-06', signal: never() })).rejects.toMatchObject({
    code: 'unknown-week',
  });
});
