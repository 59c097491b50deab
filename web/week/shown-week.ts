import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Place } from '../../model/requests.ts';
import { Refusal } from '../data/http.ts';
import { listen } from '../data/live.ts';
import { session } from '../data/session.ts';
import type { WeekView } from '../data/week-types.ts';
import { listWeeks, loadWeek, type WeekSummary } from '../data/weeks.ts';
import { wordsOf } from '../state/faults.ts';
import { chooseWeek } from '../state/mondays.ts';
import { allPlaces, cellAt, keyOf } from './places.ts';

/** How long what has just changed stands out. */
const FRESH_MS = 2000;

/** The week that a page shows: loaded, kept up to date, with who else is at it. It holds it; the host draws it. */
export class ShownWeek implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #changed: (by: string | null) => void;
  week: WeekView | null = null;
  /** All weeks that there are. */
  weeks: WeekSummary[] = [];
  /** The week that was asked for, there or not. */
  monday: string | null = null;
  isMissing = false;
  fault: string | null = null;
  /** Others who are changing this week right now. */
  presence: string[] = [];
  /** Cells that have just changed, by key. */
  fresh: ReadonlySet<string> = new Set();
  #id: string | null = null;
  #stopListening: () => void = () => {};

  /** `changed`: the week has come anew; `by`: the other person who changed it, if it was somebody. */
  constructor(host: ReactiveControllerHost, changed: (by: string | null) => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stopListening();
  }

  /** `monday`: `undefined` is the usual week; `id`: of one of its drafts. */
  async open(monday: string | undefined, id: string | null): Promise<void> {
    this.#id = id;
    try {
      const listed = listWeeks().then((weeks) => {
        this.#set({ weeks });
      });
      if (monday === undefined) await listed;
      const wanted = monday ?? usualWeek(this.weeks);
      this.#set({ isMissing: wanted === null });
      if (wanted === null) return;
      this.#set({ monday: wanted });
      this.#listen(wanted);
      await Promise.all([listed, this.#load(wanted)]);
    } catch (error) {
      this.tell(error);
    }
  }

  show(week: WeekView): void {
    const before = this.week;
    this.#set({ week });
    if (!before || before.id !== week.id || before.version === week.version) return;
    const differs = (at: Place) => cellAt(before, at)?.person !== cellAt(week, at)?.person;
    this.#set({ fresh: new Set(allPlaces(week).filter(differs).map(keyOf)) });
    setTimeout(() => this.#set({ fresh: new Set() }), FRESH_MS);
  }

  tell(error: unknown): void {
    this.#set({ fault: wordsOf(error) });
  }

  async #load(monday: string): Promise<void> {
    try {
      this.show(await loadWeek(monday, this.#id));
      this.#set({ fault: null, isMissing: false });
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) this.#set({ week: null, isMissing: true });
      else this.tell(error);
    }
  }

  #listen(monday: string): void {
    this.#stopListening();
    const me = session.value?.person.key;
    this.#stopListening = listen(`week:${monday}`, (message) => {
      if (message.type === 'presence')
        this.#set({ presence: message.people.map(({ person }) => person).filter((one) => one !== me) });
      if (message.type !== 'week') return;
      const { week } = this;
      const isKnown = week?.id === message.id && week.version >= message.version && message.version >= 0;
      if (!isKnown) void this.#refresh(monday, message.by === me ? null : message.by || null);
    });
  }

  async #refresh(monday: string, by: string | null): Promise<void> {
    const before = this.week;
    await this.#load(monday);
    if (!before || !this.week) return;
    this.#changed(before.version === this.week.version ? null : by);
  }

  #set(
    what: Partial<
      Pick<ShownWeek, 'week' | 'weeks' | 'monday' | 'isMissing' | 'fault' | 'presence' | 'fresh'>
    >,
  ): void {
    Object.assign(this, what);
    this.#host.requestUpdate();
  }
}

/** What is in force counts, before any draft. */
function usualWeek(weeks: readonly WeekSummary[]): string | null {
  const inForce = weeks.filter(({ state }) => state !== 'draft');
  return chooseWeek((inForce.length > 0 ? inForce : weeks).map(({ week }) => week));
}
