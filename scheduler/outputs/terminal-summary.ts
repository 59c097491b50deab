import { Chalk } from 'chalk';
import stringWidth from 'string-width';
import { render, renderSentence, type Say, speaker } from '../../model/texts/index.ts';
import type { Penalty, Person, PersonKey, Sentence, Timetable } from '../../model/types.ts';
import { viewPersons } from './persons-view.ts';
import type { TerminalOptions } from './terminal-table.ts';

export interface SummaryOptions extends TerminalOptions {
  /** Why each person's load is as it is. */
  reasons?: Record<PersonKey, Sentence[]>;
}

type Cells = (string | number)[];

/** What a week costs and why, in sentences, and everybody's load with every step; who is over or under and why. */
export function terminalSummary(
  timetable: Timetable,
  persons: readonly Person[],
  options: SummaryOptions,
): string {
  const painter = new Chalk({ level: options.color });
  const say = speaker(options.locale);
  const parts = [
    costs(timetable, options, say, painter),
    loads(timetable, persons, say, painter),
    reasons(timetable, persons, options, say, painter),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function costs(
  timetable: Timetable,
  { locale }: SummaryOptions,
  say: Say,
  painter: InstanceType<typeof Chalk>,
): string {
  const { penalties, cost } = timetable;
  const broken = penalties.filter((penalty) => penalty.broken);
  const soft = penalties.filter((penalty) => !penalty.broken);
  const rows: string[] = [];
  if (broken.length > 0) {
    rows.push(painter.red.bold(say('week.summary.broken', { count: broken.length })));
    for (const penalty of broken) rows.push(`  ✗ ${renderSentence(locale, penalty.sentence)}`);
  }
  if (cost !== null) rows.push(painter.bold(say('week.summary.cost', { cost })));
  for (const [rule, found] of byRule(soft)) {
    const sum = found.reduce((total, penalty) => total + penalty.cost, 0);
    const isNamed = render(locale, `rule.${rule}.name`) !== `rule.${rule}.name`;
    rows.push(`  ${isNamed ? render(locale, `rule.${rule}.name`) : rule}: ${sum}`);
    for (const penalty of found)
      rows.push(`    ${String(penalty.cost).padStart(4)}  ${renderSentence(locale, penalty.sentence)}`);
  }
  return rows.join('\n');
}

function byRule(penalties: readonly Penalty[]): Map<string, Penalty[]> {
  const rules = new Map<string, Penalty[]>();
  for (const penalty of penalties) rules.set(penalty.rule, [...(rules.get(penalty.rule) ?? []), penalty]);
  return rules;
}

/** Everybody's load, step by step. */
function loads(
  timetable: Timetable,
  persons: readonly Person[],
  say: Say,
  painter: InstanceType<typeof Chalk>,
): string {
  const rows = Object.entries(timetable.loads);
  if (rows.length === 0) return '';
  const view = viewPersons(persons);
  const signed = (value: number) => (value > 0 ? `+${value}` : String(value));
  const head = [
    'ideal',
    'prorated',
    'rounded',
    'capacity',
    'bounded',
    'complete',
    'final',
    'overload',
    'credit',
  ] as const;
  const cells: Cells[] = rows.map(([key, row]) => [
    view(key).name,
    row.ideal,
    row.prorated,
    row.rounded,
    row.capacity,
    row.bounded,
    row.complete,
    row.final,
    row.overload === 0 ? '·' : signed(row.overload),
    `${signed(row.creditBefore)} → ${signed(row.creditAfter)}`,
  ]);
  const table = align([
    [say('week.summary.person'), ...head.map((step) => say(`week.summary.${step}`))],
    ...cells,
  ]);
  return [painter.bold(say('week.summary.loads')), painter.dim(table[0]!), ...table.slice(1)].join('\n');
}

/** Who owes more or less than her share this week, and why. */
function reasons(
  timetable: Timetable,
  persons: readonly Person[],
  { locale, reasons: known = {} }: SummaryOptions,
  say: Say,
  painter: InstanceType<typeof Chalk>,
): string {
  const view = viewPersons(persons);
  const uneven = Object.entries(timetable.loads).filter(([, row]) => Math.abs(row.overload) >= 1);
  const rows = uneven
    .sort(([, a], [, b]) => b.overload - a.overload)
    .map(([key, { overload }]) => {
      const why = (known[key] ?? []).map((sentence) => renderSentence(locale, sentence)).join(' ');
      const count = Math.abs(overload);
      return `  ${say(overload > 0 ? 'week.summary.over' : 'week.summary.under', { person: view(key).name, count })} ${why}`;
    });
  return rows.length === 0 ? '' : [painter.bold(say('week.summary.uneven')), ...rows].join('\n');
}

/** Rows as lines of equal columns; the first column to the left, the others to the right. */
function align(rows: readonly Cells[]): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => stringWidth(String(row[i])))));
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const space = ' '.repeat(widths[i]! - stringWidth(String(cell)));
        return i === 0 ? `  ${cell}${space}` : `${space}${cell}`;
      })
      .join('  '),
  );
}
