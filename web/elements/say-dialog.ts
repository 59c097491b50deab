import { html, nothing } from 'lit';
import { listTargets, sendMessage, type TargetView } from '../data/messages.ts';
import { fieldOf, wordsBeside, wordsOf } from '../state/faults.ts';
import { say } from '../texts.ts';
import { LightElement } from './light-element.ts';

/** Says something to a channel or a person. What is written stays until it was sent. Fires `said`. */
export class SayDialog extends LightElement {
  static override properties = {
    targets: { state: true },
    fault: { state: true },
    fieldFault: { state: true },
    isBusy: { state: true },
  };
  /** `null`: not known yet. */
  declare targets: TargetView[] | null;
  declare fault: string | null;
  /** What is wrong with the text. */
  declare fieldFault: string | null;
  declare isBusy: boolean;

  constructor() {
    super();
    this.targets = null;
    this.fault = null;
    this.fieldFault = null;
    this.isBusy = false;
  }

  async open(): Promise<void> {
    this.fault = null;
    this.fieldFault = null;
    this.querySelector('dialog')!.showModal();
    try {
      this.targets = await listTargets();
    } catch (error) {
      this.fault = wordsOf(error);
    }
    await this.updateComplete;
    this.querySelector('textarea')?.focus();
  }

  protected override render() {
    const { targets } = this;
    return html`<dialog class="say ask" aria-labelledby="say-title">
      <form @submit=${this.#send}>
        <h2 id="say-title">${say('say.title')}</h2>
        ${this.fault ? html`<p class="callout danger" role="alert">${this.fault}</p>` : nothing}
        ${targets?.length === 0 ? html`<p class="callout">${say('say.nowhere')}</p>` : this.#fields(targets ?? [])}
        <div class="acts">
          ${targets?.length === 0 ? nothing : html`<button class="button primary" ?disabled=${this.isBusy || targets === null}>${say('say.send')}</button>`}
          <button class="button" type="button" @click=${() => this.querySelector('dialog')!.close()}>${say('shell.cancel')}</button>
        </div>
      </form>
    </dialog>`;
  }

  #fields(targets: readonly TargetView[]) {
    return html`<label class="field"><span>${say('say.to')}</span>
        <select class="input" name="target">${targets.map(
          ({ name, label, isDefault }) =>
            html`<option value=${name} ?selected=${isDefault}>${label}</option>`,
        )}</select></label>
      <label class="field"><span>${say('say.text')}</span>
        <textarea class="input" name="text" rows="5" required maxlength="10000" aria-invalid=${this.fieldFault ? 'true' : nothing}></textarea>
        ${this.fieldFault ? html`<span class="fault" role="alert">${this.fieldFault}</span>` : nothing}</label>`;
  }

  async #send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const field = form.querySelector('textarea')!;
    const target = form.querySelector('select')!.value;
    this.isBusy = true;
    this.fault = null;
    this.fieldFault = null;
    try {
      await sendMessage(target, field.value);
      field.value = '';
      this.querySelector('dialog')!.close();
      this.dispatchEvent(new CustomEvent('said'));
    } catch (error) {
      if (fieldOf(error) === 'text') this.fieldFault = wordsBeside(error, field.value.trim() === '');
      else this.fault = wordsOf(error);
    } finally {
      this.isBusy = false;
    }
  }
}

customElements.define('lu-say-dialog', SayDialog);
