import type { QueueState } from '../../model/phones.ts';
import { sentence } from '../../model/texts/sentence.ts';
import type { PersonKey, Sentence } from '../../model/types.ts';
import type { Pbx, PbxEvent } from '../../telephony/pbx.ts';
import {
  hearForWatch,
  NOTHING_WATCHED,
  USUAL_WATCH,
  type Warning,
  type WatchSettings,
  watchPhones,
} from '../../telephony/watch.ts';
import type { QueueWarning } from './phones.ts';

export interface KeepWarningsOptions {
  pbx: Pbx;
  clock: () => Date;
  settings: Partial<WatchSettings>;
  /** What is true of its queues now. */
  queues: () => QueueState[];
  personOf: (extension: string | null) => PersonKey | null;
  nameOf: (person: PersonKey) => string | null;
  /** Hears each once when it begins (`raised`) and once when it is mended. */
  tell: (warning: Warning, kind: 'raised' | 'healed', said: Sentence, person: PersonKey | null) => void;
  onChange: () => void;
}

export interface KeptWarnings {
  hear(event: PbxEvent): void;
  /** Those that concern a queue. */
  of(queue: string): QueueWarning[];
  close(): void;
}

/** Watches one exchange: looks after each thing that happens, and when a time of grace is over. */
export function keepWarnings(options: KeepWarningsOptions): KeptWarnings {
  const { pbx, clock, personOf, nameOf, tell, onChange } = options;
  const settings = { ...USUAL_WATCH, ...options.settings };
  let state = NOTHING_WATCHED;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;

  function say(warning: Warning, what: 'warning' | 'healed', queue: string): Sentence {
    const person = personOf(warning.extension);
    const name = (person && nameOf(person)) ?? warning.name ?? warning.interface ?? '';
    const extension = warning.extension ?? warning.interface ?? '';
    const values = { pbx: warning.pbx, name, extension, queue, count: warning.count ?? 0 };
    return sentence(`${what}.${warning.kind}`, values);
  }

  function look(): void {
    if (isClosed) return;
    if (timer) clearTimeout(timer);
    timer = null;
    const now = clock();
    const view = { pbx: pbx.name, now: now.toISOString(), status: pbx.status, queues: options.queues() };
    const before = state;
    const watched = watchPhones(state, view, settings);
    state = watched.state;
    const told = (warning: Warning, kind: 'raised' | 'healed') => {
      const said = say(warning, kind === 'raised' ? 'warning' : 'healed', warning.queues.join(', '));
      tell(warning, kind, said, personOf(warning.extension));
    };
    for (const warning of watched.raised) told(warning, 'raised');
    for (const warning of watched.healed) told(warning, 'healed');
    if (JSON.stringify(before.raised) !== JSON.stringify(state.raised)) onChange();
    if (watched.wakeAt !== null) {
      const ms = Math.max(0, Date.parse(watched.wakeAt) - now.getTime());
      timer = setTimeout(look, Math.min(ms, 60_000));
    }
  }

  return {
    hear(event) {
      state = hearForWatch(state, event);
      look();
    },
    of: (queue) =>
      Object.values(state.raised)
        .filter(({ queues }) => queues.length === 0 || queues.includes(queue))
        .map((warning) => ({
          kind: warning.kind,
          text: say(warning, 'warning', queue),
          person: personOf(warning.extension),
          since: warning.since,
        })),
    close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
    },
  };
}
