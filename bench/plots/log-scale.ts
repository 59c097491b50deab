export interface LogScale {
  (value: number): number;
  /** Round values to label, from least to most. */
  ticks: number[];
}

/**
 * Places positive values by their logarithm: `range[0]` for the lower end of the domain, `range[1]` for the upper.
 * `steps`: the digits that get a tick in each power of ten.
 */
export function logScale(
  domain: readonly [number, number],
  range: readonly [number, number],
  steps: readonly number[] = [1],
): LogScale {
  const [low, high] = domain.map(Math.log10) as [number, number];
  const place = (value: number) =>
    range[0] + ((Math.log10(value) - low) / (high - low)) * (range[1] - range[0]);
  const ticks: number[] = [];
  for (let power = Math.floor(low); power <= Math.ceil(high); power++) {
    for (const step of steps) {
      const tick = Number(`${step}e${power}`);
      if (tick >= domain[0] * 0.999 && tick <= domain[1] * 1.001) ticks.push(tick);
    }
  }
  return Object.assign(place, { ticks });
}

/** A domain with room around all values. */
export function domainAround(values: readonly number[], room = 1.35): [number, number] {
  return [Math.min(...values) / room, Math.max(...values) * room];
}

/** Seconds as an axis says them: 20 ms, 0.5 s, 10 s. */
export function saySeconds(seconds: number): string {
  return seconds < 0.0995 ? `${Math.round(seconds * 1000)} ms` : `${Number(seconds.toPrecision(3))} s`;
}
