import type { Caller } from './customers.ts';
import type { Instant, PersonKey } from './types.ts';

/** The card of a call on the screen of whom it concerns. */

export const CARD_STATES = ['ringing', 'talking', 'transferred'] as const;
export type CardState = (typeof CARD_STATES)[number];

/** A call that concerns one person now. */
export interface CallCard {
  /** Id of the call. */
  call: string;
  person: PersonKey;
  /** `transferred`: it was handed on to this person, and no exchange tells what became of it. */
  state: CardState;
  queue: string;
  /** As the exchange says it; `null`: withheld. */
  number: string | null;
  callerName: string | null;
  /** Ringing or talking since. */
  since: Instant;
  /** Who had it before. */
  from: PersonKey | null;
  /** For training: nobody calls. */
  isEmulated: boolean;
}

/** Why a card goes. */
export const CARD_ENDS = ['elsewhere', 'abandoned', 'missed', 'transferred', 'over'] as const;
export type CardEnd = (typeof CARD_ENDS)[number];

/** A card with who calls, as far as that is known. */
export type KnownCard = CallCard & { caller: Caller };

export interface GoneCard {
  call: string;
  why: CardEnd;
}

/** What a tab has open. */
export interface Screen {
  /** Of the call that is open; `null`: none. */
  call: string | null;
  /** Its person wants no other call in its place. */
  isLocked: boolean;
  /** Something was written and not yet saved. */
  isWritten: boolean;
}

/** What a tab makes of its cards. */
export interface Arrangement {
  /** The call to be shown; `null`: none, the page stays as it is. */
  open: string | null;
  /** Those that are only told of, in the order of their coming. */
  banners: string[];
}

/**
 * What a tab shows when its cards change. A call that is open stays while it goes on; a locked page, or one that is
 * being written in, keeps what it has, and new calls are only told of. Of several the one that is spoken with counts,
 * else the oldest. Never is anything taken from under somebody's hands.
 */
export function arrangeCards(screen: Screen, cards: readonly CallCard[]): Arrangement {
  const sorted = cards.toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
  const isHeld = screen.isLocked || screen.isWritten;
  const stays = screen.call !== null && sorted.some(({ call }) => call === screen.call);
  const best = sorted.find(({ state }) => state === 'talking') ?? sorted[0];
  const open = isHeld || stays ? screen.call : (best?.call ?? screen.call);
  return { open, banners: sorted.map(({ call }) => call).filter((call) => call !== open) };
}
