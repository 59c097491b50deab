import { cardsOf, changedCards } from '../../helpdesk/call-card.ts';
import { onlyEnd } from '../../helpdesk/customers/anonymise.ts';
import type { CallCard, GoneCard, KnownCard } from '../../model/call-cards.ts';
import type { Caller, CustomerMatch } from '../../model/customers.ts';
import { AppError } from '../../model/errors.ts';
import { showNumber, toE164 } from '../../model/phone-number.ts';
import type { Call } from '../../model/phones.ts';
import type { PersonKey } from '../../model/types.ts';
import { findCaller as findInDirectories } from '../customers/find-caller.ts';
import type { Workplace } from '../workplace.ts';
import { isEmulated, isOutside } from './call-ids.ts';
import { offerCallbacks } from './callbacks.ts';
import { callerHistory } from './caller-history.ts';
import { keepCallbacks } from './keep-callbacks.ts';
import { passNotesOn } from './pass-notes-on.ts';
import { keepPeople, type PersonOf } from './people.ts';

export type FindCaller = (
  workplace: Workplace,
  number: string | null,
  options: {
    signal: AbortSignal;
    onStep: (caller: Caller) => void;
    history: (e164: string) => Promise<CustomerMatch[]>;
  },
) => Promise<unknown>;

export interface OpenDeskOptions {
  /** Who calls; by default by the customer directories. */
  findCaller?: FindCaller;
  /** Hears of faults that nobody waits for. */
  onFailure?: (error: unknown) => void;
}

/** What stands on people's screens while calls come and go. */
export interface Desk {
  /** Of one person, the oldest first. */
  cardsOf(person: PersonKey): KnownCard[];
  /** A call of which somebody else than our exchanges tells. */
  take(call: Call): void;
  /** A call that has or had a card a moment ago; `null`: none. */
  callOf(id: string): Call | null;
  /** Takes a card off somebody's own screen. `unknown-card`. */
  closeCard(person: PersonKey, call: string): void;
  /** When all that was heard until now is told and written. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

interface Kept {
  call: Call;
  cards: CallCard[];
  caller: Caller;
  /** Ends the search for who it is. */
  search: AbortController;
  /** Who closed it. */
  closed: Set<PersonKey>;
}

/** Nobody tells when these calls end. */
const OUTSIDE_CARD_MS = 60 * 60_000;
/** No phone rings longer. */
const LONGEST_RING_MS = 60_000;
const LOOK_MS = 60_000;
/** Calls whose card has gone, for who writes a note right then. */
const MOST_REMEMBERED = 500;

/**
 * Takes each call to the screens of those whom it concerns (`card-changed`): its number at once, who it is as soon as
 * that is found; and has missed calls become work. Nobody at the phones waits for it.
 */
