import { describe, expect, onTestFinished, test } from 'vitest';
import { type FindCaller, openDesk } from '../../../actions/desk/open-desk.ts';
import type { EventMap } from '../../../actions/events.ts';
import type { Caller } from '../../../model/customers.ts';
import type { Call, CallRing } from '../../../model/phones.ts';
import { call, note, person, serviceRequest } from '../../store/samples.ts';
import { workplaceOn } from '../../support/demo-week.ts';
import { NOW, newStore } from '../../support/stores.ts';

const ring = (extension: string, end: CallRing['end'] = null): CallRing => ({
  ...{ extension, interface: `PJSIP/${extension}`, at: NOW.toISOString(), end, seconds: null },
});
const ringing = (id: string, changes: Partial<Call> = {}): Call =>
  call(id, {
    ...{ state: 'ringing', outcome: null, endedAt: null, rings: [ring('201')], number: '600111222' },
    ...changes,
  });
const answered = (id: string, extension = '201'): Call =>
  ringing(id, {
    ...{ state: 'answered', outcome: 'answered', answeredAt: NOW.toISOString() },
    answeredBy: { extension, interface: `PJSIP/${extension}` },
  });

async function start({ findCaller }: { findCaller?: FindCaller } = {}) {
  const store = await newStore('sqlite');
  await store.persons.save(person('ada', { extension: '201' }));
  await store.persons.save(person('ben', { extension: '202' }));
  const workplace = workplaceOn(store);
  const failures: unknown[] = [];
  const open = () => {
    const desk = openDesk(workplace, {
      ...(findCaller ? { findCaller } : {}),
      onFailure: (error) => failures.push(error),
    });
    onTestFinished(() => desk.close());
    return desk;
  };
  const told: EventMap['card-changed'][] = [];
  workplace.events.subscribe('card-changed', (event) => void told.push(event));
  const hear = (one: Call) => workplace.events.publish('call-changed', { call: one });
  return { store, workplace, open, told, hear, failures };
}

