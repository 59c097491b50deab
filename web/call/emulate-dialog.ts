import { html, nothing } from 'lit';
import { emulateCall } from '../data/cards.ts';
import { may } from '../data/session.ts';
import { LightElement } from '../elements/light-element.ts';
import { wordsOf } from '../state/faults.ts';
import { say } from '../texts.ts';

/** A card as if somebody called me, for training; at any extension for who coordinates. */
export class EmulateDialog extends LightElement {
  static override properties = { fault: { state: true }, isBusy: { state: true } };
  declare fault: string | null;
  declare isBusy: boolean;

  constructor() {
    super();
    this.fault = null;
    this.isBusy = false;
  }

  open(): void {
    this.fault = null;
    this.querySelector('dialog')!.showModal();
  }

  protected override render() {
    return html`<dialog class="ask emulate" aria-labelledby="lu-emulate">
      <form novalidate @submit=${this.#send}>
        <h2 id="lu-emulate">${say('call-page.emulate.title')}</h2>
        <p>${say('call-page.emulate.text')}</p>
        ${this.fault ? html`<p class="callout danger" role="alert">${this.fault}</p>` : nothing}
        <label class="field"><span>${say('call-page.emulate.number')}</span>
          <input class="input" name="number" type="tel" maxlength="200" autocomplete="off" autofocus />
          <small>${say('call-page.emulate.number.hint')}</small></label>
        ${
          may('call.emulate')
            ? html`<label class="field"><span>${say('call-page.emulate.extension')}</span>
              <input class="input" name="extension" inputmode="numeric" maxlength="15" autocomplete="off" />
              <small>${say('call-page.emulate.extension.hint')}</small></label>`
            : nothing
        }
        <div class="acts"><button class="button primary" ?disabled=${this.isBusy}>${say('call-page.emulate')}</button>
          <button class="button" type="button" @click=${() => this.querySelector('dialog')!.close()}>${say('shell.cancel')}</button></div>
      </form></dialog>`;
  }

  #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const said = new FormData(event.target as HTMLFormElement);
    const number = String(said.get('number') ?? '').trim();
    const extension = String(said.get('extension') ?? '').trim();
    this.isBusy = true;
    this.fault = null;
    try {
      await emulateCall(number || null, extension || undefined);
      this.querySelector('dialog')!.close();
    } catch (error) {
      this.fault = wordsOf(error);
    } finally {
      this.isBusy = false;
    }
  };
}

customElements.define('lu-emulate-dialog', EmulateDialog);
