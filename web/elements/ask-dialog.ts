import { html, nothing } from 'lit';
import { say } from '../texts.ts';
import { LightElement } from './light-element.ts';

export interface Question {
  title: string;
  /** What follows from it. */
  text: string;
  /** The word on the button that does it. */
  action: string;
}

/** Asks before what cannot be undone by a click. */
export class AskDialog extends LightElement {
  static override properties = { question: { state: true } };
  declare question: Question | null;
  #answer: (yes: boolean) => void = () => {};

  constructor() {
    super();
    this.question = null;
  }

  /** Whether they said yes; Escape says no. */
  async ask(question: Question): Promise<boolean> {
    this.question = question;
    await this.updateComplete;
    const dialog = this.querySelector('dialog')!;
    dialog.returnValue = '';
    dialog.showModal();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  #closed(event: Event): void {
    this.#answer((event.target as HTMLDialogElement).returnValue === 'yes');
  }

  protected override render() {
    const { title = '', text = '', action = '' } = this.question ?? {};
    return html`<dialog class="ask" aria-labelledby="ask-title" @close=${this.#closed}>
      <form method="dialog">
        <h2 id="ask-title">${title}</h2>
        ${text ? html`<p>${text}</p>` : nothing}
        <div class="acts">
          <button class="button" value="" autofocus>${say('shell.cancel')}</button>
          <button class="button danger" value="yes">${action}</button>
        </div>
      </form>
    </dialog>`;
  }
}

customElements.define('lu-ask-dialog', AskDialog);
