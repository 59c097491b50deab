import { describe, expect, test } from 'vitest';
import type { MemberState, QueueMember } from '../../../model/phones.ts';
import type { AmiMessage } from '../../../telephony/asterisk/ami-message.ts';
import { interfaceTemplate } from '../../../telephony/asterisk/interface-template.ts';
import { openTranslator } from '../../../telephony/asterisk/translate.ts';
import type { PbxEvent } from '../../../telephony/pbx.ts';
import { parseMessages, readTranscript } from './read-transcript.ts';

const at = '2026-03-02T10:00:00.000Z';
const { extensionOf } = interfaceTemplate('PJSIP/{extension}');
const queueOf = (name: string) => (name.startsWith('foreign') ? null : `our-${name}`);

const translator = () => openTranslator({ queueOf, extensionOf });
const play = (messages: AmiMessage[], by = translator()) => messages.flatMap((one) => by.translate(one, at));
const replay = (name: string) => play(readTranscript(name));
const types = (events: PbxEvent[]) => events.map(({ type }) => type).filter((type) => type !== 'member');
const only = <K extends PbxEvent['type']>(events: PbxEvent[], type: K) =>
  events.filter((event): event is Extract<PbxEvent, { type: K }> => event.type === type);
const states = (events: PbxEvent[]) =>
  only(events, 'member').map(({ member }) => `${member.state}${member.isInQueueCall ? ' queue' : ''}`);

describe('what a real Asterisk said', () => {
  test('of a call that was answered and that the caller ended', () => {
    const events = replay('answered');
    expect(types(events)).toEqual([
      'caller-joined',
      'phone-rings',
      'call-answered',
      'caller-hung-up',
      'call-completed',
      'call-ended',
    ]);
    const { call } = only(events, 'caller-joined')[0]!;
    expect(only(events, 'caller-joined')[0]).toEqual({
      at,
      type: 'caller-joined',
      call,
      queue: 'our-round',
      number: '612345678',
      name: null,
      position: 1,
    });
    expect(only(events, 'call-completed')[0]).toMatchObject({ call, talkSeconds: 2, endedBy: 'caller' });
    expect(states(events)).toEqual([
      'available',
      'ringing',
      'in_call',
      'in_call queue',
      'in_call',
      'available',
    ]);
  });

  test('of phones that all ring: those that did not answer missed nothing', () => {
    const events = replay('ring-all');
    expect(only(events, 'phone-rings').map(({ extension }) => extension)).toEqual(
      expect.arrayContaining(['201', '202', '203']),
    );
    expect(only(events, 'call-answered')).toMatchObject([{ extension: '202', interface: 'PJSIP/202' }]);
    expect(only(events, 'ring-missed')).toEqual([]);
    expect(only(events, 'call-completed')).toMatchObject([{ endedBy: 'agent' }]);
  });

  test('of a caller without a number who gave up while a phone rang', () => {
    const events = replay('abandoned-ringing');
    expect(types(events)).toEqual([
      'caller-joined',
      'phone-rings',
      'caller-hung-up',
      'caller-left',
      'call-ended',
    ]);
    expect(only(events, 'caller-joined')[0]).toMatchObject({ number: null, name: null });
    expect(only(events, 'caller-left')[0]).toMatchObject({ holdSeconds: 1 });
  });

  test('of a phone that rejected first and missed then', () => {
    const missed = only(replay('rejected-then-missed'), 'ring-missed');
    expect(missed.map(({ isRejected }) => isRejected)).toEqual([true, false]);
    expect(missed.map(({ ringMs }) => ringMs)).toEqual([0, 2000]);
  });

  test('of a queue that gave up: the caller left, and hung up no earlier', () => {
    const events = replay('timed-out');
    expect(types(events)).toEqual(['caller-joined', 'caller-left', 'queue-result', 'call-ended']);
    expect(only(events, 'queue-result')[0]).toMatchObject({ result: 'TIMEOUT', number: '612345678' });
  });

  test('of a call that was handed on', () => {
    const events = replay('blind-transfer');
    const { call } = only(events, 'caller-joined')[0]!;
    expect(only(events, 'call-transferred')).toEqual([
      { at, type: 'call-transferred', call, interface: 'PJSIP/201', kind: 'blind', to: '204' },
    ]);
    expect(only(events, 'call-completed')).toMatchObject([{ call, endedBy: 'transfer' }]);
  });

  test('of a call that was handed on after asking there', () => {
    const events = replay('attended-transfer');
    const { call } = only(events, 'caller-joined')[0]!;
    expect(only(events, 'call-transferred')).toEqual([
      { at, type: 'call-transferred', call, interface: 'PJSIP/201', kind: 'attended', to: '204' },
    ]);
    expect(only(events, 'call-completed')).toMatchObject([{ call, endedBy: 'transfer' }]);
  });

  test('of somebody taken out, put in again and paused in mid-call: she is in a call of the queue all the time', () => {
    const events = replay('readded-mid-call');
    const after = events.slice(events.findIndex(({ type }) => type === 'member-removed') + 1);
    const until = after.findIndex(({ type }) => type === 'call-completed');
    expect(states(after.slice(0, until))).not.toEqual([]);
    expect(new Set(states(after.slice(0, until)))).toEqual(new Set(['in_call queue']));
    expect(states(after).at(-1)).toBe('available');
    expect(only(after, 'member').at(-1)?.member).toMatchObject({ paused: true, pauseReason: 'lunch' });
  });

  test('of a phone that Asterisk paused by itself', () => {
    const paused = only(replay('auto-pause'), 'member').filter(({ member }) => member.paused);
    expect(paused[0]?.member.pauseReason).toBe('Auto-Pause');
    expect(paused[0]?.member.pausedSince).toMatch(/^20\d\d-/);
  });

  test('of two who waited: the second one moved up, which Asterisk does not say', () => {
    const events = replay('two-wait');
    const [one, two] = only(events, 'caller-joined');
    expect([one?.position, two?.position]).toEqual([1, 2]);
    expect(only(events, 'caller-moved')).toEqual([
      { at, type: 'caller-moved', call: two?.call, queue: 'our-round', position: 1 },
    ]);
    expect(only(events, 'caller-left').map(({ call }) => call)).toEqual([one?.call, two?.call]);
  });
});

