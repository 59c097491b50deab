import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { followTimetable } from '../../../actions/phones/follow-timetable.ts';
import { person } from '../../store/samples.ts';
import { workplaceOn } from '../../support/demo-week.ts';
import { describeStores, openTestStore } from '../../support/stores.ts';
import { at, atWork, MONDAY, TEAM } from './phones-at-work.ts';

describeStores('004.99 a queue follows the timetable', (dialect) => {
  it('004.99 with exactly those who have a turn, and a second run does nothing', async () => {
    const { pbx, workplace, exchanges, inQueue, publish, until } = await atWork(dialect);
    pbx.open();
    await publish(['ben', 'ada', null], ['ben', 'cai', null]);
    const [first] = await followTimetable(workplace, exchanges);
    expect(await inQueue()).toEqual(['202', '201']);
    expect(first).toMatchObject({ queue: 'support', kind: 'slot', failure: null, findings: [] });
    expect(first!.steps.map(({ kind, person }) => [kind, person])).toEqual([
      ['add', 'ben'],
      ['add', 'ada'],
    ]);
    expect(first!.slot).toEqual({ date: MONDAY, start: '09:00', end: '10:15' });
    expect((await followTimetable(workplace, exchanges))[0]!.steps).toEqual([]);
    until(at('10:15'));
    await followTimetable(workplace, exchanges);
    expect((await inQueue()).sort()).toEqual(['202', '203']);
    until(at('11:30'));
    const [closed] = await followTimetable(workplace, exchanges);
    expect([closed!.kind, await inQueue()]).toEqual(['closed', []]);
    const entries = (await workplace.store.audit.list()).filter(({ what }) => what === 'queue.follow');
    expect(entries.map(({ who, subject, after }) => [who, subject, after])).toEqual([
      ['timetable', 'queue:support', { slot: null, added: [], removed: ['Ben', 'Cai'] }],
      ['timetable', 'queue:support', { slot: `${MONDAY} 10:15`, added: ['Cai'], removed: ['Ada'] }],
      ['timetable', 'queue:support', { slot: `${MONDAY} 09:00`, added: ['Ben', 'Ada'], removed: [] }],
    ]);
  });

  it('what somebody wants to see beforehand changes nothing', async () => {
    const { pbx, workplace, exchanges, inQueue, publish } = await atWork(dialect);
    pbx.open();
    await publish(['ada', null, null], ['ben', null, null]);
    const [planned] = await followTimetable(workplace, exchanges, { at: at('10:30'), dryRun: true });
    expect(planned!.steps.map(({ person }) => person)).toEqual(['ben']);
    expect(await inQueue()).toEqual([]);
    expect(await workplace.store.audit.list()).toEqual([]);
  });

  it('two servers on one store do it once, and neither fails', async () => {
    const { pbx, workplace, exchanges, inQueue, publish } = await atWork(dialect);
    pbx.open();
    await publish(['ada', 'ben', 'cai']);
    const other = { ...workplace, store: { ...workplace.store } };
    const both = await Promise.all([
      followTimetable(workplace, exchanges),
      followTimetable(other, exchanges),
      followTimetable(workplace, exchanges),
    ]);
    expect(both.flat().map(({ failure }) => failure)).toEqual([null, null, null]);
    expect(both.flat().flatMap(({ steps }) => steps)).toHaveLength(3);
    expect(await inQueue()).toHaveLength(3);
    const entries = (await workplace.store.audit.list()).filter(({ what }) => what === 'queue.follow');
    expect(entries).toHaveLength(1);
  });

  it('a pause and its reason stay with who goes on, and end with who goes', async () => {
    const { pbx, workplace, exchanges, publish, until } = await atWork(dialect);
    pbx.open();
    await publish(['ada', 'ben', null], ['ada', null, null]);
    await followTimetable(workplace, exchanges);
    for (const [key, extension] of [
      ['ada', '201'],
      ['ben', '202'],
    ] as const) {
      await pbx.pauseMember('support', { interface: `PJSIP/${extension}` }, 'lunch');
      const startedAt = at('09:30').toISOString();
      const pause = { queue: 'support', person: key, extension, reason: 'lunch', startedAt, startedBy: key };
      await workplace.store.pauses.start(pause);
    }
    until(at('10:15'));
    await followTimetable(workplace, exchanges);
    const [state] = await pbx.readQueues(['support']);
    expect(state!.members).toMatchObject([{ extension: '201', paused: true, pauseReason: 'lunch' }]);
    expect(await workplace.store.pauses.open('support')).toMatchObject([{ person: 'ada' }]);
    const pauses = await workplace.store.pauses.list(at('00:00').toISOString(), at('23:00').toISOString());
    expect(pauses.find(({ person }) => person === 'ben')).toMatchObject({
      person: 'ben',
      endedBy: 'timetable',
      endedAt: at('10:15').toISOString(),
    });
  });

  it('a PBX that forgot everything gets the same people back, with their pauses', async () => {
    const { pbx, workplace, exchanges, publish } = await atWork(dialect);
    pbx.open();
    await publish(['ada', 'ben', null]);
    await followTimetable(workplace, exchanges);
    const startedAt = at('09:00').toISOString();
    const pause = {
      queue: 'support',
      person: 'ada',
      extension: '201',
      reason: 'lunch',
      startedAt,
      startedBy: 'ada',
    };
    await workplace.store.pauses.start(pause);
    for (const extension of ['201', '202']) {
      await pbx.removeMember('support', { interface: `PJSIP/${extension}` });
    }
    await followTimetable(workplace, exchanges);
    const [state] = await pbx.readQueues(['support']);
    expect(
      state!.members.map(({ extension, paused, pauseReason }) => [extension, paused, pauseReason]),
    ).toEqual([
      ['201', true, 'lunch'],
      ['202', false, ''],
    ]);
  });

  it('what a lost connection leaves undone is told, and done by the next run', async () => {
    const { pbx, workplace, exchanges, inQueue, publish } = await atWork(dialect);
    pbx.open();
    await publish(['ada', 'ben', null]);
    pbx.driver.cut();
    const [failed] = await followTimetable(workplace, exchanges);
    expect(failed).toMatchObject({ kind: 'slot', steps: [], failure: { key: 'error.pbx-down' } });
    pbx.driver.mend();
    await followTimetable(workplace, exchanges);
    expect(await inQueue()).toEqual(['201', '202']);
  });

  it.each(['rrmemory', 'rrordered'] as const)(
    'nobody goes while the one who is to come cannot (%s)',
    async (strategy) => {
      const queues = { support: { strategy } };
      const { pbx, workplace, exchanges, inQueue, publish, until } = await atWork(dialect, { queues });
      pbx.open();
      await publish(['ada', null, null], ['ben', null, null]);
      await followTimetable(workplace, exchanges);
      until(at('10:15'));
      pbx.driver.fail('addMember', 'refuse');
      const [refused] = await followTimetable(workplace, exchanges);
      expect(refused).toMatchObject({ steps: [], failure: { key: 'error.pbx-refused' } });
      expect(await inQueue()).toEqual(['201']);
      pbx.driver.fail('addMember', null);
      await followTimetable(workplace, exchanges);
      expect(await inQueue()).toEqual(['202']);
    },
  );

  it('who has gone leaves the queue; who is nobody of ours stays in it', async () => {
    const { pbx, workplace, exchanges, inQueue, publish } = await atWork(dialect);
    pbx.open();
    await publish(['ada', 'ben', null]);
    await followTimetable(workplace, exchanges);
    await pbx.addMember('support', { extension: '999', name: 'Fax' });
    await workplace.store.persons.archive('ben');
    const [followed] = await followTimetable(workplace, exchanges);
    expect(await inQueue()).toEqual(['201', '999']);
    expect(followed!.findings).toEqual([
      { key: 'phones.person-gone', values: { name: 'ben', queue: 'support' } },
    ]);
  });
});

