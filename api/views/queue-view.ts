import type { QueueView } from '../../actions/phones/phones.ts';
import type { Workplace } from '../../actions/workplace.ts';
import type { QueueView as SaidQueue } from '../../model/forms/queue.ts';
import type { Permission } from '../../model/permissions.ts';
import type { Locale } from '../../model/types.ts';
import { renderSentences } from '../render-sentences.ts';

export interface Reader {
  locale: Locale;
  permissions: ReadonlySet<Permission>;
}

/** A queue as its reader sees it: in words, with what they may do, and from when on something is too long. */
export function queueView(
  { config, clock }: Workplace,
  view: QueueView,
  { locale, permissions }: Reader,
): SaidQueue {
  const { longPauseMinutes, longWaitSeconds, serviceLevelSeconds } = config.telephony;
  const control = permissions.has('queue.control');
  return {
    ...renderSentences(locale, view),
    at: clock().toISOString(),
    limits: { longPauseSeconds: longPauseMinutes * 60, longWaitSeconds, serviceLevelSeconds },
    can: {
      control,
      controlOwn: control || permissions.has('queue.control.own'),
      reload: permissions.has('queue.reload'),
    },
  };
}
