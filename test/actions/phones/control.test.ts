import { describe, expect, it } from 'vitest';
import { addToQueue, clearQueue, moveMember, removeFromQueue } from '../../../actions/phones/control.ts';
import { pauseMember, resumeMember } from '../../../actions/phones/control-pauses.ts';
import { followTimetable } from '../../../actions/phones/follow-timetable.ts';
import { person } from '../../store/samples.ts';
import { actor, as } from '../../support/demo-week.ts';
import { type Dialect, describeStores } from '../../support/stores.ts';
import { at, atWork, type Setting, TEAM } from './phones-at-work.ts';

const EVA = actor('eva', 'supervisor');
const QUEUE = 'support';

/** Ada and Ben have a turn until 10:15; then Ben and Cai. */
async function onDuty(dialect: Dialect = 'sqlite', setting: Setting = {}) {
  const work = await atWork(dialect, setting);
  work.pbx.open();
  await work.publish(['ada', 'ben', null], ['ben', 'cai', null]);
  const follow = () => followTimetable(work.workplace, work.exchanges);
  await follow();
  const { workplace, exchanges } = work;
  const eva = as(workplace, 'eva');
  const audit = async () => (await workplace.store.audit.list()).filter(({ who }) => who !== 'timetable');
  return { ...work, follow, eva, audit, store: workplace.store, exchanges };
}

describeStores('004.103 somebody steers a queue by hand', (dialect) => {
  it('who is put in stays until the running turn is over, and that is on record', async () => {
    const { eva, exchanges, inQueue, follow, until, audit } = await onDuty(dialect);
    await addToQueue(eva, exchanges, EVA, { queue: QUEUE, person: 'dan', reason: 'many calls' });
    expect(await inQueue()).toEqual(['201', '202', '204']);
    await follow();
    expect(await inQueue()).toEqual(['201', '202', '204']);
    until(at('10:15'));
    await follow();
    expect((await inQueue()).sort()).toEqual(['202', '203']);
    expect(await audit()).toMatchObject([
      {
        who: 'eva',
        what: 'queue.add',
        subject: 'queue:support',
        after: { person: 'dan', until: at('10:15').toISOString() },
      },
    ]);
  });

  it('who is taken out stays out until her next turn', async () => {
    const { eva, exchanges, inQueue, follow, until, audit } = await onDuty(dialect);
    await removeFromQueue(eva, exchanges, EVA, { queue: QUEUE, person: 'ben' });
    await follow();
    expect(await inQueue()).toEqual(['201']);
    until(at('10:15'));
    await follow();
    expect((await inQueue()).sort()).toEqual(['202', '203']);
    expect(await audit()).toMatchObject([{ what: 'queue.remove', after: { person: 'ben' } }]);
  });

  it('the later word takes back the earlier', async () => {
    const { eva, exchanges, inQueue, follow, store } = await onDuty(dialect);
    const now = () => store.overrides.active(QUEUE, at('09:30').toISOString());
    await removeFromQueue(eva, exchanges, EVA, { queue: QUEUE, person: 'ada' });
    await addToQueue(eva, exchanges, EVA, { queue: QUEUE, person: 'ada' });
    expect(await now()).toEqual([]);
    await addToQueue(eva, exchanges, EVA, { queue: QUEUE, person: 'dan' });
    await addToQueue(eva, exchanges, EVA, { queue: QUEUE, person: 'dan' });
    expect(await now()).toHaveLength(1);
    await removeFromQueue(eva, exchanges, EVA, { queue: QUEUE, person: 'dan' });
    expect(await now()).toEqual([]);
    await follow();
    expect(await inQueue()).toEqual(['202', '201']);
  });

  it('outside of turns it holds until midnight', async () => {
    const { eva, exchanges, inQueue, follow, until } = await onDuty(dialect);
    until(at('20:00'));
    await addToQueue(eva, exchanges, EVA, { queue: QUEUE, person: 'dan' });
    await follow();
    expect(await inQueue()).toEqual(['204']);
    until(at('00:00', '2026-03-10'));
    await follow();
    expect(await inQueue()).toEqual([]);
  });

  it('a pause has its reason and who wished it, is told to whom it concerns, and ends by somebody', async () => {
    const { eva, workplace, exchanges, pbx, store, until, audit } = await onDuty(dialect);
    const notices: string[] = [];
    workplace.events.subscribe('notice', ({ notice }) => notices.push(notice.person));
    await pauseMember(eva, exchanges, EVA, { queue: QUEUE, person: 'ada', reason: 'lunch' });
    await pauseMember(eva, exchanges, EVA, { queue: QUEUE, person: 'ada', reason: 'lunch' });
    const [state] = await pbx.readQueues([QUEUE]);
    expect(state!.members[0]).toMatchObject({ extension: '201', paused: true, pauseReason: 'lunch' });
    expect(await store.pauses.open(QUEUE)).toMatchObject([
      { person: 'ada', extension: '201', reason: 'lunch', startedBy: 'eva' },
    ]);
    expect(notices).toEqual(['ada']);
    expect((await store.outbox.list('ada'))[0]!.sentence).toEqual({
      key: 'notice.queue.paused',
      values: { name: 'Eva', queue: QUEUE, reason: 'lunch' },
    });
    until(at('09:30'));
    await resumeMember(as(workplace, 'ada'), exchanges, actor('ada'), { queue: QUEUE, person: 'ada' });
    await resumeMember(as(workplace, 'ada'), exchanges, actor('ada'), { queue: QUEUE, person: 'ada' });
    expect((await pbx.readQueues([QUEUE]))[0]!.members[0]).toMatchObject({ paused: false });
    const [pause] = await store.pauses.list(at('00:00').toISOString(), at('23:00').toISOString());
    expect(pause).toMatchObject({ startedBy: 'eva', endedBy: 'ada', endedAt: at('09:30').toISOString() });
    expect((await audit()).map(({ who, what }) => [who, what])).toEqual([
      ['ada', 'queue.resume'],
      ['eva', 'queue.pause'],
    ]);
  });
});

