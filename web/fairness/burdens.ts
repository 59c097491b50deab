import type { WebTextKey } from '../../model/texts/web/index.ts';
import type { Cause, FairnessRow } from '../data/fairness.ts';
import { tag } from '../texts.ts';

/** What one person carried, and the load by which she is compared. */
export type BurdenRow = FairnessRow & { idealLoad: number };

/** What the plot and the table tell apart: causes that people feel alike are one kind. */
export const KINDS: readonly { name: string; text: WebTextKey; causes: readonly Cause[] }[] = [
  { name: 'hard', text: 'fairness.kind.hard', causes: ['hardSlots'] },
  { name: 'wishes', text: 'fairness.kind.wishes', causes: ['optional'] },
  { name: 'holes', text: 'fairness.kind.holes', causes: ['holes'] },
  {
    name: 'shape',
    text: 'fairness.kind.shape',
    causes: ['splitDay', 'concentrated', 'marathon', 'lunch'],
  },
  { name: 'other', text: 'fairness.kind.other', causes: ['noise', 'other'] },
];

export function pointsOf({ byCause }: FairnessRow, causes: readonly Cause[]): number {
  return causes.reduce((total, cause) => total + (byCause[cause] ?? 0), 0);
}

/** As the reader's language writes numbers, with two decimals at most. */
export function sayNumber(value: number): string {
  return new Intl.NumberFormat(tag(), { maximumFractionDigits: 2 }).format(value);
}
