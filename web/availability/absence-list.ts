import { html, nothing } from 'lit';
import { ABSENCE_KINDS, type Absence, type AbsenceKind } from '../../model/types.ts';
import { addAbsence, removeAbsence } from '../data/availability.ts';
import type { AskDialog } from '../elements/ask-dialog.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/ask-dialog.ts';
import { wordsOf } from '../state/faults.ts';
import { say, sayRange } from '../texts.ts';
import { tellWritten } from './written.ts';

type Faults = Partial<Record<'from' | 'to' | 'all', string>>;

/** Whole days away: for reading, and for who coordinates also to add and to take away. Fires `written`. */
export class AbsenceList extends LightElement {
  static override properties = {
    person: { attribute: false },
    absences: { attribute: false },
    canEdit: { attribute: false },
    faults: { state: true },
    isBusy: { state: true },
  };
  declare person: string;
  declare absences: Absence[];
  declare canEdit: boolean;
  declare faults: Faults;
  declare isBusy: boolean;

  constructor() {
    super();
    this.person = '';
    this.absences = [];
    this.canEdit = false;
    this.faults = {};
    this.isBusy = false;
  }

  protected override render() {
    const today = new Date().toISOString().slice(0, 10);
    const sorted = this.absences.toSorted((a, b) => a.from.localeCompare(b.from));
    const past = sorted.filter(({ to }) => to < today).reverse();
    const ahead = sorted.filter(({ to }) => to >= today);
    return html`
      ${ahead.length === 0 ? html`<p class="quiet none">${say('availability.absences.none')}</p>` : this.#list(ahead)}
      ${
        past.length > 0
          ? html`<details><summary>${say('availability.past', { count: past.length })}</summary>${this.#list(past)}</details>`
          : nothing
      }
      ${this.canEdit ? this.#form() : html`<p class="quiet">${say('availability.absences.hint')}</p>`}
      ${this.faults.all ? html`<p class="callout danger" role="alert">${this.faults.all}</p>` : nothing}
      ${this.canEdit ? html`<lu-ask-dialog></lu-ask-dialog>` : nothing}
    `;
  }

  #list(absences: Absence[]) {
    return html`<ul class="entries" aria-label=${say('availability.absences')}>${absences.map(
      (absence) => html`<li><div class="entry">
        <p><b class="number">${sayRange(absence.from, absence.to)}</b><br />
          <span class="tag">${say(`availability.absence.${absence.kind}`)}</span>
          ${absence.source === 'hand' ? nothing : html`<span class="quiet">${say('availability.absence.source', { source: absence.source })}</span>`}</p>
        ${
          this.canEdit
            ? html`<button class="button plain icon" aria-label=${say('availability.delete', { when: sayRange(absence.from, absence.to) })}
              @click=${() => void this.#remove(absence)}><lu-icon name="trash-2"></lu-icon></button>`
            : nothing
        }
      </div></li>`,
    )}</ul>`;
  }

  #form() {
    const { from, to } = this.faults;
    return html`<details class="more"><summary>${say('availability.absence.add')}</summary>
      <form class="entry-form" @submit=${this.#add} novalidate>
        <div class="pair">
          <label class="field"><span>${say('availability.absence.from')}</span>
            <input class="input" type="date" name="from" aria-invalid=${from ? 'true' : nothing} aria-describedby="absence-from-fault" />
            <span class="fault" id="absence-from-fault">${from ?? ''}</span></label>
          <label class="field"><span>${say('availability.absence.to')}</span>
            <input class="input" type="date" name="to" aria-invalid=${to ? 'true' : nothing} aria-describedby="absence-to-fault" />
            <span class="fault" id="absence-to-fault">${to ?? ''}</span></label>
        </div>
        <label class="field"><span>${say('availability.absence.kind')}</span>
          <select class="input" name="kind">${ABSENCE_KINDS.map((kind) => html`<option value=${kind}>${say(`availability.absence.${kind}`)}</option>`)}</select></label>
        <div class="acts"><button class="button primary" ?disabled=${this.isBusy}><lu-icon name="plus"></lu-icon>${say('availability.form.add')}</button></div>
      </form></details>`;
  }

  #add = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isBusy) return;
    const form = event.target as HTMLFormElement;
    const said = new FormData(form);
    const from = String(said.get('from'));
    // One day needs no second date.
    const to = String(said.get('to')) || from;
    this.faults = {
      ...(from === '' ? { from: say('availability.form.when.missing') } : {}),
      ...(from !== '' && to < from ? { to: say('availability.absence.order') } : {}),
    };
    if (Object.keys(this.faults).length > 0) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('[aria-invalid]')?.focus();
      return;
    }
    this.isBusy = true;
    try {
      const kind = said.get('kind') as AbsenceKind;
      const { id } = await addAbsence({ person: this.person, from, to, kind });
      form.reset();
      tellWritten(this, say('availability.absence.added'), () => removeAbsence(id));
    } catch (error) {
      this.faults = { all: wordsOf(error) };
    } finally {
      this.isBusy = false;
    }
  };

  async #remove({ id, person, from, to, kind, source }: Absence): Promise<void> {
    const isOurs = source === 'hand';
    // What was fetched could only come back as written by hand: no undo.
    if (!isOurs) {
      const yes = await this.querySelector<AskDialog>('lu-ask-dialog')!.ask({
        title: say('availability.absence.ask', { when: sayRange(from, to) }),
        text: say('availability.absence.ask.text', { source }),
        action: say('availability.absence.delete'),
      });
      if (!yes) return;
    }
    try {
      await removeAbsence(id);
      this.faults = {};
      const undo = isOurs ? () => addAbsence({ person, from, to, kind }) : null;
      tellWritten(this, say('availability.deleted', { when: sayRange(from, to) }), undo);
    } catch (error) {
      this.faults = { all: wordsOf(error) };
    }
  }
}

customElements.define('lu-absence-list', AbsenceList);
