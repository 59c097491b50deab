import type { TextKey } from '../../model/texts/index.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { Sentence } from '../../model/types.ts';
import type { Finding } from '../evaluate.ts';
import { entriesAt, type Scene } from './scene.ts';

/** Why somebody cannot have a turn. */
export interface Obstacle {
  /** The rule that would be broken; `on-the-phone`: she attends the slot already. */
  rule: string;
  sentence: Sentence;
}

/** Rules that say who she is with, or how her day would be: their own values tell it. */
const TOLD: Record<string, TextKey> = {
  'weekly-load': 'reason.cannot.weekly-load',
  'daily-limit': 'reason.cannot.daily-limit',
  'first-lines': 'reason.cannot.first-lines',
  'fixed-turns': 'reason.cannot.fixed-turns',
  'table-limit': 'reason.cannot.table-limit',
  'table-noise': 'reason.cannot.table-noise',
  'group-idle': 'reason.cannot.group-idle',
  'group-phoning': 'reason.cannot.group-phoning',
  skills: 'reason.cannot.skills',
  queues: 'reason.cannot.queues',
  lunch: 'reason.cannot.lunch',
  'split-day': 'reason.cannot.split-day',
  marathon: 'reason.cannot.marathon',
  'concentrated-load': 'reason.cannot.concentrated-load',
};

/** What a breach says against a person's having a turn, with the words of whoever said so. */
export function tellObstacles(
  scene: Scene,
  person: number,
  at: { day: number; slot: number },
  breach: Finding,
): Obstacle[] {
  const { rule } = breach;
  const { values } = breach.sentence;
  const other = scene.problem.persons[person]!.name;
  if (rule === 'firm-unavailability' || rule === 'optional-unavailability') {
    const entries = entriesAt(scene, person, at, rule === 'firm-unavailability');
    if (entries.length === 0) return [{ rule, sentence: sentence('reason.cannot.unsaid', { other }) }];
    return entries.map(({ kind, reason, firm }) => {
      if (kind === 'absence') {
        return { rule, sentence: sentence('reason.cannot.absence', { other, kind: reason }) };
      }
      const key = firm ? 'reason.cannot.unavailability' : 'reason.cannot.optional';
      return { rule, sentence: sentence(key, { other, reason }) };
    });
  }
  const key = breach.sentence.key === 'rule.weekly-load.line' ? 'reason.cannot.weekly-load.line' : TOLD[rule];
  return [{ rule, sentence: key ? sentence(key, { other, ...values }) : breach.sentence }];
}
