import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Call } from '../../model/phones.ts';
import type { AmiMessage } from '../../telephony/asterisk/ami-message.ts';
import { queueLogEvents } from '../../telephony/asterisk/queue-log.ts';
import { openTranslator } from '../../telephony/asterisk/translate.ts';
import { openCallFold } from '../../telephony/calls.ts';
import type { PbxEvent } from '../../telephony/pbx.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const names = {
  queueOf: (name: string) => (name === 'support' ? name : null),
  extensionOf: (name: string) => /^PJSIP\/(\d+)$/.exec(name)?.[1] ?? null,
};

/** What the manager said, as events of ours. */
function eventsOfAmi(): PbxEvent[] {
  const { translate } = openTranslator(names);
  return read('ami-calls.txt')
    .trim()
    .split('\n\n')
    .flatMap((block) => {
      const lines = block.split('\n').map((line) => line.split(/: ?(.*)/s) as [string, string]);
      const message: AmiMessage = Object.fromEntries(lines.map(([key, value]) => [key.toLowerCase(), value]));
      return translate(message, new Date(Number(message.timestamp) * 1000).toISOString());
    });
}

function fold(events: readonly PbxEvent[], source: Call['source']): Call[] {
  const calls = new Map<string, Call>();
  const { hear } = openCallFold({ pbx: 'main', source, onCall: (call) => calls.set(call.id, call) });
  for (const event of events) hear(event);
  return [...calls.values()];
}

const brief = ({ outcome, answeredBy, holdSeconds, talkSeconds, endedBy, number, position, rings }: Call) => [
  outcome,
  answeredBy?.extension ?? null,
  holdSeconds,
  talkSeconds,
  endedBy,
  number,
  position,
  rings.map(({ extension, end, seconds }) => `${extension} ${end} ${seconds}`).join(', '),
];

test('004.196 what Asterisk tells becomes the calls that they were', () => {
  expect(fold(eventsOfAmi(), 'events').map(brief)).toEqual([
    ['answered', '202', 3, 30, 'caller', '612000001', 1, '201 elsewhere 3, 202 answered 3, 203 elsewhere 3'],
    ['abandoned', null, 7, null, 'caller', null, 1, '201 cancelled 7'],
    ['timed_out', null, 20, null, null, '612000003', 1, '201 rejected 2, 202 unanswered 15'],
    ['answered', '203', 2, 20, 'transfer', '612000004', 1, '203 answered 2'],
    ['unattended', null, 0, null, null, '612000005', null, ''],
  ]);
});

test('004.196 and its own log says the same of them, call by call', () => {
  const fromEvents = fold(eventsOfAmi(), 'events');
  const fromLog = fold(queueLogEvents(read('queue_log.txt').split('\n'), names), 'queue_log');
  // Whom it sent away at the door it does not log.
  expect(fromLog).toHaveLength(fromEvents.length - 1);
  for (const logged of fromLog) {
    const call = fromEvents.find(({ id }) => id === logged.id)!;
    expect(brief(logged).slice(0, -1)).toEqual(brief(call).slice(0, -1));
    expect(logged.source).toBe('queue_log');
    expect(Math.abs(Date.parse(logged.startedAt) - Date.parse(call.startedAt))).toBeLessThan(1000);
    expect(logged.transfers.map(({ from, to }) => [from, to])).toEqual(
      call.transfers.map(({ from, to }) => [from, to]),
    );
  }
});
