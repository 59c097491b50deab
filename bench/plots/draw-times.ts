import type { Result, Summary } from '../compare.ts';
import { shortNumber, shortTime } from '../statistics.ts';
import { domainAround, logScale, saySeconds } from './log-scale.ts';
import { element, line, text } from './svg.ts';
import { legend, mark, markKindOf, themeStyle } from './theme.ts';

const WIDTH = 980;
const ROW = 28;
/** Contenders of a row lie one below the other, so that none hides another. */
const LANE = 5;
const TOP = 136;
const BOTTOM = 66;
const LEFT = 226;
const RIGHT = 172;

export interface TimesFigure {
  /** In the order in which they are drawn. */
  loads: readonly string[];
  /** Our own and others', in the order of the legend; the first one's figures are written out. */
  contenders: readonly string[];
  results: readonly Result[];
  /** Seconds of the reference load and of an empty process, for orientation. */
  referenceSeconds: number;
  startSeconds: number;
  limitSeconds: number;
}

/** A row for each instance, a mark for each contender, seconds of the whole process on a logarithmic scale. */
export function drawTimes(figure: TimesFigure): string {
  const { loads, contenders, results, referenceSeconds, startSeconds, limitSeconds } = figure;
  const drawn = results.flatMap(({ load, contender, summary, fault }) =>
    summary && !fault && contenders.includes(contender) ? [{ load, contender, summary }] : [],
  );
  const height = TOP + loads.length * ROW + BOTTOM;
  const floor = TOP + loads.length * ROW;
  const times = drawn.flatMap(({ summary }) => [summary.minSeconds, summary.medianSeconds]);
  const x = logScale(
    domainAround([...times, referenceSeconds, startSeconds], 1.2),
    [LEFT, WIDTH - RIGHT],
    [1, 2, 5],
  );

  const rows = loads.flatMap((load, i) => {
    const y = TOP + i * ROW + ROW / 2;
    const own = drawn.find((one) => one.load === load && one.contender === contenders[0])?.summary;
    return [
      i % 2 === 0
        ? element('rect', { x: 12, y: y - ROW / 2, width: WIDTH - 24, height: ROW, rx: 4, class: 'band' })
        : '',
      text(LEFT - 14, y + 4, load, { 'text-anchor': 'end' }),
      ...(own ? figuresOf(own, y, limitSeconds) : []),
    ];
  });
  const marks = contenders.toReversed().flatMap((contender) =>
    drawn
      .filter((one) => one.contender === contender)
      .map(({ load, summary }) => {
        const lane = contenders.indexOf(contender) - (contenders.length - 1) / 2;
        const y = TOP + loads.indexOf(load) * ROW + ROW / 2 + lane * LANE;
        const kind = markKindOf(contender);
        return (
          element('line', {
            x1: x(summary.minSeconds),
            x2: x(summary.medianSeconds),
            y1: y,
            y2: y,
            class: `span ${kind}`,
          }) + mark(kind, x(summary.medianSeconds), y, summary.proven, contender === contenders[0] ? 5 : 4)
        );
      }),
  );
  const aid = (seconds: number, label: string) =>
    line(x(seconds), TOP - 14, x(seconds), floor, 'aid') +
    text(x(seconds), TOP - 20, label, { 'text-anchor': 'middle', class: 'head' });

  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${height}`,
      width: WIDTH,
      height,
      role: 'img',
      'aria-label': 'Seconds to solve each instance, by engine',
    },
    themeStyle(),
    element('rect', { width: WIDTH, height, rx: 12, class: 'surface' }),
    text(24, 36, 'Time to the best timetable', { class: 'title' }),
    text(24, 56, 'Whole process, median of the runs; the line reaches to the fastest. Logarithmic scale.', {
      class: 'subtitle',
    }),
    legend(24, 82, contenders),
    text(WIDTH - 24, 82, `filled: proven the best · open: not proven, limit ${saySeconds(limitSeconds)}`, {
      class: 'quiet',
      'text-anchor': 'end',
    }),
    ...rows,
    ...x.ticks.map((tick) => line(x(tick), TOP, x(tick), floor, 'grid')),
    line(LEFT, floor, WIDTH - RIGHT, floor, 'axis'),
    aid(startSeconds, `Node starts ${shortTime(startSeconds)}`),
    aid(referenceSeconds, `reference ${shortTime(referenceSeconds)}`),
    text(WIDTH - 110, TOP - 20, `${contenders[0]}`, { class: 'head', 'text-anchor': 'end' }),
    text(WIDTH - 24, TOP - 20, '× reference', { class: 'head', 'text-anchor': 'end' }),
    ...marks,
    ...x.ticks.map((tick) => text(x(tick), floor + 18, saySeconds(tick), { 'text-anchor': 'middle' })),
    text((LEFT + WIDTH - RIGHT) / 2, floor + 40, 'seconds, the whole process', {
      'text-anchor': 'middle',
      class: 'quiet',
    }),
  )}\n`;
}

function figuresOf(own: Summary, y: number, limitSeconds: number): string[] {
  const time = own.isOverLimit ? `> ${saySeconds(limitSeconds)}` : shortTime(own.medianSeconds);
  return [
    text(WIDTH - 110, y + 4, time, { 'text-anchor': 'end', class: 'strong' }),
    text(WIDTH - 24, y + 4, own.timesReference === null ? '' : `× ${shortNumber(own.timesReference)}`, {
      'text-anchor': 'end',
    }),
  ];
}
