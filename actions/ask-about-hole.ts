import { AppError } from '../model/errors.ts';
import { sentence } from '../model/texts/sentence.ts';
import type { IsoDate, PersonKey, Sentence, Timetable } from '../model/types.ts';
import { readNames } from './read-names.ts';
import { whereOf } from './tell-moves.ts';
import type { AskedOf } from './tell-negotiation.ts';
import type { LiftView } from './view-reasons.ts';
import type { Workplace } from './workplace.ts';

/** A planning that is over, with what would fill its holes. */
interface Negotiated {
  id: string;
  week: IsoDate;
  timetable: Timetable | null;
  negotiation: AskedOf[];
}

type Way = AskedOf['ways'][number];

/**
 * Asks those of whom a way to fill a hole wants something, by a notice to each; the way is marked as asked. `item` and
 * `way` count from 0 in the negotiation of the plan. Answers whom it told: nobody, if the way was asked already.
 * `bad-request` if there is no such way or nobody to ask.
 */
export async function askAboutHole(
  { store, events, by }: Workplace,
  plan: Negotiated,
  question: { item: number; way: number },
): Promise<PersonKey[]> {
  const asked = findItem(plan, question.item);
  const way = findWay(asked, question.way);
  if (way.asked) return [];
  // Before anything waits: two clicks are one question.
  way.asked = true;
  try {
    const { told, notices } = await store.transaction(async (parts) => {
      const { nameOf, everybody } = await readNames(parts);
      const isHere = (key: PersonKey) => everybody.some((person) => person.key === key && person.active);
      const told = whomToAsk(way).filter(isHere);
      const notices = await parts.outbox.addAll(
        told.map((person) => ({
          person,
          kind: 'plan-question',
          sentence: questionTo(person, { plan, asked, way, by: nameOf(by) }),
          subject: `week:${plan.week}`,
        })),
      );
      const after = { ...question, told };
      await parts.audit.add({ who: by, what: 'plan.ask', subject: `plan:${plan.id}`, before: null, after });
      return { told, notices };
    });
    for (const notice of notices) events.publish('notice', { notice });
    return told;
  } catch (error) {
    way.asked = false;
    throw error;
  }
}

function findItem({ negotiation }: Negotiated, item: number): AskedOf {
  const found = negotiation[item];
  if (!found) throw badPlace('item', negotiation.length);
  return found;
}

function findWay({ ways }: AskedOf, way: number): Way {
  const found = ways[way];
  if (!found || whomToAsk(found).length === 0) throw badPlace('way', ways.length);
  return found;
}

function badPlace(name: string, count: number): AppError {
  const reason = count === 0 ? 'there is nobody to ask' : `expected a number from 0 to ${count - 1}`;
  return new AppError('bad-request', { place: `body.${name}`, reason });
}

/** Those who would let something go; where nobody has to, those who would come. */
function whomToAsk({ asks, persons }: Way): PersonKey[] {
  const giving = asks.flatMap((lift) => lift.persons);
  return [...new Set(giving.length > 0 ? giving : persons)];
}

function questionTo(
  person: PersonKey,
  { plan, asked, way, by }: { plan: Negotiated; asked: AskedOf; way: Way; by: string },
): Sentence {
  const lift = way.asks.find(({ persons }) => persons.includes(person));
  const isHers = lift !== undefined && lift.kind !== 'limit';
  if (asked.date === null || asked.slot === null) {
    return sentence(isHers ? 'notice.plan.ask.week' : 'notice.plan.ask.more', { by, week: plan.week });
  }
  const at = { date: asked.date, slot: asked.slot, line: 0 };
  const where = plan.timetable ? whereOf(plan.timetable, at) : { day: at.date, time: String(at.slot + 1) };
  const { day, time } = where;
  return sentence(isHers ? comeKey(lift) : 'notice.plan.ask.turn', { by, day, time });
}

function comeKey({ kind }: LiftView) {
  return kind === 'absence' ? 'notice.plan.ask.away' : 'notice.plan.ask.come';
}
