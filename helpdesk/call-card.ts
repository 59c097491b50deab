import type { CallCard, CardEnd, GoneCard } from '../model/call-cards.ts';
import type { Call } from '../model/phones.ts';
import type { PersonKey } from '../model/types.ts';

export interface CardPlaces {
  /** Of ours and here: who has an extension now. */
  personOf: (extension: string | null) => PersonKey | null;
  /** Calls that were made up for training. */
  isEmulated?: (call: string) => boolean;
}

/**
 * On whose screens a call is now, and how: with those whose phone rings, then with who answered, then with whom it was
 * handed on to. A person with two phones has one card.
 */
export function cardsOf(call: Call, { personOf, isEmulated = () => false }: CardPlaces): CallCard[] {
  const card = (person: PersonKey | null, rest: Pick<CallCard, 'state' | 'since' | 'from'>): CallCard[] =>
    person === null
      ? []
      : [
          {
            call: call.id,
            person,
            queue: call.queue,
            number: call.number,
            callerName: call.callerName,
            isEmulated: isEmulated(call.id),
            ...rest,
          },
        ];

  const handedOn = call.transfers.at(-1);
  if (handedOn) {
    const to = personOf(handedOn.to);
    const from = personOf(handedOn.from) ?? call.person;
    // Nobody tells of a call that has left its queue when it ends: who has it closes the card.
    return card(to, { state: 'transferred', since: handedOn.at, from: from === to ? null : from });
  }
  if (call.state === 'ended') return [];
  if (call.answeredBy) {
    const person = call.person ?? personOf(call.answeredBy.extension);
    return card(person, { state: 'talking', since: call.answeredAt ?? call.startedAt, from: null });
  }
  const rung = new Map<PersonKey, CallCard>();
  for (const ring of call.rings) {
    const person = ring.end === null ? personOf(ring.extension) : null;
    if (person === null || rung.has(person)) continue;
    for (const one of card(person, { state: 'ringing', since: ring.at, from: null })) rung.set(person, one);
  }
  return [...rung.values()];
}

/** Why a call is no longer on the screen of somebody who had its card. */
export function whyGone(call: Call, had: Pick<CallCard, 'state'>): CardEnd {
  if (call.transfers.length > 0 && had.state !== 'ringing') return 'transferred';
  if (had.state !== 'ringing') return 'over';
  if (call.answeredBy) return 'elsewhere';
  if (call.state === 'ended') return 'abandoned';
  return 'missed';
}

/** Who has to be told: whose card came, changed or went. */
export interface CardChange {
  person: PersonKey;
  gone: GoneCard[];
}

/** Compares the cards of one call before and after: only those whom it concerns are told. */
export function changedCards(
  call: Call,
  before: readonly CallCard[],
  after: readonly CallCard[],
): CardChange[] {
  const now = new Map(after.map((card) => [card.person, card]));
  const then = new Map(before.map((card) => [card.person, card]));
  const persons = new Set([...then.keys(), ...now.keys()]);
  return [...persons].flatMap((person): CardChange[] => {
    const [old, fresh] = [then.get(person), now.get(person)];
    if (old && !fresh) return [{ person, gone: [{ call: call.id, why: whyGone(call, old) }] }];
    const isSame = old && fresh && JSON.stringify(old) === JSON.stringify(fresh);
    return isSame ? [] : [{ person, gone: [] }];
  });
}
