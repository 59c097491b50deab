import { describe, expect, test } from 'vitest';
import { checkChange } from '../../actions/check-change.ts';
import { editWeek } from '../../actions/edit-week.ts';
import { suggestCover } from '../../actions/suggest-cover.ts';
import { turnCosts } from '../../actions/turn-costs.ts';
import { undoEdit } from '../../actions/undo-edit.ts';
import { viewWeek } from '../../actions/view-week.ts';
import type { Place } from '../../model/requests.ts';
import type { PersonKey, StoredTimetable } from '../../model/types.ts';
import { actor, as, cellsOf, MONDAY, publishDemo, workplaceOn } from '../support/demo-week.ts';
import { said } from '../support/said.ts';
import { describeStores, NOW, newStore } from '../support/stores.ts';

const nextSunday = new Date('2026-03-15T20:00:00Z');
const lead = actor('lead', 'supervisor');

async function start(yaml = '', clock?: () => Date, dialect: 'sqlite' | 'postgres' = 'sqlite') {
  const workplace = workplaceOn(await newStore(dialect), yaml, clock);
  const stored = await publishDemo(workplace);
  return { workplace, stored, name: { week: MONDAY, id: stored.id } };
}

type Started = Awaited<ReturnType<typeof start>>;

/** A swap of two turns that breaks nothing, by the search that the page uses. */
async function freeSwap({ workplace, stored, name }: Started) {
  for (const one of cellsOf(stored.timetable)) {
    const costs = await turnCosts(workplace, lead, name, one);
    const other = costs.find((cell) => cell.cost !== null && cell.cost !== 0 && cell.date > one.date);
    if (other)
      return { one, other, cost: other.cost!, persons: [one.person!, personOf(stored, other)!] as const };
  }
  throw new Error('no two turns of the demo can be swapped');
}

function personOf({ timetable }: StoredTimetable, place: Place): PersonKey | null {
  return timetable.days.find(({ date }) => date === place.date)!.slots[place.slot]!.cells[place.line]!;
}

const editOf = ({ stored, name }: Started, change: Parameters<typeof checkChange>[3], more = {}) => ({
  ...name,
  version: stored.version,
  change,
  ...more,
});

describeStores('a swap', (dialect) => {
  test('004.88 004.89 is checked, made, logged, told and undone, exactly', async () => {
    const started = await start('', undefined, dialect);
    const { workplace, stored, name } = started;
    const { one, other, cost, persons } = await freeSwap(started);
    const change = { swap: { one, other } };
    const check = await checkChange(workplace, lead, name, change);
    said([...check.costs, ...check.mends].map(({ sentence }) => sentence));
    expect(check).toMatchObject({ isAllowed: true, version: stored.version, needsConsent: [], breaks: [] });
    expect(check.cost.before).toBe(stored.timetable.cost);
    expect(check.cost.after - check.cost.before).toBe(cost);
    expect(check.told.sort()).toEqual([...persons].sort());

    const events: unknown[] = [];
    workplace.events.subscribe('week-changed', (event) => events.push(event));
    workplace.events.subscribe('notice', ({ notice }) => events.push(notice.person));
    const { stored: fresh, edit } = await editWeek(as(workplace, 'lead'), lead, editOf(started, change));
    expect(fresh.version).toBe(stored.version + 1);
    expect(personOf(fresh, one)).toBe(persons[1]);
    expect(personOf(fresh, other)).toBe(persons[0]);
    expect(fresh.timetable.cost).toBe(check.cost.after);
    expect(fresh.timetable.overload).toEqual(stored.timetable.overload);
    expect(fresh.timetable.bound).toBe(stored.timetable.bound);
    expect(fresh.timetable.log.at(-1)).toMatchObject({
      by: 'lead',
      costDelta: cost,
      editId: edit.id,
      at: NOW.toISOString(),
    });
    said([fresh.timetable.log.at(-1)!.sentence!]);
    expect(events).toEqual([
      {
        week: MONDAY,
        id: stored.id,
        version: fresh.version,
        state: 'published',
        by: 'lead',
        editId: edit.id,
      },
      ...check.told.map(() => expect.any(String)),
    ]);
    for (const person of persons) {
      const [notice] = await workplace.store.outbox.list(person);
      expect(notice).toMatchObject({ kind: 'turns-changed', subject: `week:${MONDAY}` });
      said([notice!.sentence]);
    }
    expect(await workplace.store.audit.list({ subject: `week:${MONDAY}` })).toMatchObject([
      {
        who: 'lead',
        what: 'week.edit',
        before: { version: stored.version },
        after: { version: fresh.version },
      },
    ]);

    // What the page shows agrees with what was written.
    const view = await viewWeek(workplace, lead, name);
    expect(view).toMatchObject({ version: fresh.version, cost: fresh.timetable.cost, holes: 0, broken: 0 });
    expect(view.log[0]).toMatchObject({ editId: edit.id, canUndo: true });
    expect((await viewWeek(workplace, actor('mia'), name)).log[0]!.canUndo).toBe(false);

    const back = await undoEdit(as(workplace, 'lead'), lead, { week: MONDAY, editId: edit.id });
    expect(back.stored.version).toBe(fresh.version + 1);
    expect(back.stored.timetable.days).toEqual(stored.timetable.days);
    expect(back.stored.timetable.cost).toBe(stored.timetable.cost);
    expect(back.stored.timetable.proof).toEqual(stored.timetable.proof);
    await expect(
      undoEdit(as(workplace, 'lead'), lead, { week: MONDAY, editId: edit.id }),
    ).rejects.toMatchObject({
      code: 'undo-overtaken',
    });
  });

  test('two people take the same turn at once: one wins, the other is told of the other version', async () => {
    const started = await start('access: {swaps: free}', undefined, dialect);
    const { workplace, stored } = started;
    const { one, other, persons } = await freeSwap(started);
    const request = editOf(started, { swap: { one, other } });
    const results = await Promise.allSettled(
      persons.map((person) => editWeek(as(workplace, person), actor(person), request)),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'version-conflict', values: { found: stored.version + 1, expected: stored.version } },
    });
    const now = await workplace.store.timetables.get(stored.id);
    expect(now!.version).toBe(stored.version + 1);
    expect(await workplace.store.edits.list(stored.id)).toHaveLength(1);
  });
});

