import { weekShape } from '../model/config/week-shape.ts';
import { AppError } from '../model/errors.ts';
import { speaker } from '../model/texts/index.ts';
import { type FixedTurn, WEEKDAYS } from '../model/types.ts';
import type { StoreParts } from '../store/open-store.ts';
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
export async function setFixedTurn(workplace: Workplace, written: WrittenFixedTurn): Promise<FixedTurn[]> {
  const turn = await checkFixedTurn(workplace, written);
  const isSame = (other: FixedTurn) =>
    other.weekday === turn.weekday && other.slot === turn.slot && other.line === turn.line;
  return changeTemplate(workplace, async (before) => {
    const others = before.filter((other) => !isSame(other));
    return written.person === null ? others : [...others, turn];
  });
}

/**
 * Exchanges the whole template. `seen` is what the person saw who wrote it: if it is not that any more,
 * `template-changed`. `bad-fixed-turn`, `unknown-person`.
 */
export async function replaceFixedTurns(
  workplace: Workplace,
  turns: readonly FixedTurn[],
  hasSeen: (before: readonly FixedTurn[]) => boolean,
): Promise<FixedTurn[]> {
  const places = new Map<string, FixedTurn>();
  for (const { weekday, slot, line, person } of turns) {
    const written = { weekday, slot: slot + 1, line: line + 1, person: person ?? NOBODY };
    places.set(`${weekday} ${slot} ${line}`, await checkFixedTurn(workplace, written));
  }
  return changeTemplate(workplace, async (before) => {
    if (!hasSeen(before)) throw new AppError('template-changed');
    return [...places.values()];
  });
}

async function changeTemplate(
  { store, by }: Workplace,
  change: (before: FixedTurn[]) => Promise<FixedTurn[]>,
): Promise<FixedTurn[]> {
  return store.transaction(async (parts) => {
    const before = await parts.fixedTurns.list();
    await parts.fixedTurns.replaceAll(await change(before));
    const after = await parts.fixedTurns.list();
    await parts.audit.add({ who: by, what: 'fixed-turn.edit', subject: 'template', before, after });
    return after;
  });
}

async function checkFixedTurn(
  { store, config, locale }: Pick<Workplace, 'config' | 'locale'> & { store: StoreParts },
  written: WrittenFixedTurn,
): Promise<FixedTurn> {
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
  return { weekday, slot: written.slot - 1, line: written.line - 1, person };
}
