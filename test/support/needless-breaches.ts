import type { Finding } from '../../scheduler/evaluate.ts';

/** Hard rules that an impossible week may break: engines price them. */
const MAY_BREAK = ['fixed-turns', 'holes', 'skills'];

/** The broken rules that could have been kept. */
export function needlessBreaches(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ broken, rule }) => (broken && !MAY_BREAK.includes(rule) ? rule : []));
}
