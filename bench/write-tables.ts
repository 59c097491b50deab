import type { Result, Summary } from './compare.ts';
import type { Load } from './contender.ts';
import { shortNumber, shortTime } from './statistics.ts';

/** The default way in full: a row for each instance. */
export function raceTable(loads: readonly Load[], results: readonly Result[], contender: string): string {
  const rows = loads.map((load) => {
    const { persons, days, hours, lines } = load.instance;
    const found = results.find((one) => one.load === load.name && one.contender === contender);
    const size = `${persons.length} × ${hours} × ${lines} × ${days.length}`;
    const summary = found?.summary;
    if (!summary || summary.cost === null) return [load.name, size, found?.fault ?? 'no answer'];
    return [
      load.name,
      size,
      found.fault ? `${summary.cost}: ${found.fault}` : String(summary.cost),
      summary.bound === null ? '–' : String(summary.bound),
      summary.proven ? 'yes' : 'no',
      summary.firstMs === null ? '–' : shortMs(summary.firstMs),
      sayAtLeast(summary) + shortTime(summary.medianSeconds),
      shortTime(summary.minSeconds),
      summary.timesReference === null ? '–' : shortNumber(summary.timesReference),
      summary.peakMb === null ? '–' : String(Math.round(summary.peakMb)),
    ];
  });
  return writeTable(
    [
      'instance',
      'persons × slots × lines × days',
      'cost',
      'bound',
      'proven',
      'first timetable, ms',
      'median',
      'fastest',
      '× reference',
      'peak MB',
    ],
    rows,
    2,
  );
}

/** Everyone's median beside each other. */
export function engineTable(
  loads: readonly Load[],
  results: readonly Result[],
  contenders: readonly string[],
): string {
  const rows = loads.map((load) => {
    const ofLoad = results.filter((one) => one.load === load.name);
    const costs = ofLoad.flatMap(({ summary, fault }) =>
      summary?.cost != null && !fault ? [summary.cost] : [],
    );
    const best = Math.min(load.expected?.bestKnownCost ?? Number.POSITIVE_INFINITY, ...costs);
    return [
      load.name,
      ...contenders.map((contender) =>
        sayResult(
          ofLoad.find((one) => one.contender === contender),
          best,
        ),
      ),
    ];
  });
  return writeTable(['instance', ...contenders], rows, 1);
}

/** What others take for the same, as multiples of ours; `null`: nobody else ran. */
export function othersTable(
  loads: readonly Load[],
  results: readonly Result[],
  contender: string,
): string | null {
  const others = [...new Set(results.filter(({ kind }) => kind === 'other').map((one) => one.contender))];
  const rows = loads.flatMap((load) => {
    const find = (name: string) =>
      results.find((one) => one.load === load.name && one.contender === name && one.fault === null)?.summary;
    const own = find(contender);
    const found = others.map(find);
    if (!own || found.every((one) => !one)) return [];
    return [
      [load.name, shortTime(own.medianSeconds), ...found.map((one) => (one ? sayOther(one, own) : '–'))],
    ];
  });
  if (rows.length === 0) return null;
  return writeTable(['instance', contender, ...others], rows, 1);
}

function sayOther(other: Summary, own: Summary): string {
  const times = shortNumber(other.medianSeconds / own.medianSeconds);
  if (other.proven)
    return `${shortTime(other.medianSeconds)} = ${times} × ${own.proven ? '' : '(ours not proven)'}`.trim();
  const answer = other.cost === null ? 'nothing' : `${other.cost}, not proven`;
  return `> ${times} ×, then ${answer}`;
}

/** "0.14 s · × 0.4" where the best is proven; otherwise what is missing as well. */
function sayResult(result: Result | undefined, best: number): string {
  const summary = result?.summary;
  if (!result || result.fault || !summary) return '–';
  if (summary.cost === null) return `nothing in ${shortTime(summary.medianSeconds)}`;
  return `${sayTime(summary)}${summary.proven ? '' : `, ${sayLack(summary.cost, best)}`}`;
}

function sayTime(summary: Summary): string {
  const { medianSeconds, timesReference } = summary;
  const ratio = timesReference === null ? '' : ` · × ${shortNumber(timesReference)}`;
  return sayAtLeast(summary) + shortTime(medianSeconds) + ratio;
}

/** A search that was ended says only what it would take at least. */
function sayAtLeast({ isOverLimit, proven }: Summary): string {
  return isOverLimit && !proven ? '> ' : '';
}

function sayLack(cost: number, best: number): string {
  return cost > best ? `+${cost - best}` : 'not proven';
}

function shortMs(ms: number): string {
  return ms < 10 ? ms.toFixed(ms < 1 ? 2 : 1) : String(Math.round(ms));
}

/** A Markdown table; columns from `firstNumber` on are set to the right. */
export function writeTable(head: readonly string[], rows: readonly string[][], firstNumber: number): string {
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = head.map((_, i) => (i < firstNumber ? '---' : '---:'));
  return [row(head), `|${rule.join('|')}|`, ...rows.map(row)].join('\n');
}
