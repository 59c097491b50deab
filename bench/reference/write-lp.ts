import type { PatternModel } from '../../scheduler/pattern-model.ts';

/**
 * The linear relaxation of a pattern model in CPLEX LP form. For weeks whose lines do not differ and whose rules
 * limit no slot, as instances have them.
 */
export function writeLp(model: PatternModel): string {
  if (model.limits.length > 0) throw new Error('limits of a slot are not written');
  const objective: string[] = [];
  const bounds: string[] = [];
  const rows = new Map<string, string[]>();
  const inRow = (row: string, term: string) => {
    const terms = rows.get(row);
    if (terms) terms.push(term);
    else rows.set(row, [term]);
  };
  model.cells.forEach((cell) => {
    cell.steps.forEach((step, k) => {
      const hole = `z${cell.day}_${cell.slot}_${k}`;
      objective.push(`${sign(step)} ${hole}`);
      bounds.push(` ${hole} <= 1`);
      inRow(`c${cell.day}_${cell.slot}`, `+ ${hole}`);
    });
  });
  model.personDays.forEach(({ person, day, patterns }, i) => {
    patterns.forEach(({ slots, cost }, j) => {
      const chosen = `x${i}_${j}`;
      objective.push(`${sign(cost)} ${chosen}`);
      for (const slot of slots) inRow(`c${day}_${slot}`, `+ ${chosen}`);
      inRow(`w${person}`, `${sign(slots.length)} ${chosen}`);
      inRow(`d${i}`, `+ ${chosen}`);
    });
  });
  const sides = new Map([
    ...model.cells.map((cell): [string, string] => [`c${cell.day}_${cell.slot}`, `= ${cell.lines}`]),
    ...model.problem.persons.map((person, p): [string, string] => [`w${p}`, `<= ${person.maxLoad}`]),
    ...model.personDays.map((_, i): [string, string] => [`d${i}`, '<= 1']),
  ]);
  return [
    'Minimize',
    ` cost: ${wrap(objective)}`,
    'Subject To',
    ...[...rows].map(([row, terms]) => ` ${row}: ${wrap(terms)} ${sides.get(row)}`),
    'Bounds',
    ...bounds,
    'End',
    '',
  ].join('\n');
}

function sign(value: number): string {
  return value < 0 ? `- ${-value}` : `+ ${value}`;
}

/** The form allows lines of at most 560 characters. */
function wrap(terms: string[]): string {
  const lines: string[] = [];
  for (let i = 0; i < terms.length; i += 16) lines.push(terms.slice(i, i + 16).join(' '));
  return lines.join('\n  ');
}
