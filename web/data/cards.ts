import type { GoneCard, Screen } from '../../model/call-cards.ts';
import type { CardView } from '../../model/forms/call-card.ts';
import { createState } from '../state/state.ts';
import { get, send } from './http.ts';
import { listen } from './live.ts';

export type { CardView, GoneCard };

/** Calls that ring at me or that I attend, the oldest first; `null`: not known yet. */
export const cards = createState<readonly CardView[] | null>(null);
/** What the page of calls has open in this tab; `null`: another page is shown. */
export const screen = createState<Screen | null>(null);

type GoneListener = (gone: GoneCard) => void;
const goneListeners = new Set<GoneListener>();
let followers = 0;
let stop: () => void = () => {};

/** Keeps `cards` true until it is stopped. `onGone` hears of each card that goes, and why. */
export function followCards(onGone?: GoneListener): () => void {
  followers++;
  if (onGone) goneListeners.add(onGone);
  if (followers === 1) {
    stop = listen('cards', (message) => {
      if (message.type !== 'card') return void loadCards().catch(() => {});
      cards.set(message.cards);
      for (const gone of message.gone) for (const listener of [...goneListeners]) listener(gone);
    });
    // The channel greets with the same; whichever is here first counts.
    if (cards.value === null) loadCards().catch(() => {});
  }
  return () => {
    followers--;
    if (onGone) goneListeners.delete(onGone);
    if (followers > 0) return;
    stop();
    cards.set(null);
  };
}

async function loadCards(): Promise<void> {
  const before = cards.value;
  const answer = await get<{ cards: CardView[] }>('/cards');
  if (cards.value === before) cards.set(answer.cards);
}

/** What this tab only tells of, since something else is open, or another page. */
export function bannersOf(all: readonly CardView[], shown: Screen | null): CardView[] {
  return all.filter(({ call }) => call !== shown?.call);
}

export const closeCard = (call: string) => send('DELETE', `/cards/${encodeURIComponent(call)}`);
/** A call that nobody makes; at one's own phone unless an extension is said. */
export const emulateCall = (number: string | null, extension?: string) =>
  send<{ call: string }>('POST', '/calls/emulated', {
    number,
    ...(extension === undefined ? {} : { extension }),
  });
