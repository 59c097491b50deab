import type { MemberState, QueueMember } from '../../model/phones.ts';
import type { Instant } from '../../model/types.ts';
import { type AmiMessage, field, numberField } from './ami-message.ts';
import { fromStored } from './stored-text.ts';

/** By Asterisk's numbers of device states; 4 is "invalid": there is no such phone. */
const states: MemberState[] = [
  'unknown',
  'available',
  'in_call',
  'busy',
  'unregistered',
  'unregistered',
  'ringing',
  'in_call_ringing',
  'on_hold',
];
const talking = new Set<MemberState>(['in_call', 'busy', 'in_call_ringing', 'on_hold']);

export interface MemberContext {
  /** Our name of the queue. */
  queue: string;
  extensionOf(name: string): string | null;
  /** For a pause whose beginning Asterisk does not tell. */
  at: Instant;
}

/** A member as events (`interface`, `membername`) and lists (`location`, `name`) tell it. */
export function readMember(message: AmiMessage, { queue, extensionOf, at }: MemberContext): QueueMember {
  const name = field(message, 'interface') || field(message, 'location');
  const state = states[numberField(message, 'status')] ?? 'unknown';
  const paused = field(message, 'paused') === '1';
  return {
    queue,
    interface: name,
    extension: extensionOf(name) ?? extensionOf(field(message, 'stateinterface')),
    name: fromStored(field(message, 'membername') || field(message, 'name')),
    state,
    paused,
    pauseReason: paused ? fromStored(field(message, 'pausedreason')) : '',
    pausedSince: paused ? (instantOf(numberField(message, 'lastpause')) ?? at) : null,
    isInQueueCall: field(message, 'incall') === '1' && talking.has(state),
    isDynamic: field(message, 'membership') === 'dynamic',
    callsTaken: numberField(message, 'callstaken'),
    lastCallAt: instantOf(numberField(message, 'lastcall')),
  };
}

export function isTalking(state: MemberState): boolean {
  return talking.has(state);
}

/** Asterisk's 0 is "never". */
function instantOf(epochSeconds: number): Instant | null {
  return epochSeconds > 0 ? new Date(epochSeconds * 1000).toISOString() : null;
}

/** What it writes where a caller has no number or name, or does not want to show it. */
const nobody = new Set(['', '<unknown>', 'unknown', 'anonymous', 'restricted', 'unavailable', 'private']);

export function readCaller(message: AmiMessage): { number: string | null; name: string | null } {
  const shown = (key: string) => numberOrNull(field(message, key));
  return { number: shown('calleridnum'), name: shown('calleridname') };
}

export function numberOrNull(value: string): string | null {
  return nobody.has(value.toLowerCase()) ? null : value;
}
