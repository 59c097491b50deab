import type { Sentence } from '../model/types.ts';
import { type DayContext, dayContexts, type WorkedDay } from './day-context.ts';
import { countingDone } from './day-parts.ts';
import { countBits, demandOf, type Problem, slotsOf } from './problem.ts';
import { RULES } from './rules/index.ts';
import { BREACH, type Breach, type DayPart, type Rule, type SlotLimit } from './rules/rule.ts';
import { levelOf } from './rules/rule-level.ts';
import { fixedHoles, holesAmong, limitsOf, stepCost } from './slot-prices.ts';

/** One thing that a rule says of an assignment. */
export interface Finding {
  rule: string;
  /** Whole number; 0 if `broken`. */
  cost: number;
  broken: boolean;
  day: number | null;
  slots: number[];
  persons: number[];
  sentence: Sentence;
}

/** A finding with its price for engines. Who only counts need not have it told. */
export interface Found {
  /** Place of the rule among `RULES`. */
  rule: number;
  cost: number;
  broken: boolean;
  /** `cost`, or the price of the breach. */
  price: number;
  /** Tells it from the rule's other findings about the same part. */
  subject: number;
  /** How far a hard rule is crossed; 0 where none is. */
  over: number;
  /** To be called while what was judged is as it was. */
  tell(): Finding;
}

/**
 * What all rules say of one part of a week. Each finding belongs to exactly one part: the judge looks at all parts, a
 * change only at those that it touches.
 */
export interface JudgeParts {
  /** The limits on who attends a slot together. */
  limits: readonly SlotLimit[];
  ofPerson(person: number, days: WorkedDay[]): Found[];
  ofPersonDay(person: number, day: number, worked: WorkedDay): Found[];
  /** `persons`: who attends the slot, by class of lines. */
  ofSlot(day: number, slot: number, persons: number[][]): Found[];
  ofHoles(day: number, slot: number, persons: number[][]): Found[];
  /** One of `limits`; `here`: who attends its slot. */
  ofLimit(index: number, here: ReadonlySet<number>): Found[];
}

interface ActiveRule {
  rule: Rule;
  /** Among `RULES`. */
  place: number;
  hard: boolean;
  day: DayPart | undefined;
}

export function judgeParts(problem: Problem): JudgeParts {
  const contexts = dayContexts(problem);
  const fixed = fixedHoles(problem);
  const demands = problem.days.map((day) => day.slots.map((slot) => demandOf(problem, slot)));
  const all = RULES.map((rule, place): ActiveRule => {
    return { rule, place, hard: isHard(rule, problem), day: rule.day && countingDone(rule.day) };
  });
  const on = all.filter(({ rule }) => isOn(rule, problem));
  const aboutSlots = on.filter(({ rule }) => rule.always?.slot);
  const aboutPersons = on.filter(({ rule }) => rule.always?.person);
  const aboutDays = on.filter(({ rule }) => rule.always?.day || rule.day);
  // These look at the level themselves, for each of the two things that they say.
  const aboutHoles = all.filter(({ rule }) => rule.hole);
  const limits = on.flatMap((active) => limitsOf(active.rule, problem).map((limit) => ({ active, limit })));

  return {
    limits: limits.map(({ limit }) => limit),
    ofPerson: (person, days) =>
      aboutPersons.flatMap((active) =>
        foundBreaches(active, active.rule.always!.person!(problem, person, days)),
      ),
    ofPersonDay(person, day, worked) {
      const context = contexts[person]![day]!;
      const found: Found[] = [];
      for (const active of aboutDays) {
        const { always } = active.rule;
        if (always?.day) found.push(...foundBreaches(active, always.day(problem, context, worked)));
        const one = active.day && foundOnDay(active, active.day, problem, context, worked);
        if (one) found.push(one);
      }
      return found;
    },
    ofSlot: (day, slot, persons) =>
      aboutSlots.flatMap((active) =>
        foundBreaches(active, active.rule.always!.slot!(problem, { day, slot }, persons)),
      ),
    ofHoles(day, slot, persons) {
      const holes = holesAmong(demands[day]![slot]!, persons);
      const at = { day, slot, holes, fixed: fixed[day]![slot]! };
      return aboutHoles.flatMap((active) => foundOfHoles(active, problem, at));
    },
    ofLimit(index, here) {
      const { active, limit } = limits[index]!;
      const one = foundOfLimit(active, problem, limit, here);
      return one ? [one] : [];
    },
  };
}

