import '../styles/duty.css';
import { html, nothing } from 'lit';
import { followQueues, pauseMember, queues, resumeMember } from '../data/queues.ts';
import { may, session } from '../data/session.ts';
import { keepReason, quickReason } from '../queue/own-pause.ts';
import { ageOf, phoneSign, sayState, signOf } from '../queue/phone-sign.ts';
import { wordsOf } from '../state/faults.ts';
import { Watch } from '../state/state.ts';
import { say } from '../texts.ts';
import { LightElement } from './light-element.ts';
import './age.ts';

/** My own place in a queue, on every page: what my phone does, and a pause by one click. Nothing off duty. */
export class DutyBar extends LightElement {
  static override properties = { isBusy: { state: true }, fault: { state: true } };
  declare isBusy: boolean;
  declare fault: string | null;
  #stop: () => void = () => {};

  constructor() {
    super();
    this.isBusy = false;
    this.fault = null;
    new Watch(this, queues, session);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What cannot be had is told by the page that shows it.
    if (may('queue.see')) this.#stop = followQueues();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override render() {
    const me = session.value?.person.key;
    const mine = (queues.value ?? []).flatMap((view) =>
      view.members.filter(({ person }) => person === me).map((member) => ({ view, member })),
    );
    if (mine.length === 0) return nothing;
    return html`<section class="duty" aria-label=${say('duty.label')}>${mine.map(({ view, member }) => {
      const sign = signOf(member);
      const reason = quickReason(view);
      const age = ageOf(member, view);
      return html`<div class=${sign}>
        <p class="state">${phoneSign(sign)}<b>${sayState(sign)}</b>${age ? html`<lu-age .since=${age.since} .limit=${age.limit}></lu-age>` : nothing}</p>
        <p class="where">${view.queue}${view.slot ? html` · <span class="number">${view.slot.start}–${view.slot.end}</span>` : nothing}${member.paused && member.pauseReason ? ` · ${member.pauseReason}` : ''}</p>
        ${sign === 'unreachable' ? html`<p class="where">${say('duty.unreachable')}</p>` : nothing}
        ${
          member.paused
            ? html`<button class="button primary" ?disabled=${this.isBusy} aria-label=${say('duty.resume-me', { queue: view.queue })}
                @click=${() => void this.#do(() => resumeMember(view.queue, me!))}><lu-icon name="play"></lu-icon><span>${say('queue-page.resume')}</span></button>`
            : reason
              ? html`<button class="button" ?disabled=${this.isBusy} @click=${() => void this.#pause(view.queue, reason.key)}
                  title=${say('queue-page.pause-as', { reason: reason.text })}><lu-icon name="pause"></lu-icon><span>${say('queue-page.pause-as', { reason: reason.text })}</span></button>`
              : nothing
        }
      </div>`;
    })}
    <p class="visually-hidden" role="alert">${mine
      .filter(({ member }) => signOf(member) === 'ringing')
      .map(({ view }) => say('duty.rings', { queue: view.queue }))}</p>
    ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}</section>`;
  }

  #pause(queue: string, reason: string): Promise<void> {
    keepReason(reason);
    return this.#do(() => pauseMember(queue, session.value!.person.key, reason));
  }

  async #do(work: () => Promise<unknown>): Promise<void> {
    this.isBusy = true;
    this.fault = null;
    try {
      await work();
    } catch (error) {
      this.fault = wordsOf(error);
    } finally {
      this.isBusy = false;
    }
  }
}

customElements.define('lu-duty-bar', DutyBar);
