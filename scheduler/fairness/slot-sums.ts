import type { RuleSet } from '../../model/config/schema.ts';
import type { PersonKey, TimeOfDay, Timetable, Weekday } from '../../model/types.ts';

/** What a slot had: a person for each of its turns, and what turns against a wish and holes cost there. */
export interface SlotSum {
  weekday: Weekday;
  slot: TimeOfDay;
  turns: PersonKey[];
  wishes: number;
  holes: number;
}

/** The slots of a week, as many as it has. */
export function slotsOfWeek(week: Timetable, rules: Pick<RuleSet, 'holes'>): SlotSum[] {
  return week.days.flatMap(({ date, weekday, slots }) =>
    slots.map(({ start, cells }, h) => ({
      weekday,
      slot: start,
      turns: cells.filter((person) => person !== null),
      wishes: costAt(week, 'optional-unavailability', date, h),
      holes: isImported(week) ? holeCost(rules, cells) : costAt(week, 'holes', date, h),
    })),
  );
}

/** What a rule cost in a slot. A penalty of several slots costs the same in each. */
function costAt({ penalties }: Timetable, rule: string, date: string, slot: number): number {
  return penalties
    .filter((one) => one.rule === rule && one.date === date && one.slots.includes(slot))
    .reduce((sum, { cost, slots }) => sum + Math.round(cost / slots.length), 0);
}

/** Only imported weeks have no loads. */
function isImported({ loads }: Timetable): boolean {
  return Object.keys(loads).length === 0;
}

function holeCost({ holes: rule }: Pick<RuleSet, 'holes'>, cells: (PersonKey | null)[]): number {
  const count = cells.filter((person) => person === null).length;
  if (rule.level === 'off' || count === 0) return 0;
  return rule.weight * count * count + rule.extraWeight * (count - 1);
}

/** The slots of many weeks as those of one. */
export function sumBySlot(slots: readonly SlotSum[]): SlotSum[] {
  const sums = new Map<string, SlotSum>();
  for (const { weekday, slot, turns, wishes, holes } of slots) {
    const key = `${weekday} ${slot}`;
    const sum = sums.get(key) ?? { weekday, slot, turns: [], wishes: 0, holes: 0 };
    sum.turns.push(...turns);
    sum.wishes += wishes;
    sum.holes += holes;
    sums.set(key, sum);
  }
  return [...sums.values()];
}

/** Those with points that at most a quarter of all slots (at least one) have, or more. The hardest first. */
export function hardestSlots(slots: readonly SlotSum[]): SlotSum[] {
  const points = ({ wishes, holes }: SlotSum) => wishes + holes;
  const most = Math.max(1, Math.floor(slots.length / 4));
  const isHard = (slot: SlotSum) =>
    points(slot) > 0 && slots.filter((other) => points(other) >= points(slot)).length <= most;
  return slots.filter(isHard).sort((a, b) => points(b) - points(a));
}
