import type { FixedTurn } from '../../model/types.ts';
import type { DayShape } from '../data/week-shape.ts';

/** Places of the weekly template, who holds them, and templates with some of them changed. */

export type TemplatePlace = Pick<FixedTurn, 'weekday' | 'slot' | 'line'>;
/** Who a place is for: a person's key, nobody (`null`), or as the planner likes. */
export type Holder = string | null | undefined;

export function keyOf({ weekday, slot, line }: TemplatePlace): string {
  return `${weekday}/${slot}/${line}`;
}

export function holderAt(turns: readonly FixedTurn[], place: TemplatePlace): Holder {
  return turns.find(isAt(place))?.person;
}

/** The template in which one place is for somebody else. */
export function withHolder(turns: readonly FixedTurn[], place: TemplatePlace, holder: Holder): FixedTurn[] {
  const others = turns.filter((turn) => !isAt(place)(turn));
  return holder === undefined ? others : [...others, { ...place, person: holder }];
}

/** The template in which some places are as they were before; what others changed elsewhere stays. */
export function withPlacesOf(
  turns: readonly FixedTurn[],
  before: readonly FixedTurn[],
  places: readonly TemplatePlace[],
): FixedTurn[] {
  const isOne = (turn: TemplatePlace) => places.some((place) => isAt(place)(turn));
  return [...turns.filter((turn) => !isOne(turn)), ...before.filter(isOne)];
}

/** Whether there is such a place in the week, and whoever holds it is still here. */
export function fits(
  days: readonly DayShape[],
  { weekday, slot, line, person }: FixedTurn,
  isActive: (person: string) => boolean,
): boolean {
  const lines = days.find((day) => day.weekday === weekday)?.slots[slot]?.lines ?? 0;
  return line < lines && (person === null || isActive(person));
}

function isAt({ weekday, slot, line }: TemplatePlace): (turn: TemplatePlace) => boolean {
  return (turn) => turn.weekday === weekday && turn.slot === slot && turn.line === line;
}