describe('what it might say', () => {
  const member = (fields: Record<string, string>): AmiMessage => ({
    event: 'QueueMemberStatus',
    queue: 'a',
    membername: 'Ada',
    interface: 'PJSIP/201',
    stateinterface: 'PJSIP/201',
    membership: 'dynamic',
    callstaken: '0',
    lastcall: '0',
    lastpause: '0',
    incall: '0',
    status: '1',
    paused: '0',
    pausedreason: '',
    ...fields,
  });
  const stateOf = (status: string) => {
    const [event] = play([member({ status })]);
    return event?.type === 'member' ? event.member.state : null;
  };

  test('every number of a state has its word', () => {
    const expected: Record<string, MemberState> = {
      0: 'unknown',
      1: 'available',
      2: 'in_call',
      3: 'busy',
      4: 'unregistered',
      5: 'unregistered',
      6: 'ringing',
      7: 'in_call_ringing',
      8: 'on_hold',
      9: 'unknown',
      x: 'unknown',
    };
    for (const [status, state] of Object.entries(expected)) {
      expect(stateOf(status), status).toBe(status === 'x' ? 'unknown' : state);
    }
  });

  test('an interface of another form is nobody of ours, unless its state is told by ours', () => {
    const [one] = play([member({ interface: 'SIP/trunk', stateinterface: 'SIP/trunk' })]);
    expect(one).toMatchObject({ member: { extension: null } });
    const [two] = play([member({ interface: 'Local/201@from-queue/n', stateinterface: 'PJSIP/201' })]);
    expect(two).toMatchObject({ member: { extension: '201', interface: 'Local/201@from-queue/n' } });
  });

  test('queues of others and events of no meaning are passed over', () => {
    expect(play([member({ queue: 'foreign' })])).toEqual([]);
    expect(play([{ event: 'VarSet' }, { response: 'Success' }, {}, { event: 'constructor' }])).toEqual([]);
    expect(play([{ event: 'UserEvent', userevent: 'Other', queue: 'a', uniqueid: '1' }])).toEqual([]);
    expect(
      play([
        { event: 'HangupRequest', uniqueid: '1' },
        { event: 'Hangup', uniqueid: '1' },
      ]),
    ).toEqual([]);
  });

  test('an agent whose last words name no call is found by queue and interface', () => {
    const connect = {
      event: 'AgentConnect',
      queue: 'a',
      interface: 'PJSIP/201',
      uniqueid: '1.1',
      holdtime: '3',
    };
    const complete = {
      event: 'AgentComplete',
      queue: 'a',
      interface: 'PJSIP/201',
      reason: 'agent',
      talktime: '9',
    };
    expect(only(play([connect, complete]), 'call-completed')).toMatchObject([
      { call: '1.1', talkSeconds: 9, endedBy: 'agent' },
    ]);
    expect(only(play([complete]), 'call-completed')).toMatchObject([{ call: null }]);
  });

  test('somebody who comes in front of others moves them back', () => {
    const join = (uniqueid: string, position: string) => ({
      event: 'QueueCallerJoin',
      queue: 'a',
      uniqueid,
      position,
      calleridnum: '612',
    });
    const events = play([join('1.1', '1'), join('1.2', '2'), join('1.3', '1'), join('1.3', '1')]);
    expect(only(events, 'caller-moved').map(({ call, position }) => [call, position])).toEqual([
      ['1.1', 2],
      ['1.2', 3],
    ]);
    expect(only(events, 'caller-joined')).toHaveLength(3);
  });

  test('who leaves by a key, of which there is no event, has left when the dialplan says so, and once', () => {
    const join = { event: 'QueueCallerJoin', queue: 'a', uniqueid: '1.1', position: '1', calleridnum: '612' };
    const leave = { event: 'QueueCallerLeave', queue: 'a', uniqueid: '1.1' };
    const hangup = { event: 'Hangup', uniqueid: '1.1' };
    expect(types(play([join, leave, hangup, hangup]))).toEqual([
      'caller-joined',
      'caller-left',
      'call-ended',
    ]);
  });

  test('who puts the phone down before she is in the queue has hung up all the same', () => {
    const down = { event: 'HangupRequest', uniqueid: '1.1' };
    const join = { event: 'QueueCallerJoin', queue: 'a', uniqueid: '1.1', position: '1', calleridnum: '612' };
    const abandon = { event: 'QueueCallerAbandon', queue: 'a', uniqueid: '1.1', holdtime: '0' };
    expect(types(play([down, join, abandon]))).toEqual(['caller-joined', 'caller-hung-up', 'caller-left']);
    // What was said of a channel that is gone holds for no other.
    expect(types(play([down, { event: 'Hangup', uniqueid: '1.1' }, join]))).toEqual(['caller-joined']);
  });

  test('a transfer with consultation tells to whom, and one that failed is none', () => {
    const connect = { event: 'AgentConnect', queue: 'a', interface: 'PJSIP/201', uniqueid: '1.1' };
    const transfer = {
      event: 'AttendedTransfer',
      result: 'Success',
      transfereeuniqueid: '1.1',
      secondtransfererconnectedlinenum: '204',
    };
    expect(only(play([connect, transfer]), 'call-transferred')).toMatchObject([
      { call: '1.1', interface: 'PJSIP/201', kind: 'attended', to: '204' },
    ]);
    expect(only(play([connect, { ...transfer, result: 'Fail' }]), 'call-transferred')).toEqual([]);
  });

  test('a list says what is true from now on; who talks to a caller of the queue is still known', () => {
    const by = translator();
    play([{ event: 'AgentConnect', queue: 'a', interface: 'PJSIP/201', uniqueid: '1.1' }], by);
    const talking: QueueMember = {
      queue: 'our-a',
      interface: 'PJSIP/201',
      extension: '201',
      name: 'Ada',
      state: 'in_call',
      paused: false,
      pauseReason: '',
      pausedSince: null,
      isInQueueCall: false,
      isDynamic: true,
      callsTaken: 0,
      lastCallAt: null,
    };
    const caller = { number: null, name: null, since: at };
    const state = { queue: 'our-a', strategy: 'rrmemory', keepsOrder: false, readAt: at };
    const callers = [
      { ...caller, call: '2.2', position: 2 },
      { ...caller, call: '2.1', position: 1 },
    ];
    by.load([{ ...state, members: [talking], callers }]);
    expect(talking.isInQueueCall).toBe(true);
    expect(play([{ event: 'QueueCallerLeave', queue: 'a', uniqueid: '2.1' }], by)).toMatchObject([
      { type: 'caller-moved', call: '2.2', position: 1 },
    ]);
    expect(types(play([{ event: 'HangupRequest', uniqueid: '2.2' }], by))).toEqual(['caller-hung-up']);
    // A pause goes on from when it began, where Asterisk does not say so.
    const [one] = play([member({ paused: '1' })], by);
    const later = by.translate(member({ paused: '1', pausedreason: 'x' }), '2026-03-02T11:00:00.000Z');
    expect([one, ...later]).toMatchObject([{ member: { pausedSince: at } }, { member: { pausedSince: at } }]);
  });

  test('it reads what a text says, with colons in it', () => {
    expect(parseMessages('Event: X\r\nReason: a: b\r\n\r\n')).toEqual([{ event: 'X', reason: 'a: b' }]);
  });
});