describe('a turn given to somebody else', () => {
  test('004.89 moves overload and load, one less here and one more there', async () => {
    const started = await start();
    const { workplace, stored, name } = started;
    const { place, person, from } = await freePut(started);
    const check = await checkChange(workplace, lead, name, { put: { ...place, person } });
    const turnsOf = (key: PersonKey) => check.loads.find((load) => load.person === key)!;
    expect(turnsOf(person).after).toBe(turnsOf(person).before + 1);
    expect(turnsOf(from).after).toBe(turnsOf(from).before - 1);
    const { stored: fresh } = await editWeek(workplace, lead, editOf(started, { put: { ...place, person } }));
    const { overload, loads, bound } = fresh.timetable;
    expect(overload[person]).toBeCloseTo(stored.timetable.overload[person]! + 1);
    expect(overload[from]).toBeCloseTo(stored.timetable.overload[from]! - 1);
    expect(loads[person]!.final).toBe(stored.timetable.loads[person]!.final + 1);
    expect(bound).toBeNull();
    expect(fresh.timetable.penalties.filter(({ broken }) => broken)).toEqual([]);
    const view = await viewWeek(workplace, lead, name);
    expect(view.loads[person]!.owed).toBe(view.loads[person]!.turns);
    expect(view.cost).toBe(fresh.timetable.cost);
  });

  test('may leave a hole, which is loud and can be filled', async () => {
    const started = await start();
    const { workplace, stored, name } = started;
    const place = cellsOf(stored.timetable).at(-1)!;
    const emptied = await editWeek(workplace, lead, editOf(started, { put: { ...place, person: null } }));
    expect(await viewWeek(workplace, lead, name)).toMatchObject({ holes: 1 });
    const [best] = await suggestCover(workplace, lead, name, place);
    expect(best).toMatchObject({ isAllowed: true });
    const change = { put: { ...place, person: best!.person } };
    await editWeek(workplace, lead, { ...name, version: emptied.stored.version, change });
    expect(await viewWeek(workplace, lead, name)).toMatchObject({ holes: 0 });
  });

  test('is refused where it breaks a rule; a supervisor forces it with a reason that stays on the turn', async () => {
    const started = await start();
    const { workplace, stored, name } = started;
    const { one, other } = await hardSwap(started);
    const change = { swap: { one, other } };
    expect(await checkChange(workplace, lead, name, change)).toMatchObject({ isAllowed: false });
    await expect(editWeek(workplace, lead, editOf(started, change))).rejects.toMatchObject({
      code: 'rule-broken',
    });
    await expect(
      editWeek(workplace, lead, editOf(started, change, { force: true, reason: ' ' })),
    ).rejects.toMatchObject({
      code: 'reason-needed',
    });
    const mine = actor(one.person);
    const freely = {
      ...workplace,
      config: { ...workplace.config, access: { ...workplace.config.access, swaps: 'free' as const } },
    };
    await expect(
      editWeek(freely, mine, editOf(started, change, { force: true, reason: 'please' })),
    ).rejects.toMatchObject({ code: 'rule-broken' });
    const reason = 'Nobody else is in the building';
    const { stored: fresh, edit } = await editWeek(
      workplace,
      lead,
      editOf(started, change, { force: true, reason }),
    );
    expect(edit.reason).toBe(reason);
    expect(fresh.timetable.forced).toHaveLength(2);
    const cell = () => viewWeek(workplace, lead, name).then((view) => cellAt(view, one));
    expect(await cell()).toMatchObject({ person: other.person, forced: reason });
    expect((await workplace.store.audit.list())[0]).toMatchObject({ what: 'week.force', after: { reason } });
    await undoEdit(workplace, lead, { week: MONDAY, editId: edit.id });
    expect(await cell()).toEqual(cellAt(await viewWeek(workplace, lead, name), one));
    expect((await cell())!.forced).toBeUndefined();
    expect((await workplace.store.timetables.get(stored.id))!.timetable.days).toEqual(stored.timetable.days);
  });

  test('nobody gets a turn who is archived, unknown or has it already', async () => {
    const started = await start();
    const { workplace, stored } = started;
    const place = cellsOf(stored.timetable)[0]!;
    const somebody = (await workplace.store.persons.list()).find(({ key }) => key !== place.person)!;
    await workplace.store.persons.save({ ...somebody, active: false });
    const put = (person: PersonKey | null) =>
      editWeek(workplace, lead, editOf(started, { put: { ...place, person } }));
    await expect(put(somebody.key)).rejects.toMatchObject({ code: 'person-archived' });
    await expect(put('nobody-at-all')).rejects.toMatchObject({ code: 'unknown-person' });
    await expect(put(place.person)).rejects.toMatchObject({ code: 'nothing-changes' });
  });
});

