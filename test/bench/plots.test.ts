import { describe, expect, test } from 'vitest';
import type { Result, Summary } from '../../bench/compare.ts';
import { families } from '../../bench/grow.ts';
import { drawGrowth, growthOf } from '../../bench/plots/draw-growth.ts';
import { drawTimes } from '../../bench/plots/draw-times.ts';
import { domainAround, logScale, saySeconds } from '../../bench/plots/log-scale.ts';

const summary = (medianSeconds: number, proven = true): Summary => ({
  runs: 3,
  minSeconds: medianSeconds / 2,
  medianSeconds,
  timesReference: medianSeconds / 0.5,
  cost: 10,
  bound: 10,
  proven,
  firstMs: 1,
  firstSeenMs: 50,
  peakMb: 100,
  isOverLimit: !proven,
});
const result = (load: string, contender: string, found: Summary | null): Result => ({
  load,
  contender,
  kind: 'ours',
  fault: found ? null : 'it fell',
  runs: [],
  summary: found,
});

describe('a logarithmic scale', () => {
  test('gives every factor of ten the same room', () => {
    const x = logScale([0.01, 100], [0, 400]);
    expect([0.01, 0.1, 1, 10, 100].map((value) => Math.round(x(value)))).toEqual([0, 100, 200, 300, 400]);
    expect(x.ticks).toEqual([0.01, 0.1, 1, 10, 100]);
  });

  test('has round ticks, none outside', () => {
    expect(logScale([0.03, 2.5], [0, 1], [1, 2, 5]).ticks).toEqual([0.05, 0.1, 0.2, 0.5, 1, 2]);
    expect(domainAround([2, 8], 2)).toEqual([1, 16]);
  });

  test('says its seconds', () => {
    expect([0.02, 0.1, 0.5, 2, 50].map(saySeconds)).toEqual(['20 ms', '0.1 s', '0.5 s', '2 s', '50 s']);
  });
});

describe('the figure of times', () => {
  const figure = {
    loads: ['a', 'b & <b>'],
    contenders: ['race', 'linear-programming'],
    results: [
      result('a', 'race', summary(0.1)),
      result('a', 'linear-programming', summary(10, false)),
      result('b & <b>', 'race', summary(1)),
      result('b & <b>', 'linear-programming', null),
    ],
    referenceSeconds: 0.5,
    startSeconds: 0.04,
    limitSeconds: 10,
  };
  const svg = drawTimes(figure);
  const marks = svg.slice(svg.indexOf('filled:'));

  test('has a mark where each median is, on its row', () => {
    const circles = [...marks.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"[^>]*class="([^"]*)"/g)];
    const x = logScale(domainAround([0.05, 0.1, 5, 10, 0.5, 1, 0.5, 0.04], 1.2), [226, 980 - 172]);
    expect(circles.map((found) => Number(found[1]))).toEqual(
      [x(0.1), x(1)].map((at) => expect.closeTo(at, 1)),
    );
    const [first, second] = circles.map((found) => Number(found[2]));
    expect(second! - first!).toBe(28);
    expect(circles.every((found) => found[3] === 'race')).toBe(true);
  });

  test('leaves open what is not proven, and leaves out what failed', () => {
    const squares = [...marks.matchAll(/<rect [^>]*class="(linear-programming[^"]*)"/g)];
    expect(squares.map((found) => found[1])).toEqual(['linear-programming open']);
  });

  test('writes out the first one’s figures and escapes names', () => {
    expect(svg).toContain('>0.10 s<');
    expect(svg).toContain('>× 0.20<');
    expect(svg).toContain('b &amp; &lt;b>');
    expect(svg).not.toContain('<b>');
  });

  test('has colours for light and for dark', () => {
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg.match(/--race:#/g)).toHaveLength(2);
  });
});

describe('the figure of growth', () => {
  const persons = families[0]!;
  const results = persons.members.map(({ size, sketch }, i) =>
    result(sketch.name, 'race', summary(0.05 + (size / 40) ** 2, i < 3)),
  );

  test('finds the power of what is beyond the start, of proven answers alone', () => {
    const { points, exponent } = growthOf(persons, 'race', results, 0.05);
    expect(points.map(({ size }) => size)).toEqual(persons.members.map(({ size }) => size));
    expect(exponent).toBeCloseTo(2, 6);
    expect(growthOf(persons, 'backtracking', results, 0.05)).toEqual({ points: [], exponent: null });
  });

  test('has a panel for each family and a line through the points of each contender', () => {
    const svg = drawGrowth({ families, contenders: ['race'], results, startSeconds: 0.05 });
    for (const { name } of families) expect(svg).toContain(`more ${name}`);
    const lines = [...svg.matchAll(/<polyline points="([^"]*)" class="path race"/g)];
    expect(lines).toHaveLength(1);
    const ys = lines[0]![1]!.split(' ').map((point) => Number(point.split(',')[1]));
    expect(ys).toHaveLength(persons.members.length);
    expect(ys).toEqual(ys.toSorted((a, b) => b - a));
    expect(svg).toContain('>2.0</tspan>');
  });
});

test('grown teams differ in one thing from each other', () => {
  for (const { name, members } of families) {
    expect(new Set(members.map(({ sketch }) => sketch[name])).size).toBe(members.length);
    expect(members.map(({ sketch }) => sketch[name])).toEqual(members.map(({ size }) => size));
  }
});
