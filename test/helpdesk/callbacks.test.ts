import { describe, expect, test } from 'vitest';
import { callbackStep, chooseCaller, isNews } from '../../helpdesk/callbacks.ts';
import type { Callback } from '../../model/call-notes.ts';
import { toE164 } from '../../model/phone-number.ts';
import { CALL_OUTCOMES } from '../../model/phones.ts';
import { call } from '../store/samples.ts';

const number = '+34600000009';
const places = {
  numberOf: (raw: string | null) => toE164(raw, 'ES'),
  isTest: (one: string) => one.endsWith('8'),
};
const callback = (changes: Partial<Callback> = {}): Callback => ({
  ...{ id: 'b', number, call: 'c0', missed: 1, state: 'open', createdAt: '2026-03-02T07:00:00.000Z' },
  ...{ missedAt: '2026-03-02T07:00:00.000Z', offeredTo: null, takenAt: null, closedAt: null, closedBy: null },
  ...changes,
});

describe('a call that ended', () => {
  test.each(CALL_OUTCOMES)('%s is missed or was reached', (outcome) => {
    const answeredBy = outcome === 'answered' ? { extension: '201', interface: 'PJSIP/201' } : null;
    const step = callbackStep(call('c', { outcome, answeredBy }), places);
    const missed = ['abandoned', 'timed_out', 'full', 'unattended'].includes(outcome);
    expect(step?.kind ?? null).toBe(missed ? 'missed' : outcome === 'answered' ? 'reached' : null);
  });

  test.each([null, 'anonymous', '<unknown>', 'Robert; drop', '201', '9'.repeat(40), '+34600000008'])(
    'of %s is nothing that somebody could call',
    (from) => {
      expect(callbackStep(call('c', { number: from }), places)).toBeNull();
    },
  );

  test('is nothing while it goes on, and however it is written it is the same number', () => {
    expect(callbackStep(call('c', { state: 'waiting', outcome: null }), places)).toBeNull();
    expect(callbackStep(call('c', { number: '0034 600 000 009' }), places)).toEqual({
      kind: 'missed',
      number,
    });
  });

  test('is news once, and not after somebody got through', () => {
    const ended = { id: 'c', endedAt: '2026-03-02T08:00:30.000Z' };
    expect(isNews(ended, null)).toBe(true);
    expect(isNews(ended, callback())).toBe(true);
    expect(isNews(ended, callback({ call: 'c' }))).toBe(false);
    expect(isNews(ended, callback({ missedAt: '2026-03-02T08:01:00.000Z' }))).toBe(false);
    expect(isNews(ended, callback({ state: 'done', closedAt: '2026-03-02T08:01:00.000Z' }))).toBe(false);
    expect(isNews(ended, callback({ state: 'done', closedAt: '2026-03-02T07:30:00.000Z' }))).toBe(true);
  });
});

test('who has the fewest to call is asked next, in the order of the lines', () => {
  const open = [callback({ offeredTo: 'ada' }), callback({ offeredTo: 'zoe' })];
  expect(chooseCaller(['ada', 'ben', 'cai'], open)).toBe('ben');
  expect(chooseCaller(['ada'], open)).toBe('ada');
  expect(chooseCaller([], open)).toBeNull();
});
