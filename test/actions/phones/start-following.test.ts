import { describe, expect, it, onTestFinished } from 'vitest';
import { addToQueue } from '../../../actions/phones/control.ts';
import { keepRecords } from '../../../actions/phones/keep-records.ts';
import { startFollowing } from '../../../actions/phones/start-following.ts';
import { actor, as } from '../../support/demo-week.ts';
import { at, atWork, type Setting, untilSo, weekOf } from './phones-at-work.ts';

/** Ada and Ben have a turn from 09:00, Ben and Cai from 10:15 to 11:30; minutes pass only when told. */
async function following(setting: Setting = {}) {
  const work = await atWork('sqlite', setting);
  const { workplace, store } = { ...work, store: work.workplace.store };
  const phones = await work.open({ schedule: false });
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => void failures.push(error);
  const records = keepRecords(workplace, phones.liveQueues, { onChange: () => {}, onFailure });
  let run = () => {};
  let isRunning = true;
  const everyMinute = (now: () => void) => {
    run = now;
    return () => {
      isRunning = false;
    };
  };
  const follower = startFollowing(workplace, phones, { records, onFailure, everyMinute });
  onTestFinished(async () => {
    await follower.stop();
    records.close();
  });
  const { timetable } = { timetable: weekOf(['ada', 'ben', null], ['ben', 'cai', null]) };
  const { id } = await store.timetables.saveDraft({ timetable, description: '', by: 'eva' });
  await store.timetables.publish(id, { by: 'eva' });
  const { audit } = store;
  const runs = async () => (await audit.list()).filter(({ what }) => what === 'queue.follow').length;
  return {
    ...{ ...work, phones, store, follower, failures, runs },
    minute: () => run(),
    isTicking: () => isRunning,
    look: follower.look,
  };
}

describe('004.99 a server follows the timetable by the clock', () => {
  it('004.99 at each slot’s beginning and end, every minute in between, and else not at all', async () => {
    const { look, inQueue, until, pbx } = await following({ start: at('08:58') });
    await pbx.addMember('support', { extension: '205', name: 'Eva' });
    await look();
    expect(await inQueue()).toEqual([]);
    until(at('09:00'));
    await look();
    expect(await inQueue()).toEqual(['201', '202']);
    await pbx.removeMember('support', { interface: 'PJSIP/201' });
    until(at('09:01'));
    await look();
    expect((await inQueue()).sort()).toEqual(['201', '202']);
    until(at('11:30'));
    await look();
    expect(await inQueue()).toEqual([]);
    // In the evening whoever comes in by herself is left alone.
    await pbx.addMember('support', { extension: '205', name: 'Eva' });
    until(at('19:00'));
    await look();
    expect(await inQueue()).toEqual(['205']);
  });

  it('a machine that slept, and a clock that was set, are no matter', async () => {
    const { look, inQueue, until, phones, workplace, store } = await following();
    await look();
    until(at('10:40'));
    await look();
    expect((await inQueue()).sort()).toEqual(['202', '203']);
    let now = at('09:10');
    const back = { ...workplace, clock: () => now };
    const records = keepRecords(back, phones.liveQueues, { onChange: () => {}, onFailure: () => {} });
    const follower = startFollowing(
      back,
      { ...phones, follow: async () => [] },
      {
        ...{ records, onFailure: () => {}, everyMinute: () => () => {} },
      },
    );
    await follower.look();
    expect(records.of('support')!.wanted.slot).toMatchObject({ start: '09:00' });
    now = at('23:00', '2026-03-14');
    await follower.look();
    expect(records.of('support')!.wanted.kind).toBe('closed');
    await follower.stop();
    records.close();
    expect(await store.persons.list()).toHaveLength(5);
  });

  it('when the exchange is reached again, at once', async () => {
    const { look, inQueue, pbx, runs } = await following();
    await look();
    pbx.driver.cut();
    await look();
    expect(await runs()).toBe(1);
    pbx.driver.mend();
    await pbx.removeMember('support', { interface: 'PJSIP/201' });
    await untilSo(() => pbx.status.state === 'ready');
    await look();
    expect((await inQueue()).sort()).toEqual(['201', '202']);
  });

  it('who talks at the end of her turn goes when the call is over, also after closing', async () => {
    const { look, inQueue, until, pbx, time, phones } = await following({ start: at('11:20') });
    await look();
    pbx.driver.agent('202').unplug();
    time.advance(4000);
    const call = pbx.driver.callIn({ queue: 'support', number: '612345678', talksMs: 1_800_000 });
    time.advance(3000);
    pbx.driver.agent('203').answer();
    until(at('11:30'));
    await look();
    expect(await inQueue()).toEqual(['203']);
    until(at('11:34'));
    await look();
    expect(await inQueue()).toEqual(['203']);
    pbx.driver.hangUp(call);
    await untilSo(() => phones.view('support').members.length === 0);
    expect(await inQueue()).toEqual([]);
  });

  it('what was done by hand in the evening is over at midnight', async () => {
    const { look, inQueue, until, phones, workplace } = await following({ start: at('20:00') });
    await look();
    const dan = { queue: 'support', person: 'dan' };
    await addToQueue(as(workplace, 'eva'), phones, actor('eva', 'supervisor'), dan);
    until(at('23:59'));
    await look();
    expect(await inQueue()).toEqual(['204']);
    until(at('00:00', '2026-03-10'));
    await look();
    expect(await inQueue()).toEqual([]);
  });

  it('not at all where cron does it, or nobody; what is shown goes on', async () => {
    for (const follow of ['cron', 'off']) {
      const { look, inQueue, phones } = await following({ yaml: `telephony: {follow: ${follow}}` });
      await look();
      await phones.refresh('support');
      expect(await inQueue()).toEqual([]);
      const { absent, slot } = phones.view('support');
      expect(slot).toMatchObject({ start: '09:00' });
      const why = follow === 'off' ? 'phones.why.off' : 'phones.why.missing';
      expect(absent.map(({ why }) => why.key)).toEqual([why, why]);
    }
  });

  it('one run at a time, and none after it was stopped', async () => {
    const { minute, follower, inQueue, isTicking, until, phones } = await following();
    for (let i = 0; i < 5; i++) minute();
    await untilSo(() => phones.view('support').members.length === 2);
    await follower.stop();
    expect(isTicking()).toBe(false);
    until(at('10:20'));
    await follower.look();
    expect(await inQueue()).toEqual(['201', '202']);
  });

  it('a store that does not answer is told once', async () => {
    const { look, failures, store } = await following();
    await look();
    await store.close();
    await look();
    await look();
    expect(failures.length).toBeLessThanOrEqual(1);
    expect(failures).toHaveLength(1);
  });
});
