import { setTimeout as delay } from 'node:timers/promises';
import { callbackStep, isNews } from '../../helpdesk/callbacks.ts';
import { numberAmong, toE164 } from '../../model/phone-number.ts';
import type { Call } from '../../model/phones.ts';
import type { Workplace } from '../workplace.ts';
import { isEmulated } from './call-ids.ts';
import { offerCallbacks } from './callbacks.ts';

export interface KeptCallbacks {
  hear(call: Call): void;
  settled(): Promise<void>;
}

/** Of so many calls it is remembered that they were dealt with. */
const MOST_REMEMBERED = 2000;

/** Has missed calls become callbacks, one a number, and ends those whose number got through. One after another. */
export function keepCallbacks(workplace: Workplace, onFailure: (error: unknown) => void): KeptCallbacks {
  const { store, config, events } = workplace;
  const { country, testNumbers } = config.telephony;
  const done = new Map<string, string>();
  let working: Promise<void> = Promise.resolve();

  const places = {
    numberOf: (number: string | null) => toE164(number, country),
    isTest: numberAmong(testNumbers, country),
  };

  async function deal(call: Call, step: NonNullable<ReturnType<typeof callbackStep>>): Promise<void> {
    const { number } = step;
    const last = await store.callbacks.latest(number);
    if (step.kind === 'reached') {
      // Only who called after it was missed has been spoken with since.
      if (last?.state !== 'open' || (call.answeredAt ?? call.startedAt) < last.missedAt) return;
      await store.callbacks.close(last.id, { state: 'done', by: 'lineup' });
      return events.publish('desk-changed', { what: 'callback', id: last.id });
    }
    if (!isNews(call, last)) return;
    const { id } = await store.callbacks.miss({ number, call: call.id, at: call.endedAt! });
    await offerCallbacks(workplace);
    events.publish('desk-changed', { what: 'callback', id });
  }

  return {
    hear(call) {
      if (isEmulated(call.id)) return;
      const step = callbackStep(call, places);
      if (!step || done.get(call.id) === step.kind) return;
      done.set(call.id, step.kind);
      if (done.size > MOST_REMEMBERED) done.delete(done.keys().next().value!);
      working = working
        .then(() => patiently(() => deal(call, step)))
        .catch((error) => {
          done.delete(call.id);
          onFailure(error);
        });
    },
    settled: () => working,
  };
}

/** A store that is away for some seconds must not cost a callback. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (const pauseMs of [250, 1000, 5000]) {
    try {
      return await work();
    } catch {
      await delay(pauseMs);
    }
  }
  return work();
}
