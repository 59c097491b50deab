import { html, nothing } from 'lit';
import type { Unavailability } from '../../model/types.ts';
import { addEntries, changeEntry, removeEntry, writtenOf } from '../data/availability.ts';
import type { DayShape } from '../data/week-shape.ts';
import { LightElement } from '../elements/light-element.ts';
import { wordsOf } from '../state/faults.ts';
import { say } from '../texts.ts';
import { sayTimes, sayWhen } from './say-entry.ts';
import { tellWritten } from './written.ts';

/** Entries one by one: reason and kind can be changed, and each taken away. Fires `written`. */
export class EntryList extends LightElement {
  static override properties = {
    entries: { attribute: false },
    days: { attribute: false },
    label: { attribute: false },
    empty: { attribute: false },
    editing: { state: true },
    fault: { state: true },
  };
  declare entries: Unavailability[];
  declare days: DayShape[];
  /** Names the list for who does not see it. */
  declare label: string;
  /** Said where there are none. */
  declare empty: string;
  declare editing: string | null;
  declare fault: { id: string; text: string } | null;

  constructor() {
    super();
    this.entries = [];
    this.days = [];
    this.label = '';
    this.empty = '';
    this.editing = null;
    this.fault = null;
  }

  protected override render() {
    if (this.entries.length === 0) return html`<p class="quiet none">${this.empty}</p>`;
    return html`<ul class="entries" aria-label=${this.label}>${this.entries.map((entry) => this.#entry(entry))}</ul>`;
  }

  #entry(entry: Unavailability) {
    const { id, firm, reason } = entry;
    const when = `${sayWhen(entry)}, ${sayTimes(entry, this.days)}`;
    const fault = this.fault?.id === id ? this.fault.text : null;
    return html`<li data-entry=${id}>
      <div class="entry">
        <p><b>${sayWhen(entry)}</b> <span class="number">${sayTimes(entry, this.days)}</span><br />
          <span class="tag ${firm ? '' : 'warn'}"><lu-icon name=${firm ? 'ban' : 'hand'}></lu-icon>${say(firm ? 'availability.kind.cannot' : 'availability.kind.rather')}</span>
          <span class="why">${reason}</span></p>
        <button class="button plain icon" aria-expanded=${String(this.editing === id)} aria-label=${say('availability.edit', { when })}
          @click=${() => this.#open(id)}><lu-icon name="pencil"></lu-icon></button>
        <button class="button plain icon" aria-label=${say('availability.delete', { when })}
          @click=${() => void this.#remove(entry)}><lu-icon name="trash-2"></lu-icon></button>
      </div>
      ${this.editing === id ? this.#form(entry, when, fault) : fault ? html`<p class="callout danger" role="alert">${fault}</p>` : nothing}
    </li>`;
  }

  #form({ id, firm, reason }: Unavailability, when: string, fault: string | null) {
    return html`<form class="entry-edit" aria-label=${say('availability.edit', { when })} novalidate
      @submit=${(event: Event) => void this.#save(event, id)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') this.#close(id);
      }}>
      <div class="choices">
        <label class="check"><input type="radio" name="kind" value="cannot" .checked=${firm} />${say('availability.kind.cannot.long')}</label>
        <label class="check"><input type="radio" name="kind" value="rather" .checked=${!firm} />${say('availability.kind.rather.long')}</label>
      </div>
      <label class="field"><span>${say('availability.reason')}</span>
        <input class="input" name="reason" maxlength="300" autocomplete="off" .value=${reason} aria-invalid=${fault ? 'true' : nothing} aria-describedby="fault-${id}" />
        <span class="fault" id="fault-${id}" role="alert">${fault ?? ''}</span></label>
      <div class="acts">
        <button class="button primary">${say('shell.save')}</button>
        <button type="button" class="button plain" @click=${() => this.#close(id)}>${say('shell.cancel')}</button>
      </div>
    </form>`;
  }

  async #open(id: string): Promise<void> {
    if (this.editing === id) return this.#close(id);
    this.editing = id;
    this.fault = null;
    await this.updateComplete;
    this.querySelector<HTMLElement>('.entry-edit input[name=reason]')?.focus();
  }

  #close(id: string): void {
    this.editing = null;
    this.fault = null;
    this.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"] .entry button`)?.focus();
  }

  async #save(event: Event, id: string): Promise<void> {
    event.preventDefault();
    const said = new FormData(event.target as HTMLFormElement);
    const reason = String(said.get('reason') ?? '').trim();
    const before = this.entries.find((entry) => entry.id === id)!;
    if (reason === '') {
      this.fault = { id, text: say('availability.reason.missing') };
      this.querySelector<HTMLElement>('.entry-edit input[name=reason]')?.focus();
      return;
    }
    const firm = said.get('kind') !== 'rather';
    try {
      await changeEntry(id, { firm, reason });
      this.#close(id);
      tellWritten(this, say('availability.saved'), () =>
        changeEntry(id, { firm: before.firm, reason: before.reason }),
      );
    } catch (error) {
      this.fault = { id, text: wordsOf(error) };
    }
  }

  async #remove(entry: Unavailability): Promise<void> {
    const at = this.entries.indexOf(entry);
    try {
      await removeEntry(entry.id);
      // The focus stays in the list.
      const buttons = [...this.querySelectorAll<HTMLElement>('.entry button:last-of-type')];
      (buttons[at + 1] ?? buttons[at - 1])?.focus();
      this.fault = null;
      tellWritten(this, say('availability.deleted', { when: sayWhen(entry) }), () =>
        addEntries(entry.person, [writtenOf(entry)]),
      );
    } catch (error) {
      this.fault = { id: entry.id, text: wordsOf(error) };
    }
  }
}

customElements.define('lu-entry-list', EntryList);
