import { expect, it } from 'vitest';
import { tellTurns } from '../../../actions/phones/tell-turns.ts';
import { renderSentence } from '../../../model/texts/index.ts';
import { type Dialect, describeStores } from '../../support/stores.ts';
import { at, atWork, MONDAY, type Setting } from './phones-at-work.ts';

async function soon(dialect: Dialect, setting: Setting = {}) {
  const work = await atWork(dialect, { start: at('08:54'), ...setting });
  await work.publish(['ada', 'ben', null], ['ben', 'cai', null]);
  const { store } = work.workplace;
  const team = { ...work.workplace.config.messaging, default: 'team' };
  const workplace = { ...work.workplace, config: { ...work.workplace.config, messaging: team } };
  const tell = () => tellTurns(workplace, work.exchanges.liveQueues);
  const noticesOf = async (person: string) =>
    (await store.outbox.list(person)).map(({ sentence }) => renderSentence('en', sentence));
  return { ...work, workplace, store, tell, noticesOf };
}

describeStores('004.193 before a turn', (dialect) => {
  it('004.193 its people are told, and the team who they are: once', async () => {
    const { tell, noticesOf, store, until, workplace } = await soon(dialect);
    const published: string[] = [];
    workplace.events.subscribe('notice', ({ notice }) => published.push(notice.person));
    expect(await tell()).toEqual([]);
    until(at('08:55'));
    const slot = { date: MONDAY, start: '09:00', end: '10:15' };
    expect(await tell()).toEqual([{ queue: 'support', slot }]);
    expect(published.sort()).toEqual(['ada', 'ben']);
    expect(await noticesOf('ada')).toEqual(['Your turn in support begins in 5 minutes: 09:00–10:15.']);
    expect(await noticesOf('cai')).toEqual([]);
    expect(await store.messages.list()).toMatchObject([
      { channel: 'team', target: 'team', text: 'support, 09:00–10:15: Ada, Ben' },
    ]);
    until(at('08:57'));
    expect(await tell()).toEqual([]);
    until(at('10:12'));
    expect(await tell()).toHaveLength(1);
    expect(await noticesOf('cai')).toEqual(['Your turn in support begins in 3 minutes: 10:15–11:30.']);
    expect(await store.messages.list()).toHaveLength(2);
  });

  it('two servers tell it once', async () => {
    const { tell, until, noticesOf, store } = await soon(dialect);
    until(at('08:56'));
    const both = await Promise.all([tell(), tell(), tell()]);
    expect(both.flat()).toHaveLength(1);
    expect(await noticesOf('ada')).toHaveLength(1);
    expect(await store.messages.list()).toHaveLength(1);
  });

  it('nobody is told where that is not wanted, or where nobody has a turn', async () => {
    const off = await soon(dialect, { yaml: 'telephony: {noticeMinutes: 0}', start: at('08:56') });
    expect(await off.tell()).toEqual([]);
    const empty = await soon(dialect, { start: at('08:56') });
    await empty.publish([null, null, null]);
    expect(await empty.tell()).toEqual([]);
    expect(await empty.store.messages.list()).toEqual([]);
  });
});
