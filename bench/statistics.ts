/** Plain statistics of a few runs. Every list given has at least one item. */

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * How much longer a load takes than a reference that was run beside it each time: the median of the ratios, so that
 * a moment in which the machine was slow counts on both sides.
 */
export function pairedRatio(pairs: readonly { seconds: number; reference: number }[]): number {
  return median(pairs.map(({ seconds, reference }) => seconds / reference));
}

/** The k of "time grows as size to the power of k": the slope of the line through the points of a log-log plot. */
export function growthExponent(points: readonly { size: number; seconds: number }[]): number {
  const logs = points.map(({ size, seconds }) => ({ x: Math.log(size), y: Math.log(seconds) }));
  const mean = (of: (point: { x: number; y: number }) => number) =>
    logs.reduce((sum, point) => sum + of(point), 0) / logs.length;
  const x = mean((point) => point.x);
  const y = mean((point) => point.y);
  const spread = mean((point) => (point.x - x) ** 2);
  return spread === 0 ? 0 : mean((point) => (point.x - x) * (point.y - y)) / spread;
}

/** A number as people read it: two digits that mean something, or all of a whole one. */
export function shortNumber(value: number): string {
  if (value >= 9.95) return String(Math.round(value));
  if (value >= 0.995) return value.toFixed(1);
  return value.toFixed(2);
}

/** A measured time: "84 ms", "0.36 s", "2.5 s", "31 s". */
export function shortTime(seconds: number): string {
  return seconds < 0.0995 ? `${Math.round(seconds * 1000)} ms` : `${shortNumber(seconds)} s`;
}
