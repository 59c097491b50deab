import { weekShape } from '../model/config/week-shape.ts';
import { AppError } from '../model/errors.ts';
import { speaker } from '../model/texts/index.ts';
import { type FixedTurn, WEEKDAYS } from '../model/types.ts';
import type { Workplace } from './workplace.ts';

/** A fixed turn as people write it: slot and line counted from 1, person a key, "nobody", or nothing to free it. */
export interface WrittenFixedTurn {
  weekday: string;
  slot: number;
  line: number;
  person: string | null;
}

export const NOBODY = 'nobody';

/** Sets or frees one place of the weekly template; `bad-fixed-turn`, `unknown-person`. Returns the whole template. */
export async function setFixedTurn(
  { store, config, locale }: Workplace,
  written: WrittenFixedTurn,
): Promise<FixedTurn[]> {
  const say = speaker(locale);
  const refuse = (field: string, value: string | number, expected: string): never => {
    throw new AppError('bad-fixed-turn', { field, value, expected });
  };
  const shape = weekShape(config).days;
  const weekday = WEEKDAYS.find((day) => day === written.weekday);
  const day = shape.find((candidate) => candidate.weekday === weekday);
  if (!weekday || !day) return refuse('weekday', written.weekday, shape.map((d) => d.weekday).join(', '));
  const slot = day.slots[written.slot - 1];
  if (!slot)
    return refuse('slot', written.slot, say('expected.whole-number', { least: 1, most: day.slots.length }));
  if (written.line < 1 || written.line > slot.lines)
    return refuse('line', written.line, say('expected.whole-number', { least: 1, most: slot.lines }));
  const person = written.person === NOBODY ? null : written.person;
  if (person !== null && !(await store.persons.get(person))?.active)
    throw new AppError('unknown-person', { person });

  const place = { weekday, slot: written.slot - 1, line: written.line - 1 };
  return store.transaction(async (parts) => {
    const others = (await parts.fixedTurns.list()).filter(
      (turn) => turn.weekday !== place.weekday || turn.slot !== place.slot || turn.line !== place.line,
    );
    await parts.fixedTurns.replaceAll(written.person === null ? others : [...others, { ...place, person }]);
    return parts.fixedTurns.list();
  });
}
