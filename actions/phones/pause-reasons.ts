import type { Config } from '../../model/config/schema.ts';
import { AppError } from '../../model/errors.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { Sentence } from '../../model/types.ts';

/** What a pause may be for where the configuration names nothing. */
export const PAUSE_REASONS = ['lunch', 'break', 'training', 'meeting', 'other'] as const;

/** What somebody may choose from; `key` is also what the PBX is told. */
export function pauseReasons({ telephony }: Pick<Config, 'telephony'>): { key: string; text: Sentence }[] {
  const own = telephony.pauseReasons;
  return (own.length > 0 ? own : PAUSE_REASONS).map((key) => ({ key, text: pauseText(key) }));
}

/** A reason as people read it, whoever gave it. */
export function pauseText(reason: string): Sentence {
  const known = PAUSE_REASONS.find((key) => key === reason);
  return known ? sentence(`pause.${known}`) : sentence('pause.text', { reason });
}

/** `unknown-pause` for what is not to be chosen. */
export function refuseOtherReason(config: Pick<Config, 'telephony'>, reason: string): void {
  const known = pauseReasons(config).map(({ key }) => key);
  if (!known.includes(reason)) throw new AppError('unknown-pause', { reason, known: known.join(', ') });
}
