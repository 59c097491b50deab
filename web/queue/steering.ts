import type { ReactiveControllerHost } from 'lit';
import {
  addMember,
  followTimetable,
  type MemberView,
  moveMember,
  pauseMember,
  type QueueView,
  removeMember,
  resumeMember,
} from '../data/queues.ts';
import { session } from '../data/session.ts';
import type { Toast } from '../elements/toast.ts';
import { wordsOf } from '../state/faults.ts';
import { say } from '../texts.ts';
import type { MemberAct } from './member-menu.ts';
import { keepReason, quickReason } from './own-pause.ts';

/** The hands of the queue page: does what its buttons say, one thing a person at a time, and tells why not. */
export class Steering {
  /** People with whom something is being done. */
  busy: ReadonlySet<string> = new Set();
  fault: string | null = null;
  readonly #host: ReactiveControllerHost & HTMLElement;
  #undo: (() => Promise<void>) | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
  }

  tell(error: unknown): void {
    this.fault = wordsOf(error);
    this.#host.requestUpdate();
  }

  forget(): void {
    this.fault = null;
    this.#host.requestUpdate();
  }

  add({ queue }: QueueView, person: string): Promise<boolean> {
    return this.#doing(person, () => addMember(queue, person));
  }

  /** Takes back what was done last, as long as its toast is there. */
  async undo(): Promise<void> {
    const undo = this.#undo;
    this.#undo = null;
    this.#toast.hide();
    if (undo) await this.#doing('', undo);
  }

  async remove({ queue }: QueueView, { person, name }: MemberView): Promise<void> {
    if (person === null || !(await this.#doing(person, () => removeMember(queue, person)))) return;
    this.#undo = () => addMember(queue, person);
    this.#toast.show(say('queue-page.removed', { name, queue }), true);
  }

  /** Whether it was done. */
  async move({ queue }: QueueView, { person }: MemberView, to: string): Promise<boolean> {
    return person !== null && this.#doing(person, () => moveMember(queue, person, to));
  }

  async pause({ queue }: QueueView, person: string, reason: string): Promise<void> {
    if (person === session.value?.person.key) keepReason(reason);
    await this.#doing(person, () => pauseMember(queue, person, reason));
  }

  /** Pauses or resumes me, by one key. */
  async turnMe(view: QueueView): Promise<void> {
    const me = session.value?.person.key;
    const member = view.members.find(({ person }) => person === me);
    if (!me || !member || !view.can.controlOwn) return;
    const reason = quickReason(view);
    if (member.paused) await this.#doing(me, () => resumeMember(view.queue, me));
    else if (reason) await this.pause(view, me, reason.key);
  }

  /** What the menu of a member says, but for moving. */
  async act(view: QueueView, member: MemberView, act: Exclude<MemberAct, { do: 'move' }>): Promise<void> {
    const { person } = member;
    if (person === null) return;
    if (act.do === 'remove') await this.remove(view, member);
    else if (act.do === 'pause') await this.pause(view, person, act.reason);
    else await this.#doing(person, () => resumeMember(view.queue, person));
  }

  async follow({ queue }: QueueView): Promise<void> {
    await this.#doing('', async () => {
      const { steps, failure } = await followTimetable(queue);
      if (failure) this.fault = failure;
      else this.#toast.show(say('queue-page.follow.done', { count: steps.length }));
    });
  }

  get #toast(): Toast {
    return this.#host.querySelector<Toast>('lu-toast')!;
  }

  async #doing(person: string, work: () => Promise<unknown>): Promise<boolean> {
    this.fault = null;
    this.#setBusy([...this.busy, person]);
    try {
      await work();
      return true;
    } catch (error) {
      this.tell(error);
      return false;
    } finally {
      this.#setBusy([...this.busy].filter((one) => one !== person));
    }
  }

  #setBusy(persons: readonly string[]): void {
    this.busy = new Set(persons);
    this.#host.requestUpdate();
  }
}
