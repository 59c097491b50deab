/** What was measured, against what it should be. */
export interface Figures {
  readonly misses: number;
  readonly results: Readonly<Record<string, number>>;
  /** `target`: at most so much. */
  say(what: string, value: number, target: number): void;
  /** For information. */
  note(what: string, value: number): void;
}

export function openFigures(): Figures {
  const results: Record<string, number> = {};
  let misses = 0;
  const shorten = (value: number) => Math.round(value * 10) / 10;
  return {
    get misses() {
      return misses;
    },
    results,
    say(what, value, target) {
      // What is no number was not measured.
      const isMet = value <= target;
      if (!isMet) misses++;
      results[what] = shorten(value);
      console.log(`${isMet ? 'ok  ' : 'MISS'} ${what}: ${shorten(value)} (at most ${target})`);
    },
    note(what, value) {
      results[what] = shorten(value);
      console.log(`     ${what}: ${shorten(value)}`);
    },
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