function isOn(rule: Rule, problem: Problem): boolean {
  return levelOf(problem.rules, rule.setting) !== 'off';
}

function isHard(rule: Rule, problem: Problem): boolean {
  return levelOf(problem.rules, rule.setting) === 'hard';
}

function foundBreaches({ rule, place }: ActiveRule, breaches: Breach[]): Found[] {
  return breaches.map(({ subject, over, ...breach }) => ({
    rule: place,
    cost: 0,
    broken: true,
    price: BREACH,
    subject,
    over,
    tell: () => ({ rule: rule.key, cost: 0, broken: true, ...breach }),
  }));
}

function foundOnDay(
  { rule, place, hard }: ActiveRule,
  part: DayPart,
  { rules }: Problem,
  context: DayContext,
  worked: WorkedDay,
): Found | null {
  const broken = hard && part.breaks(rules, context, worked);
  const cost = hard ? 0 : part.cost(rules, context, worked);
  if (!broken && cost === 0) return null;
  const over = broken ? (part.bySlot ? Math.max(1, countBits(part.slots(rules, context, worked))) : 1) : 0;
  return {
    rule: place,
    cost,
    broken,
    price: broken ? BREACH * (part.elastic ? over : 1) : cost,
    subject: 0,
    over,
    tell: () => ({
      rule: rule.key,
      cost,
      broken,
      day: context.dayIndex,
      slots: slotsOf(part.slots(rules, context, worked)),
      persons: [context.personIndex],
      sentence: part.sentence(rules, context, worked),
    }),
  };
}

function foundOfLimit(
  { rule, place }: ActiveRule,
  problem: Problem,
  limit: SlotLimit,
  here: ReadonlySet<number>,
): Found | null {
  let count = 0;
  for (const p of limit.members) if (here.has(p)) count++;
  const wrong = limit.least ? limit.free - count : count - limit.free;
  const over = limit.least === 'hard' ? wrong : count - limit.max;
  const cost = over > 0 ? 0 : stepCost(limit.weight, wrong);
  if (over <= 0 && cost === 0) return null;
  return {
    rule: place,
    cost,
    broken: over > 0,
    price: over > 0 ? BREACH * over : cost,
    subject: 0,
    over: Math.max(0, over),
    tell() {
      const persons = limit.members.filter((p) => here.has(p) || limit.done?.includes(p));
      const sentence = rule.slot!.sentence(problem, limit, persons);
      return {
        rule: rule.key,
        cost,
        broken: over > 0,
        day: limit.day,
        slots: [limit.slot],
        // Who attends is not who is missing.
        persons: limit.least ? [] : persons,
        sentence,
      };
    },
  };
}

function foundOfHoles(
  { rule, place }: ActiveRule,
  problem: Problem,
  { day, slot, holes, fixed }: { day: number; slot: number; holes: number; fixed: number },
): Found[] {
  const part = rule.hole!;
  const open = problem.days[day]!.slots[slot]!;
  const cost = part.cost(problem, open, fixed, holes);
  const breaches = part.breaches(problem, fixed, holes);
  const tell = (broken: boolean) => (): Finding => ({
    rule: rule.key,
    cost: broken ? 0 : cost,
    broken,
    day,
    slots: [slot],
    persons: [],
    sentence: part.sentence(problem, { day: problem.days[day]!.label, time: open.label }, holes, broken),
  });
  const found: Found[] = [];
  const about = { rule: place, subject: 0 };
  if (cost > 0) found.push({ ...about, cost, broken: false, price: cost, over: 0, tell: tell(false) });
  if (breaches > 0) {
    const price = BREACH * breaches;
    found.push({ ...about, cost: 0, broken: true, price, over: breaches, tell: tell(true) });
  }
  return found;
}
