import { sentence, type TextKey } from '../../model/texts/index.ts';
import type { LoadRow, Sentence } from '../../model/types.ts';

/** What gave or took turns to reach the full load: first what was due by the credit, then what makes new credit. */
function explainCompletion({ bounded, complete, creditBefore }: LoadRow): Sentence[] {
  const more = complete > bounded;
  const count = Math.abs(complete - bounded);
  // Turns are due while the credit has the other sign, so the last of them may overshoot zero.
  const due = Math.min(count, Math.max(0, Math.ceil(more ? -creditBefore : creditBefore)));
  const [dueKey, newKey]: [TextKey, TextKey] = more
    ? ['load.repays', 'load.helps']
    : ['load.rests', 'load.spared'];
  const said: Sentence[] = [];
  if (due > 0) said.push(sentence(dueKey, { count: due }));
  if (count > due) said.push(sentence(newKey, { count: count - due }));
  return said;
}

/**
 * Why a person's load of the week is what it is, a sentence for each step that changed it, in the order of the
 * steps; never empty.
 */
export function explainLoad(row: LoadRow): Sentence[] {
  const said: Sentence[] = [];
  if (row.workingDays === 0 && row.final === 0) return [sentence('load.away')];
  if (row.prorated !== row.ideal) {
    said.push(sentence('load.days', { days: row.workingDays, prorated: row.prorated, ideal: row.ideal }));
  }
  if (row.rounded !== row.prorated) {
    said.push(sentence('load.rounded', { prorated: row.prorated, rounded: row.rounded }));
  }
  if (row.bounded < row.rounded) {
    said.push(
      row.bounded === row.capacity
        ? sentence('load.capacity', { capacity: row.capacity })
        : sentence('load.limit', { upperBound: row.upperBound }),
    );
  }
  said.push(...explainCompletion(row));
  if (row.final > row.complete) said.push(sentence('load.takesOver', { count: row.final - row.complete }));
  if (row.final < row.complete) said.push(sentence('load.handsOver', { count: row.complete - row.final }));
  return said.length > 0 ? said : [sentence('load.asAgreed', { final: row.final })];
}