describe('who may change turns', () => {
  test('with consent: nobody alone the turns of others, nor leaves a hole; to a hole of her own she may go', async () => {
    const started = await start();
    const { workplace, stored, name } = started;
    const { one, other, persons } = await freeSwap(started);
    const me = actor(persons[0]);
    expect(await checkChange(workplace, me, name, { swap: { one, other } })).toMatchObject({
      needsConsent: [persons[1]],
      needsCoordinator: false,
    });
    const tries = [
      [{ swap: { one, other } }, 'consent-needed'],
      [{ put: { ...one, person: null } }, 'coordinator-needed'],
    ] as const;
    for (const [change, code] of tries)
      await expect(editWeek(workplace, me, editOf(started, change))).rejects.toMatchObject({ code });
    const stranger = actor(
      (await workplace.store.persons.list()).find(({ key }) => !persons.includes(key))!.key,
    );
    await expect(
      editWeek(workplace, stranger, editOf(started, { swap: { one, other } })),
    ).rejects.toMatchObject({
      code: 'coordinator-needed',
    });
    expect((await workplace.store.timetables.get(stored.id))!.version).toBe(stored.version);
  });

  test('by configuration only coordinators, or everybody', async () => {
    for (const [swaps, outcome] of [
      ['coordinator', 'coordinator-needed'],
      ['free', null],
    ] as const) {
      const started = await start(`access: {swaps: ${swaps}}`);
      const { one, other, persons } = await freeSwap(started);
      const tried = editWeek(started.workplace, actor(persons[0]), editOf(started, { swap: { one, other } }));
      if (outcome) await expect(tried).rejects.toMatchObject({ code: outcome });
      else expect((await tried).stored.version).toBe(started.stored.version + 1);
    }
  });

  test('004.89 a week edited without end keeps its last sixty lines, and the store all its edits', async () => {
    const started = await start();
    const { workplace } = started;
    const { one, other } = await freeSwap(started);
    let stored = started.stored;
    for (let i = 0; i < 62; i++) {
      const request = { ...editOf(started, { swap: { one, other } }), version: stored.version };
      ({ stored } = await editWeek(as(workplace, 'lead'), lead, request));
    }
    expect(stored.timetable.log).toHaveLength(60);
    const edits = await workplace.store.edits.list(stored.id);
    expect(edits).toHaveLength(62);
    expect(stored.timetable.log.at(-1)!.editId).toBe(edits[0]!.id);
    expect((await workplace.store.timetables.get(stored.id))!.timetable).toEqual(stored.timetable);
  });

  test('drafts are nobody’s business but the coordinators’', async () => {
    const workplace = workplaceOn(await newStore('sqlite'));
    const { id } = await publishDemo(workplace, 'draft');
    await expect(viewWeek(workplace, actor('mia'), { week: MONDAY, id })).rejects.toMatchObject({
      code: 'unknown-week',
    });
    await expect(viewWeek(workplace, actor('mia'), { week: MONDAY })).rejects.toMatchObject({
      code: 'unknown-week',
    });
    expect((await viewWeek(workplace, lead, { week: MONDAY, id })).state).toBe('draft');
  });
});

