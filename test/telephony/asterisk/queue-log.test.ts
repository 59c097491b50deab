import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Call } from '../../../model/phones.ts';
import { interfaceTemplate } from '../../../telephony/asterisk/interface-template.ts';
import { queueLogEvents } from '../../../telephony/asterisk/queue-log.ts';
import { openCallFold } from '../../../telephony/calls.ts';
import type { PbxEvent } from '../../../telephony/pbx.ts';
import { findAsteriskTree } from '../../support/asterisk/asterisk-trees.js';
import { openTestPbx, type TestPbx } from '../../support/asterisk/open-test-pbx.ts';

const { extensionOf } = interfaceTemplate('PJSIP/{extension}');
const queueOf = (name: string) => (name === 'foreign' ? null : name);

/** Calls as they were at last, in the order in which they began. */
const fold = (events: PbxEvent[], source: Call['source']): Call[] => {
  const calls = new Map<string, Call>();
  const { hear } = openCallFold({ pbx: 'main', source, onCall: (call) => calls.set(call.id, call) });
  for (const event of events) hear(event);
  return [...calls.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
};
const read = (text: string) => queueLogEvents(text.split('\n'), { queueOf, extensionOf });

describe('queue_log', () => {
  test('each kind of line has its meaning', () => {
    const kinds = (line: string) => read(`1772445600|1.1|support|PJSIP/201|${line}`).map(({ type }) => type);
    expect(kinds('ENTERQUEUE||612345678|2')).toEqual(['caller-joined']);
    expect(kinds('CONNECT|5|1.2|3')).toEqual(['phone-rings', 'call-answered']);
    expect(kinds('RINGNOANSWER|6000')).toEqual(['phone-rings', 'ring-missed']);
    expect(kinds('RINGCANCELED|400')).toEqual(['phone-rings']);
    expect(kinds('COMPLETECALLER|5|60|1')).toEqual(['call-completed', 'call-ended']);
    expect(kinds('COMPLETEAGENT|5|60|1')).toEqual(['call-completed', 'call-ended']);
    expect(kinds('BLINDTRANSFER|204|ctx|5|60|1')).toEqual(['call-transferred', 'call-completed']);
    expect(kinds('TRANSFER|204|ctx|5|60|1')).toEqual(['call-transferred', 'call-completed']);
    expect(kinds('ATTENDEDTRANSFER|BRIDGE|8f3f|1|7|1')).toEqual(['call-transferred', 'call-completed']);
    expect(kinds('ABANDON|1|1|9')).toEqual(['caller-hung-up', 'caller-left']);
    expect(kinds('EXITWITHTIMEOUT|1|1|9')).toEqual(['caller-left', 'queue-result']);
    expect(kinds('EXITEMPTY|1|1|9')).toEqual(['caller-left', 'queue-result']);
    expect(kinds('EXITWITHKEY|1|1|1|9')).toEqual(['caller-left', 'queue-result']);
    for (const other of ['ADDMEMBER', 'PAUSE|lunch', 'DID|1', 'RINGINUSE|1', ''])
      expect(kinds(other)).toEqual([]);
  });

  test('the numbers stand where they should', () => {
    const text = [
      '1772445600|1.1|support|NONE|ENTERQUEUE||612345678|2',
      '1772445608|1.1|support|PJSIP/202|RINGNOANSWER|6000',
      '1772445612|1.1|support|PJSIP/201|CONNECT|12|1.2|3',
      '1772445672|1.1|support|PJSIP/201|ATTENDEDTRANSFER|LINK|a|b|12|60|2',
    ].join('\n');
    const events = read(text);
    expect(events.find(({ type }) => type === 'caller-joined')).toMatchObject({
      at: '2026-03-02T10:00:00.000Z',
      number: '612345678',
      position: 2,
    });
    expect(events.find(({ type }) => type === 'ring-missed')).toMatchObject({
      ringMs: 6000,
      extension: '202',
    });
    expect(events.find(({ type }) => type === 'call-answered')).toMatchObject({
      holdSeconds: 12,
      ringSeconds: 3,
    });
    expect(events.find(({ type }) => type === 'call-completed')).toMatchObject({
      holdSeconds: 12,
      talkSeconds: 60,
    });
    expect(fold(events, 'queue_log')).toMatchObject([
      {
        state: 'ended',
        outcome: 'answered',
        number: '612345678',
        holdSeconds: 12,
        talkSeconds: 60,
        endedBy: 'transfer',
        source: 'queue_log',
        answeredBy: { extension: '201' },
      },
    ]);
  });

  test('other queues, other lines and a line that is half written are passed over', () => {
    expect(read('1772445600|1.1|foreign|NONE|ENTERQUEUE||612|1')).toEqual([]);
    expect(read('1772445600|NONE|NONE|NONE|QUEUESTART|\n\nrubbish\n17724|1.1|supp')).toEqual([]);
    expect(read('1772445600|1.1|support|NONE|ENTERQUEUE||anonymous|')).toMatchObject([
      { number: null, position: 1 },
    ]);
  });

  test('only calls that ended in the time that is asked for are told, and those from their beginning', () => {
    const log = [
      '1772445600|1.1|support|NONE|ENTERQUEUE||612|1',
      '1772445700|1.1|support|NONE|ABANDON|1|1|100',
      '1772445600|1.2|support|NONE|ENTERQUEUE||613|2',
      '1772445650|1.2|support|NONE|ABANDON|1|2|50',
    ];
    const options = { queueOf, extensionOf };
    const names = (from?: string, until?: string) =>
      queueLogEvents(log, { ...options, ...(from ? { from } : {}), ...(until ? { until } : {}) })
        .filter(({ type }) => type === 'caller-joined')
        .map(({ call }) => call);
    expect(names()).toEqual(['1.1', '1.2']);
    expect(names('2026-03-02T10:01:00.000Z')).toEqual(['1.1']);
    expect(names(undefined, '2026-03-02T10:01:00.000Z')).toEqual(['1.2']);
  });

  test('a log of a real Asterisk that names its members', () => {
    const text = readFileSync(join(import.meta.dirname, '../fixtures/asterisk/queue-log.txt'), 'utf8');
    const interfaceOf = (agent: string) => agent.replace(/^P(\d+)$/, 'PJSIP/$1');
    const calls = fold(queueLogEvents(text.split('\n'), { queueOf, extensionOf, interfaceOf }), 'queue_log');
    expect(calls.map(({ outcome }) => outcome)).toEqual([
      'answered',
      'answered',
      'abandoned',
      'abandoned',
      'timed_out',
      'answered',
      'answered',
      'abandoned',
      'abandoned',
      'abandoned',
    ]);
    expect(calls[0]?.answeredBy).toEqual({ interface: 'PJSIP/201', extension: '201' });
  });
});

for (const release of ['sid', 'bullseye'] as const) {
  describe.skipIf(!findAsteriskTree(release))(`real calls at Asterisk of Debian ${release}`, () => {
    let stage: TestPbx;
    const events: PbxEvent[] = [];
    beforeAll(async () => {
      stage = await openTestPbx({ release }, { queues: { round: {}, all: {}, short: {} } });
      stage.pbx.subscribe((event) => events.push(event));
      stage.pbx.open();
      await stage.pbx.whenReady(AbortSignal.timeout(8000));
    }, 60_000);
    afterAll(async () => {
      await stage?.pbx.close();
      await stage?.asterisk.stop();
    }, 60_000);

    test('what we fold is, call by call, what the log of Asterisk says', { timeout: 60_000 }, async () => {
      const { asterisk, phones, pbx, until } = stage;
      await phones.plugIn('201', '202', '203', '204');
      for (const extension of ['201', '202']) await pbx.addMember('round', { extension, name: extension });
      for (const extension of ['202', '203']) await pbx.addMember('all', { extension, name: extension });
      await phones.behave('201', { does: 'answers', afterMs: 100, hangsUpAfterMs: 1300 });
      await phones.behave('202', { does: 'rejects', afterMs: 100 });
      await phones.behave('203', { does: 'answers', afterMs: 400 });
      await phones.behave('204', { does: 'answers', afterMs: 100, hangsUpAfterMs: 200 });
      const running = [];
      for (let i = 0; i < 5; i++) {
        running.push(await phones.callIn({ queue: 'round', number: `60000000${i}`, givesUpAfterMs: 9000 }));
        running.push(await phones.callIn({ queue: 'all', number: `61000000${i}`, talksMs: 900 }));
        running.push(
          await phones.callIn({ queue: 'short', number: `62000000${i}`, givesUpAfterMs: 600 * (i + 1) }),
        );
        running.push(await phones.callIn({ queue: 'short', number: null }));
      }
      await Promise.all(running.map(({ ended }) => ended));
      await phones.behave('201', { does: 'transfers', afterMs: 100, talksMs: 400, to: '204' });
      await (await phones.callIn({ queue: 'round', number: '630000000', givesUpAfterMs: 9000 })).ended;
      await until(
        () => fold(events, 'events').every(({ state }) => state === 'ended'),
        'the end of all calls',
      );

      const ours = fold(events, 'events');
      const lines = asterisk.readQueueLog().split('\n');
      const interfaceOf = (agent: string) => `PJSIP/${agent}`;
      const logged = fold(queueLogEvents(lines, { queueOf, extensionOf, interfaceOf }), 'queue_log');
      expect(ours).toHaveLength(21);
      expect(logged.map(essence)).toEqual(ours.map(essence));
      for (const [i, call] of ours.entries()) {
        // The log counts in whole seconds, each cut off by itself.
        expect(Math.abs((call.talkSeconds ?? 0) - (logged[i]?.talkSeconds ?? 0))).toBeLessThanOrEqual(1);
        expect(Math.abs((call.holdSeconds ?? 0) - (logged[i]?.holdSeconds ?? 0))).toBeLessThanOrEqual(1);
      }
      const outcomes = new Set(ours.map(({ outcome }) => outcome));
      expect(outcomes).toEqual(new Set(['answered', 'abandoned', 'timed_out']));
    });
  });
}

function essence({ id, queue, number, outcome, answeredBy, endedBy, transfers, position }: Call) {
  const to = transfers.map(({ kind, to: whom }) => `${kind} ${whom}`);
  return { id, queue, number, outcome, by: answeredBy?.extension ?? null, endedBy, to, position };
}
