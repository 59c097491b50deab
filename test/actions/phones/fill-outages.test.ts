import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Call } from '../../../model/phones.ts';
import { type Dialect, describeStores, newFolder } from '../../support/stores.ts';
import { at, atWork, untilSo } from './phones-at-work.ts';

async function logged(dialect: Dialect) {
  const work = await atWork(dialect);
  const file = join(await newFolder(), 'queue_log');
  const { exchanges, workplace } = work;
  const failures: unknown[] = [];
  const open = () =>
    work.open({
      exchanges: { ...exchanges, queueLogs: new Map([['main', file]]) },
      onFailure: (error) => failures.push(error),
    });
  await work.publish(['ada', 'ben', null]);
  const line = (time: string, ...fields: (string | number)[]) =>
    `${at(time).getTime() / 1000}|${fields.join('|')}\n`;
  return { ...work, file, failures, open, line, store: workplace.store };
}

describeStores('004.108 an outage', (dialect) => {
  it('is filled with what the PBX wrote down meanwhile, and what was heard stays', async () => {
    const { file, open, line, store, pbx, time, until, workplace } = await logged(dialect);
    await writeFile(file, '');
    const phones = await open();
    await untilSo(() => phones.view('support').members.length === 2);
    await phones.settled();
    const heard = pbx.driver.callIn({ queue: 'support', number: '600000001' });
    time.advance(4000);
    pbx.driver.hangUp(heard);
    const cut = pbx.driver.callIn({ queue: 'support', number: '600000002' });
    time.advance(1000);
    pbx.driver.cut();
    pbx.driver.agent('201').answer();
    until(at('09:08'));
    pbx.driver.hangUpAll();
    await writeFile(
      file,
      [
        // Heard, and told otherwise than it was: ours counts.
        line('09:01', heard, 'support', 'NONE', 'ABANDON', 1, 1, 99),
        line('09:01', cut, 'support', 'NONE', 'ENTERQUEUE', '', '600000002', 1),
        line('09:02', cut, 'support', 'Ada', 'CONNECT', 60, 'x', 9),
        line('09:03', cut, 'support', 'Ada', 'COMPLETECALLER', 60, 61, 1),
        line('09:04', 'new.1', 'support', 'NONE', 'ENTERQUEUE', '', '600000003', 1),
        line('09:04', 'new.2', 'other', 'NONE', 'ENTERQUEUE', '', '600000004', 1),
        'half a li',
        `\n${line('09:05', 'new.1', 'support', 'NONE', 'ABANDON', 1, 1, 60)}`,
      ].join(''),
    );
    const told: Call[] = [];
    workplace.events.subscribe('call-changed', ({ call }) => told.push(call));
    pbx.driver.mend();
    await untilSo(() => pbx.status.state === 'ready');
    await phones.settled();
    const calls = (await store.calls.list()).reverse();
    expect(calls.map(({ number, outcome, source }) => [number, outcome, source])).toEqual([
      ['600000001', 'abandoned', 'events'],
      ['600000002', 'answered', 'queue_log'],
      ['600000003', 'abandoned', 'queue_log'],
    ]);
    expect(calls[0]).toMatchObject({ holdSeconds: 4 });
    expect(calls[1]).toMatchObject({ person: 'ada', talkSeconds: 61, holdSeconds: 60 });
    expect(told.map(({ number }) => number)).toContain('600000003');
    await untilSo(() => phones.view('support').today.received === 3);
  });

  it('while the server was down is filled when it starts, once', async () => {
    const { file, open, line, store } = await logged(dialect);
    const day = [
      line('08:50', 'c.1', 'support', 'NONE', 'ENTERQUEUE', '', '600000005', 1),
      line('08:51', 'c.1', 'support', 'PJSIP/202', 'CONNECT', 60, 'x', 3),
      line('08:59', 'c.1', 'support', 'PJSIP/202', 'COMPLETEAGENT', 60, 480, 1),
    ];
    await writeFile(file, day.join(''));
    const phones = await open();
    await untilSo(() => phones.view('support').members.length === 2);
    await phones.settled();
    await untilSo(() => phones.view('support').today.answered === 1);
    await phones.close();
    const again = await open();
    await again.settled();
    const calls = await store.calls.list();
    expect(calls).toMatchObject([{ person: 'ben', talkSeconds: 480, endedBy: 'agent', source: 'queue_log' }]);
  });

  it('whose log is not there is told, and nothing else suffers', async () => {
    const { open, failures, inQueue } = await logged(dialect);
    const phones = await open();
    await untilSo(() => phones.view('support').members.length === 2);
    await phones.settled();
    expect(failures).toMatchObject([{ code: 'file-missing' }]);
    expect(await inQueue()).toEqual(['201', '202']);
  });
});