describe('time', () => {
  test('an edit is undone for ten minutes, by who made it', async () => {
    let now = NOW;
    const started = await start('access: {swaps: free}', () => now);
    const { workplace } = started;
    const { one, other, persons } = await freeSwap(started);
    const mine = as(workplace, persons[0]);
    const { edit } = await editWeek(mine, actor(persons[0]), editOf(started, { swap: { one, other } }));
    const undo = (who: string) => undoEdit(as(workplace, who), actor(who), { week: MONDAY, editId: edit.id });
    await expect(undo(persons[1])).rejects.toMatchObject({ code: 'unknown-edit' });
    now = new Date(NOW.getTime() + 11 * 60_000);
    await expect(undo(persons[0])).rejects.toMatchObject({ code: 'undo-too-late' });
  });

  test('an edit stays where somebody has touched the same turns since', async () => {
    const started = await start();
    const { workplace, name } = started;
    const { one, other } = await freeSwap(started);
    const first = await editWeek(workplace, lead, editOf(started, { swap: { one, other } }));
    const again = { ...name, version: first.stored.version, change: { put: { ...one, person: null } } };
    const second = await editWeek(workplace, lead, again);
    await expect(undoEdit(workplace, lead, { week: MONDAY, editId: first.edit.id })).rejects.toMatchObject({
      code: 'undo-overtaken',
    });
    await undoEdit(workplace, lead, { week: MONDAY, editId: second.edit.id });
    await expect(undoEdit(workplace, lead, { week: MONDAY, editId: first.edit.id })).rejects.toMatchObject({
      code: 'undo-overtaken',
    });
  });

  test('turns that are over stay, and so do closed weeks', async () => {
    const started = await start('', () => nextSunday);
    const { workplace, stored, name } = started;
    const [one] = cellsOf(stored.timetable);
    const change = { put: { ...one!, person: null } };
    expect(await checkChange(workplace, lead, name, change)).toMatchObject({
      isPast: true,
      isAllowed: false,
    });
    await expect(editWeek(workplace, lead, editOf(started, change))).rejects.toMatchObject({
      code: 'past-turn',
    });
    expect((await turnCosts(workplace, lead, name, one!)).every(({ rule }) => rule === 'past')).toBe(true);
    await workplace.store.timetables.retire(stored.id);
    const version = stored.version + 1;
    await expect(editWeek(workplace, lead, { ...name, version, change })).rejects.toMatchObject({
      code: 'week-retired',
    });
    await expect(editWeek(workplace, lead, editOf(started, change))).rejects.toMatchObject({
      code: 'version-conflict',
    });
  });
});

test('what a lifted turn would cost is what a check says of every cell', async () => {
  const started = await start();
  const { workplace, stored, name } = started;
  const one = cellsOf(stored.timetable)[5]!;
  const costs = await turnCosts(workplace, lead, name, one);
  expect(costs).toHaveLength(cellsOf(stored.timetable).length - 1);
  for (const { cost, rule, ...other } of costs) {
    const check = await checkChange(workplace, lead, name, { swap: { one, other } });
    expect(check.isAllowed).toBe(cost !== null);
    if (cost !== null) expect(check.cost.after - check.cost.before).toBe(cost);
    else expect(check.breaks.map((one) => one.rule)).toContain(rule);
  }
});

test('what the page shows is the same from memory as from the store', async () => {
  const started = await start();
  const { workplace, name } = started;
  const { one, other } = await freeSwap(started);
  await editWeek(workplace, lead, editOf(started, { swap: { one, other } }));
  const kept = await viewWeek(workplace, lead, name);
  // Another configuration of the same content is not what was kept.
  const anew = await viewWeek({ ...workplace, config: structuredClone(workplace.config) }, lead, name);
  expect(anew).toEqual(kept);
});

async function hardSwap({ workplace, stored, name }: Started) {
  for (const one of cellsOf(stored.timetable)) {
    const costs = await turnCosts(workplace, lead, name, one);
    const other = costs.find(({ cost, rule }) => cost === null && rule === 'firm-unavailability');
    if (other) return { one, other: { ...other, person: personOf(stored, other) } };
  }
  throw new Error('the demo has no forbidden swap');
}

async function freePut({ workplace, stored, name }: Started) {
  for (const place of cellsOf(stored.timetable)) {
    const [best] = await suggestCover(workplace, lead, name, place);
    said(best?.sentences ?? []);
    if (best?.isAllowed) return { place, person: best.person, from: place.person! };
  }
  throw new Error('no turn of the demo can be given away');
}

function cellAt(view: Awaited<ReturnType<typeof viewWeek>>, { date, slot, line }: Place) {
  return view.timetable.days.find((day) => day.date === date)!.slots[slot]!.cells[line];
}
