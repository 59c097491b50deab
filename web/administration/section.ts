import { html, nothing, type TemplateResult } from 'lit';
import { faultNote } from '../elements/fault-note.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/ask-dialog.ts';
import type { AskDialog, Question } from '../elements/ask-dialog.ts';
import { type FieldMarks, labelledField } from '../elements/labelled-field.ts';
import '../elements/toast.ts';
import type { Toast } from '../elements/toast.ts';
import { fieldOf, wordsBeside, wordsOf } from '../state/faults.ts';

/** What the parts of the administration share: loading, its faults, refusals beside fields, asking, telling. */
export abstract class Section extends LightElement {
  static override properties = {
    isLoaded: { state: true },
    fault: { state: true },
    refused: { state: true },
    isBusy: { state: true },
  };
  declare isLoaded: boolean;
  /** Why it could not be loaded. */
  declare fault: string | null;
  /** What was refused, by field; '': of no field. */
  declare refused: Record<string, string>;
  declare isBusy: boolean;

  constructor() {
    super();
    this.isLoaded = false;
    this.fault = null;
    this.refused = {};
    this.isBusy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.reload();
  }

  /** Fetches what is shown. */
  protected abstract load(): Promise<void>;
  /** Draws it, once it is there. */
  protected abstract body(): unknown;

  protected async reload(): Promise<void> {
    try {
      await this.load();
      this.isLoaded = true;
      this.fault = null;
    } catch (error) {
      this.fault = wordsOf(error);
    }
  }

  /** Does it, and keeps what was refused for its place among `fields`; whether it was done. */
  protected async doing(work: () => Promise<unknown>, fields: readonly string[] = []): Promise<boolean> {
    if (this.isBusy) return false;
    this.isBusy = true;
    this.refused = {};
    try {
      await work();
      return true;
    } catch (error) {
      const field = fieldOf(error) ?? '';
      const input = this.querySelector<HTMLInputElement>(`form [name="${field}"]`);
      if (input && fields.includes(field)) {
        this.refused = { [field]: wordsBeside(error, input.value.trim() === '') };
        input.focus();
      } else {
        this.refused = { '': wordsOf(error) };
      }
      return false;
    } finally {
      this.isBusy = false;
    }
  }

  protected ask(question: Question): Promise<boolean> {
    return this.querySelector<AskDialog>('lu-ask-dialog')!.ask(question);
  }

  protected get toast(): Toast {
    return this.querySelector<Toast>('lu-toast')!;
  }

  /** For an undo; by default there is none. */
  protected undo(): void {}

  /** A field of a form with what was refused of it. */
  protected field(name: string, label: string, control: (marks: FieldMarks) => TemplateResult) {
    return labelledField({ id: `${this.localName}-${name}`, label, fault: this.refused[name] }, control);
  }

  protected override render() {
    return html`
      ${this.fault ? faultNote(this.fault, () => void this.reload()) : nothing}
      ${this.refused[''] ? html`<p class="callout danger" role="alert">${this.refused['']}</p>` : nothing}
      ${this.isLoaded ? this.body() : this.fault ? nothing : html`<div class="skeleton" aria-busy="true"></div>`}
      <lu-ask-dialog></lu-ask-dialog>
      <lu-toast @undo=${() => this.undo()}></lu-toast>
    `;
  }
}
