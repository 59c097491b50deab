import { describe, expect, test } from 'vitest';
import { cardsOf, changedCards } from '../../helpdesk/call-card.ts';
import { arrangeCards, type CallCard } from '../../model/call-cards.ts';
import type { Call, CallRing } from '../../model/phones.ts';
import { call } from '../store/samples.ts';

const AT = '2026-03-02T08:00:00.000Z';
const people: Record<string, string> = { 201: 'ada', 202: 'ben', 203: 'ada' };
const personOf = (extension: string | null) => people[extension ?? ''] ?? null;
const ring = (extension: string, end: CallRing['end'] = null): CallRing => ({
  ...{ extension, interface: `PJSIP/${extension}`, at: AT, end, seconds: null },
});
const ringing = (...rings: CallRing[]): Call =>
  call('c1', { state: 'ringing', outcome: null, endedAt: null, rings });
const up = (changes: Partial<Call>): Call => ({
  ...ringing(ring('201', 'answered'), ring('202', 'elsewhere')),
  ...{ state: 'answered', outcome: 'answered', answeredAt: AT, person: 'ada' },
  answeredBy: { extension: '201', interface: 'PJSIP/201' },
  ...changes,
});
const seen = (one: Call) => cardsOf(one, { personOf }).map(({ person, state }) => `${person} ${state}`);

describe('a call', () => {
  test('004.148 is on the screens of those whose phone rings, once for two phones', () => {
    expect(seen(ringing(ring('201'), ring('203'), ring('202')))).toEqual(['ada ringing', 'ben ringing']);
    expect(seen(ringing(ring('201', 'unanswered'), ring('202')))).toEqual(['ben ringing']);
    expect(seen(ringing(ring('999')))).toEqual([]);
    expect(seen({ ...ringing(), state: 'waiting' })).toEqual([]);
  });

  test('is then with who answered, and with whom it was handed on to', () => {
    expect(seen(up({}))).toEqual(['ada talking']);
    expect(seen(up({ state: 'ended', endedAt: AT }))).toEqual([]);
    const handedOn = { at: AT, kind: 'blind', from: '201', to: '202' } as const;
    const [card, ...others] = cardsOf(up({ state: 'ended', transfers: [handedOn] }), { personOf });
    expect(others).toEqual([]);
    expect(card).toMatchObject({ person: 'ben', state: 'transferred', from: 'ada' });
    expect(seen(up({ transfers: [{ ...handedOn, to: '0034600000000' }] }))).toEqual([]);
  });

  test('leaves each screen with the reason why', () => {
    const before = cardsOf(ringing(ring('201'), ring('202')), { personOf });
    const told = (after: Call, had = before) =>
      changedCards(after, had, cardsOf(after, { personOf })).map(({ person, gone }) => [
        person,
        gone[0]?.why,
      ]);
    expect(told(up({}))).toEqual([
      ['ada', undefined],
      ['ben', 'elsewhere'],
    ]);
    expect(told({ ...ringing(), state: 'ended', outcome: 'abandoned' })).toEqual([
      ['ada', 'abandoned'],
      ['ben', 'abandoned'],
    ]);
    expect(told(ringing(ring('201'), ring('202', 'rejected')))).toEqual([['ben', 'missed']]);
    const talking = cardsOf(up({}), { personOf });
    expect(told(up({ state: 'ended' }), talking)).toEqual([['ada', 'over']]);
    const transfers = [{ at: AT, kind: 'attended', from: '201', to: '202' } as const];
    expect(told(up({ transfers }), talking)).toEqual([
      ['ada', 'transferred'],
      ['ben', undefined],
    ]);
    // Whom nothing changes for is not told.
    expect(told(up({ talkSeconds: 5 }), talking)).toEqual([]);
  });
});

describe('a tab', () => {
  const card = (name: string, changes: Partial<CallCard> = {}): CallCard => ({
    ...{ call: name, person: 'ada', state: 'ringing', queue: 'support', number: null, callerName: null },
    ...{ since: `2026-03-02T08:0${name.length}:00.000Z`, from: null, isEmulated: false },
    ...changes,
  });
  const free = { call: null, isLocked: false, isWritten: false };

  test('opens the call that is spoken with, else the oldest; the others are a list', () => {
    expect(arrangeCards(free, [])).toEqual({ open: null, banners: [] });
    expect(arrangeCards(free, [card('bb'), card('a')])).toEqual({ open: 'a', banners: ['bb'] });
    const talking = card('bb', { state: 'talking' });
    expect(arrangeCards(free, [card('a'), talking])).toEqual({ open: 'bb', banners: ['a'] });
  });

  test('004.150 that is locked or written in is told of a call and keeps what it has', () => {
    for (const held of [{ isLocked: true }, { isWritten: true }]) {
      expect(arrangeCards({ ...free, ...held, call: 'old' }, [card('a')])).toEqual({
        open: 'old',
        banners: ['a'],
      });
      expect(arrangeCards({ ...free, ...held }, [card('a')])).toEqual({ open: null, banners: ['a'] });
    }
    // A call that goes on stays, too; one that is over makes room.
    const two = [card('a'), card('bb')];
    expect(arrangeCards({ ...free, call: 'bb' }, two)).toEqual({ open: 'bb', banners: ['a'] });
    expect(arrangeCards({ ...free, call: 'over' }, [card('a')])).toEqual({ open: 'a', banners: [] });
    expect(arrangeCards({ ...free, call: 'over' }, [])).toEqual({ open: 'over', banners: [] });
  });
});
