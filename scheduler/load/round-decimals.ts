import { roundHalfEven } from './round-half-even.ts';

/** The value with at most that many decimals, so that it prints without dust (0.6, not 0.6000000001). Never -0. */
export function roundDecimals(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return roundHalfEven(value * scale) / scale;
}
