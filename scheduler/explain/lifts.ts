import type { TextKey } from '../../model/texts/index.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { Sentence } from '../../model/types.ts';
import type { BusyEntry } from '../availability.ts';
import type { Finding } from '../evaluate.ts';
import type { Problem, ProblemPerson } from '../problem.ts';
import { identity } from './identity.ts';
import { entriesAt, placeOf, type Scene } from './scene.ts';

/** What somebody might be asked to let go: a wish, an unavailability, a day away, or a limit. */
export interface Lift {
  kind: 'optional' | 'unavailability' | 'absence' | 'limit';
  /** Whom it asks; several where a limit is about people together. */
  persons: number[];
  /** The rule that stands in the way. */
  rule: string;
  /** The words of the person, where they are known. */
  entry: BusyEntry | null;
  day: number | null;
  slot: number | null;
  /** What is asked, as a sentence of its own. */
  sentence: Sentence;
  /** Two lifts with one id ask the same. */
  id: string;
}

/** How much a kind asks: a wish less than an unavailability, that less than a day away, that less than a limit. */
const WEIGHT_OF_LIFT: Record<Lift['kind'], number> = {
  optional: 1,
  unavailability: 2,
  absence: 3,
  limit: 4,
};

/** What must be let go so that a breach is none. */
export function liftsOf(scene: Named, breach: Finding): Lift[] {
  const { rule, day, persons } = breach;
  if ((rule === 'firm-unavailability' || rule === 'optional-unavailability') && day !== null) {
    const firm = rule === 'firm-unavailability';
    return breach.slots.flatMap((slot) => {
      const place = { day, slot };
      const entries = entriesAt(scene, persons[0]!, place, firm);
      if (entries.length === 0) return [liftUnsaid(scene, persons[0]!, place, rule)];
      return entries.map((entry) => liftEntry(scene, persons[0]!, place, rule, entry));
    });
  }
  const { key, values } = breach.sentence;
  const asked = key.replace(/^rule\./, 'negotiation.lift.') as TextKey;
  const said = asked in LIMITS ? sentence(asked, values) : breach.sentence;
  const slot = breach.slots.length === 1 ? breach.slots[0]! : null;
  return [{ kind: 'limit', persons, rule, entry: null, day, slot, sentence: said, id: identity(breach) }];
}

/** The limits whose lifting has words. */
const LIMITS: Partial<Record<TextKey, true>> = {
  'negotiation.lift.weekly-load': true,
  'negotiation.lift.weekly-load.line': true,
  'negotiation.lift.daily-limit': true,
  'negotiation.lift.first-lines': true,
  'negotiation.lift.fixed-turns': true,
  'negotiation.lift.fixed-turns.hole': true,
  'negotiation.lift.table-limit': true,
  'negotiation.lift.table-noise': true,
  'negotiation.lift.group-idle': true,
  'negotiation.lift.group-phoning': true,
  'negotiation.lift.skills': true,
  'negotiation.lift.queues': true,
  'negotiation.lift.lunch': true,
  'negotiation.lift.split-day': true,
  'negotiation.lift.marathon': true,
  'negotiation.lift.concentrated-load': true,
};

type Place = { day: number; slot: number };
/** Who is busy, and in whose words. */
type Named = Pick<Scene, 'problem' | 'busy'>;

function liftEntry(scene: Named, person: number, at: Place, rule: string, entry: BusyEntry): Lift {
  const { kind: what, firm, reason } = entry;
  const kind = what === 'absence' ? 'absence' : firm ? 'unavailability' : 'optional';
  const values = { person: scene.problem.persons[person]!.name, ...placeOf(scene.problem, at) };
  const said =
    kind === 'absence'
      ? sentence('negotiation.lift.absence', { ...values, kind: reason })
      : sentence(`negotiation.lift.${kind}`, { ...values, reason });
  const id = JSON.stringify([kind, person, entry.date, entry.mask, reason]);
  return { kind, persons: [person], rule, entry, ...at, sentence: said, id };
}

