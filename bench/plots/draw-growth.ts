import type { Result } from '../compare.ts';
import type { Family } from '../grow.ts';
import { growthExponent } from '../statistics.ts';
import { domainAround, logScale, saySeconds } from './log-scale.ts';
import { element, line, text } from './svg.ts';
import { legend, mark, markKindOf, themeStyle } from './theme.ts';

const WIDTH = 980;
const HEIGHT = 452;
const TOP = 158;
const FLOOR = 370;
const LEFT = 70;
const GAP = 34;

export interface GrowthFigure {
  families: readonly Family[];
  contenders: readonly string[];
  results: readonly Result[];
  /** What an empty process takes: no part of what grows. */
  startSeconds: number;
}

/** How a contender's time grows with one size, where it answered. */
export function growthOf(
  family: Family,
  contender: string,
  results: readonly Result[],
  startSeconds: number,
) {
  const points = family.members.flatMap(({ size, sketch }) => {
    const found = results.find((one) => one.load === sketch.name && one.contender === contender);
    return found?.summary && !found.fault
      ? [{ size, seconds: found.summary.medianSeconds, proven: found.summary.proven }]
      : [];
  });
  // What was not finished says nothing of how long it takes.
  const finished = points
    .filter(({ proven }) => proven)
    .map(({ size, seconds }) => ({ size, seconds: Math.max(seconds - startSeconds, 0.001) }));
  return { points, exponent: finished.length > 1 ? growthExponent(finished) : null };
}

/** A panel for each family: time over size, both logarithmic, so that a power is a straight line. */
export function drawGrowth({ families, contenders, results, startSeconds }: GrowthFigure): string {
  const panels = families.map((family) =>
    contenders.map((contender) => ({ contender, ...growthOf(family, contender, results, startSeconds) })),
  );
  const seconds = panels.flatMap((panel) => panel.flatMap(({ points }) => points.map((one) => one.seconds)));
  const y = logScale(domainAround(seconds), [FLOOR, TOP], [1, 2, 5]);
  const width = (WIDTH - LEFT - 24 - GAP * (families.length - 1)) / families.length;

  const drawn = families.flatMap((family, i) => {
    const left = LEFT + i * (width + GAP);
    const sizes = family.members.map(({ size }) => size);
    const x = logScale(domainAround(sizes, 1.15), [left, left + width]);
    return [
      text(left, TOP - 34, `more ${family.name}`, { class: 'strong' }),
      text(left, TOP - 16, family.fixed, { class: 'head' }),
      ...y.ticks.map((tick) => line(left, y(tick), left + width, y(tick), 'grid')),
      line(left, FLOOR, left + width, FLOOR, 'axis'),
      ...sizes.map((size) => text(x(size), FLOOR + 18, String(size), { 'text-anchor': 'middle' })),
      text(left + width / 2, FLOOR + 38, family.name === 'slots' ? 'slots a day' : family.name, {
        'text-anchor': 'middle',
        class: 'quiet',
      }),
      ...panels[i]!.toReversed().flatMap(({ contender, points }) => {
        if (points.length === 0) return [];
        const kind = markKindOf(contender);
        const way = points.map((one) => `${x(one.size).toFixed(1)},${y(one.seconds).toFixed(1)}`).join(' ');
        return [
          element('polyline', { points: way, class: `path ${kind}` }),
          ...points.map((one) => mark(kind, x(one.size), y(one.seconds), one.proven, 4.2)),
        ];
      }),
      ...exponentNotes(panels[i]!, left),
    ];
  });

  return `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      width: WIDTH,
      height: HEIGHT,
      role: 'img',
      'aria-label': 'How the time to solve grows with persons, slots and lines',
    },
    themeStyle(),
    element('rect', { width: WIDTH, height: HEIGHT, rx: 12, class: 'surface' }),
    text(24, 36, 'How time grows', { class: 'title' }),
    text(
      24,
      56,
      'Whole process, median of the runs; both axes logarithmic: a power of the size is a straight line.',
      {
        class: 'subtitle',
      },
    ),
    legend(24, 82, contenders),
    text(WIDTH - 24, 82, 'filled: proven the best · open: not proven', {
      class: 'quiet',
      'text-anchor': 'end',
    }),
    ...y.ticks.map((tick) => text(LEFT - 10, y(tick) + 4, saySeconds(tick), { 'text-anchor': 'end' })),
    ...drawn,
  )}\n`;
}

/** "n to the power of 1.3" for each curve, below its panel. */
function exponentNotes(panel: { contender: string; exponent: number | null }[], left: number): string[] {
  const known = panel.filter(({ exponent }) => exponent !== null);
  return known.map(({ contender, exponent }, i) => {
    const x = left + 6 + i * 64;
    const power = element('tspan', { dy: -4, 'font-size': 9 }, exponent!.toFixed(1));
    return (
      mark(markKindOf(contender), x, FLOOR + 58, true, 3.4) +
      element('text', { x: x + 10, y: FLOOR + 62 }, 'n', power)
    );
  });
}
