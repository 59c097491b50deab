import '../styles/phone-sign.css';
import { html, svg } from 'lit';
import type { MemberState } from '../../model/phones.ts';
import type { WebTextKey } from '../../model/texts/web/index.ts';
import type { MemberView, QueueView } from '../data/queues.ts';
import { say } from '../texts.ts';

/** What a member is for people who look at the queue: each with a shape and a word of its own. */
export type Sign =
  | 'available'
  | 'ringing'
  | 'call'
  | 'call-paused'
  | 'hold'
  | 'busy'
  | 'paused'
  | 'unreachable'
  | 'unknown';

export function signOf({ state, paused }: { state: MemberState; paused: boolean }): Sign {
  switch (state) {
    case 'unregistered':
      return 'unreachable';
    case 'in_call':
    case 'in_call_ringing':
      return paused ? 'call-paused' : 'call';
    case 'on_hold':
      return 'hold';
    case 'ringing':
      return 'ringing';
    case 'busy':
      return paused ? 'paused' : 'busy';
    case 'unknown':
      return paused ? 'paused' : 'unknown';
    default:
      return paused ? 'paused' : 'available';
  }
}

const SHAPES: Record<Sign, unknown> = {
  available: svg`<circle cx="8" cy="8" r="6" />`,
  ringing: svg`<path d="M8 1l7 7-7 7-7-7z" />`,
  call: svg`<rect x="2.5" y="2.5" width="11" height="11" rx="1" />`,
  'call-paused': svg`<rect x="1" y="1" width="9.5" height="9.5" rx="1" /><path d="M12.5 5v10M9 12.5V15" class="stroke" />`,
  hold: svg`<rect x="3" y="3" width="10" height="10" rx="1" class="stroke" />`,
  busy: svg`<circle cx="8" cy="8" r="5.5" class="stroke" /><path d="M8 8h5.500A5.500 5.500 0 0 1 8 13.500z" />`,
  paused: svg`<rect x="3" y="2" width="3.500" height="12" rx="1" /><rect x="9.500" y="2" width="3.500" height="12" rx="1" />`,
  unreachable: svg`<circle cx="8" cy="8" r="5.500" class="stroke" /><path d="M3.500 12.500l9-9" class="stroke" />`,
  unknown: svg`<circle cx="8" cy="8" r="6.500" class="stroke" /><path d="M6.200 6.200a1.800 1.800 0 1 1 2.600 1.600c-.600.300-.800.700-.800 1.300M8 11.300v.400" class="stroke" />`,
};

/** The shape of a state. What it means stands beside it. */
export function phoneSign(sign: Sign) {
  return html`<svg class="sign ${sign}" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[sign]}</svg>`;
}

/** Since when it is so, where that is known, and from how many seconds on that is too long. */
export function ageOf(
  member: MemberView,
  { limits }: Pick<QueueView, 'limits'>,
): { since: string; limit: number | null } | null {
  const sign = signOf(member);
  if (sign.startsWith('call') && member.callSince) return { since: member.callSince, limit: null };
  if (sign === 'paused' && member.pausedSince)
    return { since: member.pausedSince, limit: limits.longPauseSeconds };
  return null;
}

export function sayState(sign: Sign): string {
  return say(`queue-page.state.${sign}` as WebTextKey);
}