describe('004.103 somebody steers a queue by hand', () => {
  it('moves somebody to another queue, where the pause goes on', async () => {
    const queues = { support: {}, sales: {} };
    const work = await onDuty('sqlite', { queues, lines: { support: [0, 1], sales: [2] } });
    const { eva, exchanges, inQueue, follow, pbx, store } = work;
    await pauseMember(eva, exchanges, EVA, { queue: 'support', person: 'ada', reason: 'training' });
    await moveMember(eva, exchanges, EVA, { queue: 'support', person: 'ada', to: 'sales' });
    await follow();
    expect([await inQueue('support'), await inQueue('sales')]).toEqual([['202'], ['201']]);
    const [sales] = await pbx.readQueues(['sales']);
    expect(sales!.members).toMatchObject([{ paused: true, pauseReason: 'training' }]);
    expect(await store.pauses.open('support')).toEqual([]);
    expect(await store.pauses.open('sales')).toMatchObject([{ person: 'ada', reason: 'training' }]);
    const to = (person: string, target: string) =>
      moveMember(eva, exchanges, EVA, { queue: 'support', person, to: target });
    await expect(to('dan', 'sales')).rejects.toMatchObject({ code: 'not-in-queue' });
    await expect(to('ben', 'support')).rejects.toMatchObject({ code: 'nothing-changes' });
    await expect(to('ben', 'nothing')).rejects.toMatchObject({ code: 'unknown-queue' });
  });

  it('empties a queue until the next turn', async () => {
    const { eva, exchanges, inQueue, follow, until, audit, store } = await onDuty();
    await addToQueue(eva, exchanges, EVA, { queue: QUEUE, person: 'dan' });
    await pauseMember(eva, exchanges, EVA, { queue: QUEUE, person: 'ada', reason: 'break' });
    expect(await clearQueue(eva, exchanges, EVA, { queue: QUEUE })).toBe(3);
    await follow();
    expect(await inQueue()).toEqual([]);
    expect(await store.pauses.open(QUEUE)).toEqual([]);
    expect((await audit())[0]).toMatchObject({
      what: 'queue.clear',
      before: { members: ['Ada', 'Ben', 'Dan'] },
    });
    until(at('10:15'));
    await follow();
    expect(await inQueue()).toEqual(['202', '203']);
  });

  it('everybody steers her own place, and who coordinates everybody’s', async () => {
    const { workplace, exchanges, inQueue } = await onDuty();
    const dan = as(workplace, 'dan');
    const me = { queue: QUEUE, person: 'dan' };
    await addToQueue(dan, exchanges, actor('dan'), me);
    await pauseMember(dan, exchanges, actor('dan'), { ...me, reason: 'other' });
    await resumeMember(dan, exchanges, actor('dan'), me);
    await removeFromQueue(dan, exchanges, actor('dan'), me);
    expect(await workplace.store.outbox.list('dan')).toEqual([]);
    const ada = { queue: QUEUE, person: 'ada' };
    const refused = [
      addToQueue(dan, exchanges, actor('dan'), ada),
      removeFromQueue(dan, exchanges, actor('dan'), ada),
      pauseMember(dan, exchanges, actor('dan'), { ...ada, reason: 'other' }),
      resumeMember(dan, exchanges, actor('dan'), ada),
      moveMember(dan, exchanges, actor('dan'), { ...ada, to: 'sales' }),
      clearQueue(dan, exchanges, actor('dan'), { queue: QUEUE }),
      removeFromQueue(dan, exchanges, actor(null), ada),
    ];
    for (const one of refused) await expect(one).rejects.toMatchObject({ code: 'forbidden' });
    expect(await inQueue()).toEqual(['201', '202']);
  });

  it('what cannot be is refused in words, and nothing of it stays', async () => {
    const persons = [...TEAM, person('fay', { extension: null }), person('old', { extension: '299' })];
    const { eva, exchanges, store, pbx, inQueue, audit } = await onDuty('sqlite', { persons });
    await store.persons.archive('old');
    const add = (who: string) => addToQueue(eva, exchanges, EVA, { queue: QUEUE, person: who });
    await expect(add('fay')).rejects.toMatchObject({ code: 'no-extension', values: { name: 'Fay' } });
    await expect(add('old')).rejects.toMatchObject({ code: 'person-archived' });
    await expect(add('nobody')).rejects.toMatchObject({ code: 'unknown-person' });
    const dan = { queue: QUEUE, person: 'dan' };
    const notIn = { code: 'not-in-queue', values: { name: 'Dan', queue: QUEUE } };
    await expect(removeFromQueue(eva, exchanges, EVA, dan)).rejects.toMatchObject(notIn);
    const pause = (reason: string, key = 'dan') =>
      pauseMember(eva, exchanges, EVA, { queue: QUEUE, person: key, reason });
    await expect(pause('lunch')).rejects.toMatchObject(notIn);
    await expect(resumeMember(eva, exchanges, EVA, dan)).rejects.toMatchObject(notIn);
    await expect(pause('siesta')).rejects.toMatchObject({
      code: 'unknown-pause',
      values: { reason: 'siesta', known: 'lunch, break, training, meeting, other' },
    });
    await expect(addToQueue(eva, exchanges, EVA, { queue: 'x', person: 'dan' })).rejects.toMatchObject({
      code: 'unknown-queue',
    });
    pbx.driver.cut();
    await expect(add('dan')).rejects.toMatchObject({ code: 'pbx-down' });
    await expect(pause('lunch', 'ada')).rejects.toMatchObject({ code: 'pbx-down' });
    pbx.driver.mend();
    expect(await store.overrides.active(QUEUE, at('09:30').toISOString())).toEqual([]);
    expect(await store.pauses.open(QUEUE)).toEqual([]);
    expect(await inQueue()).toEqual(['201', '202']);
    expect(await audit()).toEqual([]);
  });

  it('what the PBX refuses at the last moment leaves the record as it was', async () => {
    const { eva, exchanges, store, pbx } = await onDuty();
    await pauseMember(eva, exchanges, EVA, { queue: QUEUE, person: 'ada', reason: 'lunch' });
    const before = await store.pauses.open(QUEUE);
    // The connection is lost after all was looked at, and before it is done.
    pbx.driver.fail('pauseMember', 'cut');
    pbx.driver.fail('removeMember', 'cut');
    const ada = { queue: QUEUE, person: 'ada' };
    await expect(resumeMember(eva, exchanges, EVA, ada)).rejects.toMatchObject({ code: 'pbx-down' });
    pbx.driver.mend();
    await expect(removeFromQueue(eva, exchanges, EVA, ada)).rejects.toMatchObject({ code: 'pbx-down' });
    pbx.driver.mend();
    const ben = { queue: QUEUE, person: 'ben', reason: 'lunch' };
    await expect(pauseMember(eva, exchanges, EVA, ben)).rejects.toMatchObject({ code: 'pbx-down' });
    const after = await store.pauses.open(QUEUE);
    expect(after.map(({ id: _, ...pause }) => pause)).toEqual(before.map(({ id: _, ...pause }) => pause));
    expect(await store.overrides.active(QUEUE, at('09:30').toISOString())).toEqual([]);
  });

  it('an installation’s own reasons take the place of the usual ones', async () => {
    const yaml = 'telephony: {pauseReasons: [Café, Visit]}';
    const { eva, exchanges, pbx } = await onDuty('sqlite', { yaml });
    const pause = (reason: string) =>
      pauseMember(eva, exchanges, EVA, { queue: QUEUE, person: 'ada', reason });
    await pause('Café');
    expect((await pbx.readQueues())[0]!.members[0]).toMatchObject({ pauseReason: 'Café' });
    await expect(pause('lunch')).rejects.toMatchObject({ values: { known: 'Café, Visit' } });
  });
});
