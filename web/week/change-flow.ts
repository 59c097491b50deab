import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Place } from '../../model/requests.ts';
import { Refusal } from '../data/http.ts';
import { showEditing } from '../data/live.ts';
import { ask } from '../data/requests.ts';
import type { ChangeCheckView, WeekView } from '../data/week-types.ts';
import { type CellCost, type Change, checkChange, makeChange, turnCosts, undoChange } from '../data/weeks.ts';
import { say } from '../texts.ts';
import { cellAt, isSame, keyOf, shortName } from './places.ts';

/** Whoever shows the week in which turns are changed. */
export interface ChangeHost extends ReactiveControllerHost {
  readonly week: WeekView | null;
  show(week: WeekView): void;
  tell(error: unknown): void;
  /** One short word after something was done. */
  toast(text: string, canUndo?: boolean): void;
  focusTurn(place: Place): void;
  /** A check has come: what it offers gets the focus. */
  focusCheck(): void;
}

/** Changing turns by hand, from lifting one to taking it back. It holds what is under way; the host draws it. */
export class ChangeFlow implements ReactiveController {
  readonly #host: ChangeHost;
  /** The turn whose card is open. */
  opened: Place | null = null;
  /** The turn that is to be swapped, and what each cell would cost it. */
  lifted: Place | null = null;
  costs: Map<string, CellCost> | null = null;
  /** What is about to be done, and what it would do. */
  change: Change | null = null;
  check: ChangeCheckView | null = null;
  /** Why it is asked again. */
  note: string | null = null;
  isBusy = false;
  #lastEdit: string | null = null;

  constructor(host: ChangeHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {}

  open(place: Place | null): void {
    this.opened = place;
    this.#host.requestUpdate();
  }

  async lift(from: Place): Promise<void> {
    const { week } = this.#host;
    const cell = week && cellAt(week, from);
    if (!week?.can.edit || !cell || cell.person === null || cell.pinned) return;
    Object.assign(this, { lifted: from, opened: null, change: null, check: null });
    this.#host.requestUpdate();
    showEditing({ week: week.week, date: from.date });
    try {
      const cells = await turnCosts(week, from);
      if (isSame(this.lifted, from)) this.costs = new Map(cells.map((one) => [keyOf(one), one]));
      this.#host.requestUpdate();
    } catch (error) {
      this.#giveUp(error);
    }
  }

  drop(to: Place): void {
    const from = this.lifted;
    if (!from || isSame(from, to)) this.cancel();
    else void this.propose({ swap: { one: from, other: to } });
  }

  put(place: Place, person: string | null): void {
    this.opened = null;
    void this.propose({ put: { ...place, person } });
  }

  async propose(change: Change): Promise<void> {
    this.change = change;
    try {
      this.check = await checkChange(this.#host.week!, change);
      this.#host.requestUpdate();
      await this.#host.updateComplete;
      this.#host.focusCheck();
    } catch (error) {
      this.#giveUp(error);
    }
  }

  cancel(): void {
    const back = this.lifted ?? this.opened;
    Object.assign(this, { lifted: null, costs: null, change: null, check: null, note: null, opened: null });
    this.#host.requestUpdate();
    showEditing(null);
    if (back) this.#host.focusTurn(back);
  }

  #giveUp(error: unknown): void {
    this.cancel();
    this.#host.tell(error);
  }

  async confirm(options: { force?: boolean; reason?: string }): Promise<void> {
    const { week } = this.#host;
    const { change } = this;
    if (!week || !change) return;
    this.#busy(true);
    try {
      const edited = await makeChange(week, { ...change, ...options });
      this.cancel();
      this.#host.show(edited);
      this.#lastEdit = edited.editId;
      this.#host.toast(doneWords(week, change), true);
    } catch (error) {
      if (error instanceof Refusal && error.status === 409 && error.body.week) {
        const now = error.body.week as WeekView;
        this.#host.show(now);
        this.note = say('week.check.faster', { person: shortName(now, now.log[0]?.by ?? '') });
        void this.propose(change);
      } else this.#giveUp(error);
    } finally {
      this.#busy(false);
    }
  }

  /** Asks those who must agree first. */
  async askThem(): Promise<void> {
    const { week } = this.#host;
    const { change, check } = this;
    if (!week || !change || !check) return;
    const asked = check.needsConsent;
    try {
      await ask({ ...wishOf(change), week: week.week, asked });
      this.cancel();
      const person = asked.map((key) => shortName(week, key)).join(', ');
      this.#host.toast(say('week.check.asked', { person }));
    } catch (error) {
      this.#giveUp(error);
    }
  }

  /** Takes an edit back; by default the last one made here, else the newest that still can be. */
  async undo(editId?: string): Promise<void> {
    const { week } = this.#host;
    const wanted = editId ?? this.#lastEdit ?? week?.log.find(({ canUndo }) => canUndo)?.editId;
    if (!wanted || !week) return;
    try {
      this.#host.show(await undoChange(week, wanted));
      this.#lastEdit = null;
      this.#host.toast(say('week.undone'));
    } catch (error) {
      this.#host.tell(error);
    }
  }

  /** The week is another one now: what is under way is asked anew. */
  renew(): void {
    if (this.change) void this.propose(this.change);
    else if (this.lifted) void this.lift(this.lifted);
  }

  #busy(isBusy: boolean): void {
    this.isBusy = isBusy;
    this.#host.requestUpdate();
  }
}

function wishOf(change: Change) {
  if ('swap' in change) {
    return { kind: 'swap' as const, turn: change.swap.one, other: change.swap.other };
  }
  const { date, slot, line } = change.put;
  return { kind: 'cover' as const, turn: { date, slot, line } };
}

function doneWords(before: WeekView, change: Change): string {
  if ('put' in change) return say('week.done.put');
  const personAt = (place: Place) => cellAt(before, place)?.person ?? null;
  const [one, other] = [personAt(change.swap.one), personAt(change.swap.other)];
  if (one === null || other === null) return say('week.done.put');
  return say('week.done.swap', { one: shortName(before, one), other: shortName(before, other) });
}