describe('the desk', () => {
  test('tells of the number before anybody has looked for it', async () => {
    const steps: ((caller: Caller) => void)[] = [];
    const { open, told, hear } = await start({
      findCaller: (_, _number, { onStep }) => new Promise(() => void steps.push(onStep)),
    });
    const desk = open();
    hear(ringing('early'));
    hear({ ...ringing('early'), state: 'ended', outcome: 'abandoned', rings: [ring('201', 'cancelled')] });
    // Opening reads who is who; from then on nobody waits for the store.
    while (told.length < 2) await new Promise(setImmediate);
    expect(told.map(({ cards, gone }) => [cards.length, gone])).toEqual([
      [1, []],
      [0, [{ call: 'early', why: 'abandoned' }]],
    ]);
    hear(ringing('c1'));
    expect(told.at(-1)).toMatchObject({
      person: 'ada',
      cards: [{ call: 'c1', number: '600111222', caller: { step: 'number', e164: '+34600111222' } }],
    });
    const { caller } = desk.cardsOf('ada')[0]!;
    steps.at(-1)!({ ...caller, step: 'looking' });
    expect(told.at(-1)?.cards).toMatchObject([{ caller: { step: 'looking' } }]);
    // What is found for a call that has gone is told to nobody.
    const before = told.length;
    steps[0]!({ ...caller, step: 'found' });
    expect(told).toHaveLength(before);
  });

  test('goes on though looking fails', async () => {
    const { open, hear, failures } = await start({ findCaller: () => Promise.reject(new Error('broken')) });
    const desk = open();
    hear(ringing('c1'));
    await desk.settled();
    expect(desk.cardsOf('ada')).toMatchObject([{ call: 'c1', caller: { step: 'number' } }]);
    expect(failures).toEqual([new Error('broken')]);
  });

  test('knows the calls that were up when the server began', async () => {
    const { store, open } = await start();
    await store.calls.saveAll([answered('c1'), call('over')]);
    const desk = open();
    await desk.settled();
    expect(desk.cardsOf('ada')).toMatchObject([{ call: 'c1', state: 'talking' }]);
  });

  test('follows an extension that changes hands, and gives nobody’s to nobody', async () => {
    const { store, open, hear } = await start();
    const desk = open();
    await desk.settled();
    await store.persons.save(person('ada', { extension: '299' }));
    await store.persons.save(person('ben', { extension: '201' }));
    hear(ringing('c1'));
    hear(ringing('c2', { rings: [ring('202')] }));
    await desk.settled();
    expect(desk.cardsOf('ben').map((card) => card.call)).toEqual(['c1']);
    await store.persons.archive('ben');
    hear(ringing('c3'));
    await desk.settled();
    expect(desk.cardsOf('ada')).toEqual([]);
    expect(desk.cardsOf('ben').map((card) => card.call)).toEqual(['c1']);
  });

  test('takes a call that was handed on off the screen when the next one is spoken with', async () => {
    const { open, hear, told } = await start();
    const desk = open();
    const transfers = [{ at: NOW.toISOString(), kind: 'blind', from: '201', to: '202' } as const];
    hear(answered('c1'));
    hear({ ...answered('c1'), state: 'ended', endedAt: NOW.toISOString(), transfers });
    await desk.settled();
    expect(desk.cardsOf('ben')).toMatchObject([{ call: 'c1', state: 'transferred', from: 'ada' }]);
    hear({ ...answered('c2', '202'), rings: [ring('202', 'answered')] });
    await desk.settled();
    expect(desk.cardsOf('ben')).toMatchObject([{ call: 'c2', state: 'talking' }]);
    expect(told.at(-1) ?? told).toMatchObject({ person: 'ben' });
    expect(told.flatMap(({ gone }) => gone)).toContainEqual({ call: 'c1', why: 'over' });
    expect(desk.callOf('c1')).toMatchObject({ id: 'c1' });
    expect(desk.callOf('never')).toBeNull();
  });

  test('lets go of a card whose end no exchange tells, when that one calls an address again', async () => {
    const { open, hear } = await start();
    const desk = open();
    const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1000).toISOString();
    const rung = (id: string, seconds: number) =>
      ringing(id, { startedAt: at(seconds), rings: [{ ...ring('201'), at: at(seconds) }] });
    for (const [id, seconds] of [
      ['http:1', 0],
      ['http:2', 20],
      ['c1', 70],
    ] as const)
      hear(rung(id, seconds));
    await desk.settled();
    expect(desk.cardsOf('ada').map((card) => card.call)).toEqual(['http:1', 'http:2', 'c1']);
    hear(rung('http:3', 79));
    await desk.settled();
    expect(desk.cardsOf('ada').map((card) => card.call)).toEqual(['http:2', 'c1', 'http:3']);
  });

  test('finds by what happened before whom no directory knows', async () => {
    const { store, open, hear } = await start();
    const customer = { origin: 'erp', externalId: '7', name: 'Maria', taxId: '' };
    await store.callNotes.add(note({ number: '+34600111222', customer }));
    const pere = { ...customer, externalId: '8', name: 'Pere' };
    await store.serviceRequests.add(serviceRequest({ phone: '+34600111222', customer: pere }), {
      year: 2026,
    });
    const desk = open();
    hear(ringing('c1'));
    await desk.settled();
    const [card] = desk.cardsOf('ada');
    expect(card!.caller.step).toBe('maybe');
    expect(card!.caller.matches.map((match) => match.customer.name).sort()).toEqual(['Maria', 'Pere']);
    expect(card!.caller.matches[0]!.evidence).toMatchObject([{ kind: 'history' }]);
  });

  test('has no callback for tests, nor for calls of which nobody knows how they ended', async () => {
    const { store, workplace, open, hear } = await start();
    workplace.config.telephony.testNumbers = ['600111222'];
    const desk = open();
    hear(call('c1', { number: '600111222' }));
    hear(call('c2', { number: '600333444', outcome: 'lost' }));
    hear(call('c3', { number: '600555666', outcome: 'timed_out' }));
    hear(call('c3', { number: '600555666', outcome: 'timed_out' }));
    await desk.settled();
    expect(await store.callbacks.list()).toMatchObject([
      { number: '+34600555666', missed: 1, offeredTo: null },
    ]);
  });

  test('004.161 shows the last three characters alone where nobody is to be known', async () => {
    const { workplace, open, hear } = await start();
    workplace.config.customers.anonymised = true;
    const desk = open();
    hear(ringing('c1', { callerName: 'Maria Vila' }));
    await desk.settled();
    const [card] = desk.cardsOf('ada');
    expect(card).toMatchObject({ number: '…222', callerName: '…ila' });
    expect(card!.caller.shown).not.toContain('600');
  });
});
