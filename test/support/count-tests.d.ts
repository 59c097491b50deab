interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Adds up Vitest's JSON report; `exitCode` is Vitest's. */
export function countTests(report: string, exitCode: number): Counts;

/** The last line of a test run, such as '12 passed, 0 failed'. */
export function sayCounts(counts: Counts): string;