describe('004.99 a phone that somebody has no more', () => {
  it('leaves the queue when she has another', async () => {
    const { pbx, workplace, exchanges, inQueue, publish } = await atWork('sqlite');
    pbx.open();
    await publish(['ada', 'ben', null]);
    await followTimetable(workplace, exchanges);
    const ada = (await workplace.store.persons.get('ada'))!;
    await workplace.store.persons.save({ ...ada, extension: '301' });
    await followTimetable(workplace, exchanges);
    expect((await inQueue()).sort()).toEqual(['202', '301']);
  });
});

describe('004.99 the queue is never emptied by a mistake', () => {
  async function filled(more: Parameters<typeof atWork>[1] = {}) {
    const work = await atWork('sqlite', more);
    work.pbx.open();
    await work.pbx.addMember('support', { extension: '204', name: 'Dan' });
    const follow = async () => (await followTimetable(work.workplace, work.exchanges))[0]!;
    return { ...work, follow };
  }

  it('without a published week it stays as it is, in words', async () => {
    const { follow, inQueue, workplace, until } = await filled();
    await workplace.store.timetables.saveDraft({
      ...{ description: '', by: 'eva' },
      timetable: (await import('./phones-at-work.ts')).weekOf(['ada', null, null], [null, null, null]),
    });
    const followed = await follow();
    expect(followed).toMatchObject({ kind: 'no-timetable', steps: [], failure: null });
    expect(followed.findings).toMatchObject([{ key: 'phones.no-timetable' }]);
    expect(await inQueue()).toEqual(['204']);
    until(at('20:00'));
    expect((await follow()).kind).toBe('closed');
    expect(await inQueue()).toEqual([]);
  });

  it('a timetable that cannot be read leaves it as it is, whatever is wrong with it', async () => {
    const { follow, inQueue, workplace, publish } = await filled();
    await publish(['ada', null, null]);
    const raw = new DatabaseSync(workplace.store.place);
    const good = (raw.prepare('select content from timetable_versions limit 1').get() as { content: string })
      .content;
    const damaged = [
      '{"week":"2026-03-09","days":',
      'null',
      '{}',
      good.replace('"2026-03-09"', '"2026-03-16"'),
      good.replace('"09:00"', '"9 o’clock"'),
      good.replace('"cells":["ada"', '"cells":[7'),
      good.replace(/"cells":\[[^\]]*\]/, '"cells":null'),
      good.replace('"closedDays"', '"closed"'),
    ];
    for (const content of damaged) {
      raw.prepare('update timetable_versions set content = ?').run(content);
      const followed = await follow();
      expect(followed, content).toMatchObject({ kind: 'unreadable', steps: [], failure: null });
      expect(followed.findings, content).toMatchObject([{ key: 'phones.unreadable' }]);
      expect(await inQueue(), content).toEqual(['204']);
    }
    raw.prepare('update timetable_versions set content = ?').run(good);
    raw.close();
    await follow();
    expect(await inQueue()).toEqual(['201']);
  });

  it('a store that is gone leaves it as it is', async () => {
    const { workplace, exchanges, inQueue, publish } = await filled();
    await publish(['ada', null, null]);
    const store = await openTestStore(`sqlite:${workplace.store.place}`);
    const other = workplaceOn(store, '', workplace.clock);
    await store.close();
    const [followed] = await followTimetable(other, exchanges);
    expect(followed!.failure).not.toBeNull();
    expect(await inQueue()).toEqual(['204']);
  });

  it('004.101 people without extension are named, and if nobody is left it stays as it is', async () => {
    const persons = [...TEAM.slice(1), person('ada', { extension: null })];
    const { follow, inQueue, publish } = await filled({ persons });
    await publish(['ada', 'ben', null]);
    expect((await follow()).findings).toMatchObject([
      { key: 'live-queue.no-extension', values: { name: 'Ada', queue: 'support' } },
    ]);
    expect(await inQueue()).toEqual(['202']);
    await publish(['ada', null, null]);
    const followed = await follow();
    expect(followed.findings.map(({ key }) => key)).toEqual([
      'live-queue.no-extension',
      'phones.nobody-reachable',
    ]);
    expect(await inQueue()).toEqual(['202']);
  });

  it('a slot in which really nobody has a turn empties it', async () => {
    const { follow, inQueue, publish } = await filled();
    await publish([null, null, null]);
    expect(await follow()).toMatchObject({ kind: 'slot', findings: [] });
    expect(await inQueue()).toEqual([]);
  });

  it('a queue that the PBX does not know is told by its name, and the others are followed', async () => {
    const { workplace, exchanges, inQueue, publish, pbx } = await filled();
    await publish(['ada', null, null]);
    const unknown = { queue: 'sales', pbx, nameAtPbx: 'sales', lines: null };
    const more = { ...exchanges, liveQueues: [unknown, ...exchanges.liveQueues] };
    const followed = await followTimetable(workplace, more);
    expect(followed[0]).toMatchObject({
      queue: 'sales',
      failure: { key: 'error.unknown-queue', values: { queue: 'sales' } },
    });
    expect(await inQueue()).toEqual(['201']);
    await expect(followTimetable(workplace, exchanges, { queue: 'nothing' })).rejects.toMatchObject({
      code: 'unknown-queue',
    });
    const none = { ...exchanges, liveQueues: [] };
    await expect(followTimetable(workplace, none, { queue: 'support' })).rejects.toMatchObject({
      code: 'no-phones',
    });
  });

  it('a clock that jumps is believed as it is', async () => {
    const { workplace, exchanges, inQueue, publish } = await filled();
    await publish(['ada', null, null], ['ben', null, null]);
    const moments = [at('10:30'), at('09:30'), at('10:30', '2031-01-01'), at('09:30')];
    const seen: string[][] = [];
    for (const moment of moments) {
      await followTimetable({ ...workplace, clock: () => moment }, exchanges);
      seen.push(await inQueue());
    }
    // In 2031 no week is published: the queue stays.
    expect(seen).toEqual([['202'], ['201'], ['201'], ['201']]);
  });

  it('several queues have the people of their own lines', async () => {
    const queues = { support: {}, sales: {} };
    const work = await atWork('sqlite', { queues, lines: { support: [0, 1], sales: [2] } });
    work.pbx.open();
    await work.publish(['ada', 'ben', 'cai']);
    await followTimetable(work.workplace, work.exchanges);
    expect([await work.inQueue('support'), await work.inQueue('sales')]).toEqual([['201', '202'], ['203']]);
  });
});