export function openDesk(workplace: Workplace, options: OpenDeskOptions = {}): Desk {
  const { store, config, clock, events } = workplace;
  const { findCaller = findInDirectories, onFailure = console.error } = options;
  const { country } = config.telephony;
  const kept = new Map<string, Kept>();
  const gone = new Map<string, Call>();
  const people = keepPeople(workplace);
  const callbacks = keepCallbacks(workplace, onFailure);
  const passingOn = passNotesOn(workplace, { onFailure });
  const searches = new Set<Promise<void>>();
  let waiting = 0;
  let chain: Promise<void> = Promise.resolve();
  let isClosed = false;

  function hear(call: Call): void {
    callbacks.hear(call);
    const personOf = waiting === 0 ? people.now() : null;
    if (personOf) {
      take(call, personOf);
      return;
    }
    waiting++;
    chain = chain
      .then(async () => take(call, people.now() ?? (await people.read())))
      .catch(onFailure)
      .finally(() => {
        waiting--;
      });
  }

  function take(call: Call, personOf: PersonOf): void {
    if (isClosed) return;
    const known = kept.get(call.id);
    const cards = cardsOf(call, { personOf, isEmulated }).filter(({ person }) => !known?.closed.has(person));
    const changes = changedCards(call, known?.cards ?? [], cards);
    if (known) Object.assign(known, { call, cards });
    else if (cards.length > 0) keep(call, cards);
    if (known && cards.length === 0 && call.state === 'ended') forget(known);
    for (const card of cards) {
      const change = changes.find(({ person }) => person === card.person);
      change?.gone.push(...drop(card.person, (one) => one.call !== call.id && isPast(one, card)));
    }
    for (const change of changes) tell(change.person, change.gone);
  }

  /** Of what nobody tells the end of: it is over when the same person has another call. */
  function isPast(old: CallCard, fresh: CallCard): boolean {
    if (old.state === 'transferred') return fresh.state === 'talking';
    const age = Date.parse(fresh.since) - Date.parse(old.since);
    const isRinging = old.state === 'ringing' && isOutside(old.call) && isOutside(fresh.call);
    return isRinging && age > LONGEST_RING_MS;
  }

  function keep(call: Call, cards: CallCard[]): void {
    const { number } = call;
    const e164 = toE164(number, country);
    const caller: Caller = {
      step: 'number',
      e164,
      shown: e164 === null ? (number ?? '') : showNumber(e164, country),
      matches: [],
      troubles: [],
      stale: [],
      advice: null,
    };
    const one: Kept = { call, cards, caller, search: new AbortController(), closed: new Set() };
    kept.set(call.id, one);
    let isNew = true;
    const search = findCaller(workplace, number, {
      signal: one.search.signal,
      history: (known) => callerHistory(workplace, known),
      onStep(step) {
        if (one.search.signal.aborted) return;
        one.caller = step;
        // What is known at once goes out with the card itself.
        if (!isNew) for (const { person } of one.cards) tell(person, []);
      },
    })
      .then(
        () => {},
        (error) => one.search.signal.aborted || onFailure(error),
      )
      .then(() => void searches.delete(search));
    searches.add(search);
    isNew = false;
  }

  function forget(one: Kept): void {
    kept.delete(one.call.id);
    one.search.abort();
    gone.set(one.call.id, one.call);
    if (gone.size > MOST_REMEMBERED) gone.delete(gone.keys().next().value!);
  }

  /** Takes cards off somebody's screen, without telling. Answers which. */
  function drop(person: PersonKey, isGone: (card: CallCard) => boolean): GoneCard[] {
    const dropped: GoneCard[] = [];
    for (const one of [...kept.values()]) {
      const mine = one.cards.filter((card) => card.person === person && isGone(card));
      if (mine.length === 0) continue;
      one.closed.add(person);
      one.cards = one.cards.filter((card) => !mine.includes(card));
      dropped.push({ call: one.call.id, why: 'over' });
      if (one.cards.length === 0 && (one.call.state === 'ended' || isOutside(one.call.id))) forget(one);
    }
    return dropped;
  }

  /** Who trains or shows it to others sees nobody's number. */
  const shown = ({ number, callerName }: CallCard): Pick<CallCard, 'number' | 'callerName'> =>
    config.customers.anonymised
      ? { number: number && onlyEnd(number), callerName: callerName && onlyEnd(callerName) }
      : { number, callerName };

  const cardsFor = (person: PersonKey): KnownCard[] =>
    [...kept.values()]
      .flatMap(({ cards, caller }) =>
        cards.filter((card) => card.person === person).map((card) => ({ ...card, ...shown(card), caller })),
      )
      .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));

  function tell(person: PersonKey, goneCards: GoneCard[]): void {
    events.publish('card-changed', { person, cards: cardsFor(person), gone: goneCards });
  }

  function look(): void {
    const old = new Date(clock().getTime() - OUTSIDE_CARD_MS).toISOString();
    const persons = new Set([...kept.values()].flatMap(({ cards }) => cards.map(({ person }) => person)));
    for (const person of persons) {
      const dropped = drop(
        person,
        (card) => card.since < old && (card.state === 'transferred' || isOutside(card.call)),
      );
      if (dropped.length > 0) tell(person, dropped);
    }
    offerCallbacks(workplace).catch(onFailure);
  }

  const stop = events.subscribe('call-changed', ({ call }) => hear(call));
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  // Calls that were up when the server began.
  waiting++;
  chain = people
    .read()
    .then(async (personOf) => {
      for (const call of await store.calls.openCalls()) if (!kept.has(call.id)) take(call, personOf);
    })
    .catch(onFailure)
    .finally(() => {
      waiting--;
    });

  return {
    cardsOf: cardsFor,
    take: hear,
    callOf: (id) => kept.get(id)?.call ?? gone.get(id) ?? null,
    closeCard(person, call) {
      const dropped = drop(person, (card) => card.call === call);
      if (dropped.length === 0) throw new AppError('unknown-card');
      tell(person, dropped);
    },
    async settled() {
      while (waiting > 0) await chain;
      await Promise.all(searches);
      await callbacks.settled();
    },
    async close() {
      stop();
      clearInterval(timer);
      await chain;
      isClosed = true;
      await passingOn.close();
      for (const { search } of kept.values()) search.abort();
      await callbacks.settled();
    },
  };
}