function liftUnsaid(scene: Named, person: number, at: Place, rule: string): Lift {
  const kind = rule === 'firm-unavailability' ? 'unavailability' : 'optional';
  const values = { person: scene.problem.persons[person]!.name, ...placeOf(scene.problem, at) };
  const said = sentence('negotiation.lift.unsaid', values);
  const id = JSON.stringify([kind, person, at.day, at.slot]);
  return { kind, persons: [person], rule, entry: null, ...at, sentence: said, id };
}

/**
 * The problem as it would be if entries, loads and daily limits were lifted; who comes all the same owes what she
 * would have owed. Limits of rules (tables, groups …) hold
 * for all slots alike and stay: their breaches are to be forgiven one by one, see `isForgiven`.
 */
export function liftedProblem(scene: Scene, lifts: readonly Lift[]): Problem {
  const { problem, loadsWithout } = scene;
  const entries = lifts.flatMap(({ entry }) => entry ?? []);
  const loads = entries.length > 0 ? loadsWithout?.(entries) : undefined;
  const persons = problem.persons.map((person, p): ProblemPerson => {
    const own = lifts.filter((lift) => lift.persons.length === 1 && lift.persons[0] === p);
    if (own.length === 0) return person;
    const more = (rule: string) => (own.some((lift) => lift.rule === rule) ? 1 : 0);
    const byLine = own.some((lift) => lift.sentence.key === 'negotiation.lift.weekly-load.line');
    return {
      ...person,
      maxLoad: Math.max(person.maxLoad, loads?.[p] ?? 0) + more('weekly-load'),
      classLoads: person.classLoads?.map((load) => load + (byLine ? 1 : 0)) ?? null,
      dailyMax: person.dailyMax + more('daily-limit'),
      busy: masksWithout(scene, p, own, true),
      undesired: masksWithout(scene, p, own, false),
    };
  });
  return { ...problem, persons };
}

/** Whether a breach is one of those that lifts are about, and that the lifted problem still has. */
export function isForgiven(breach: Finding, lifts: readonly Lift[]): boolean {
  return lifts.some(({ kind, id }) => kind === 'limit' && id === identity(breach));
}

/** A person's busy (or undesired) slots without those that only lifted entries take. */
function masksWithout(scene: Scene, person: number, lifts: readonly Lift[], firm: boolean): number[] {
  const { problem, busy } = scene;
  const { key, busy: cannot, undesired } = problem.persons[person]!;
  const rule = firm ? 'firm-unavailability' : 'optional-unavailability';
  const lifted = lifts.filter((lift) => lift.rule === rule);
  const masks = firm ? cannot : undesired;
  if (lifted.length === 0) return masks;
  const gone = new Set(lifted.map(({ entry }) => entry));
  return masks.map((mask, day) => {
    const here = lifted.filter((lift) => lift.day === day);
    if (here.length === 0) return mask;
    const freed = here.reduce(
      (bits, { entry, slot }) => bits | (entry ? entry.mask : slot === null ? 0 : 1 << slot),
      0,
    );
    const { date } = problem.days[day]!;
    const stays = busy
      .filter(
        (entry) => entry.person === key && entry.date === date && entry.firm === firm && !gone.has(entry),
      )
      .reduce((bits, entry) => bits | entry.mask, 0);
    return mask & ~(freed & ~stays);
  });
}

/** Few before many; wishes before unavailabilities before days away before limits; few people before many. */
export function compareLifts(a: readonly Lift[], b: readonly Lift[]): number {
  const worst = (lifts: readonly Lift[]) => Math.max(...lifts.map(({ kind }) => WEIGHT_OF_LIFT[kind]));
  const people = (lifts: readonly Lift[]) => new Set(lifts.flatMap(({ persons }) => persons)).size;
  return a.length - b.length || worst(a) - worst(b) || people(a) - people(b);
}
