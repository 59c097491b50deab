import { renderSentence } from '../../model/texts/index.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { PersonKey, Sentence } from '../../model/types.ts';
import type { Warning } from '../../telephony/watch.ts';
import type { Workplace } from '../workplace.ts';
import type { FollowedQueue, QueueWarning } from './phones.ts';
import { tellWarning } from './tell-warning.ts';

export interface Troubles {
  /** What the watch of an exchange found, or found mended. */
  tellWatched(warning: Warning, kind: 'raised' | 'healed', said: Sentence, person: PersonKey | null): void;
  /** What became of a run: what is new of it is told, once. */
  noteRun(followed: FollowedQueue): void;
  /** Runs of a queue that do not succeed. */
  of(queue: string): QueueWarning[];
  settled(): Promise<void>;
}

/** Of several servers the first one tells. */
const WATCHED_QUIET_MS = 120_000;
/** What somebody should set right is said again the next day. */
const FINDING_QUIET_MS = 12 * 3_600_000;
/** These are watched by themselves, with a time of grace. */
const WATCHED = ['error.pbx-down', 'error.pbx-timeout'];

/** Tells of what is wrong at the phones; one thing after another, and once as long as it lasts. */
export function tellTrouble(
  workplace: Workplace,
  { onDuty, onFailure }: { onDuty: () => PersonKey[]; onFailure: (error: unknown) => void },
): Troubles {
  const { clock, config } = workplace;
  let telling: Promise<unknown> = Promise.resolve();
  /** By queue: what was said of its last run. */
  const findings = new Map<string, Set<string>>();
  const failures = new Map<string, QueueWarning>();

  function tell(
    key: string,
    kind: 'queue-warning' | 'queue-healed',
    said: Sentence,
    { concerned = [], quietMs }: { concerned?: readonly PersonKey[]; quietMs: number },
  ): void {
    const warning = { key, kind, sentence: said, concerned, onDuty: onDuty(), quietMs };
    telling = telling.then(() => tellWarning(workplace, warning)).catch(onFailure);
  }

  return {
    tellWatched(warning, kind, said, person) {
      tell(warning.key, kind === 'raised' ? 'queue-warning' : 'queue-healed', said, {
        concerned: person ? [person] : [],
        quietMs: WATCHED_QUIET_MS,
      });
    },

    noteRun({ queue, findings: found, failure }) {
      const before = findings.get(queue) ?? new Set();
      const now = new Set(found.map((one) => JSON.stringify(one)));
      // A run that failed does not say what is all right.
      if (failure) for (const one of before) now.add(one);
      findings.set(queue, now);
      for (const one of found) {
        const key = JSON.stringify(one);
        if (!before.has(key)) tell(`${queue}:${key}`, 'queue-warning', one, { quietMs: FINDING_QUIET_MS });
      }

      const known = failures.get(queue);
      const isNew = failure && !WATCHED.includes(failure.key);
      if (isNew && !known) {
        const reason = renderSentence(config.organisation.locale, failure);
        const text = sentence('warning.follow-failed', { queue, reason });
        failures.set(queue, { kind: 'follow-failed', text, person: null, since: clock().toISOString() });
        tell(`${queue}:follow`, 'queue-warning', text, { quietMs: WATCHED_QUIET_MS });
      } else if (!failure && known) {
        failures.delete(queue);
        const text = sentence('healed.follow-failed', { queue });
        tell(`${queue}:follow`, 'queue-healed', text, { quietMs: WATCHED_QUIET_MS });
      }
    },

    of: (queue) => {
      const failure = failures.get(queue);
      return failure ? [failure] : [];
    },

    async settled() {
      await telling;
    },
  };
}
