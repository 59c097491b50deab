import { html, nothing } from 'lit';
import { WEEKDAYS, type Weekday } from '../../model/types.ts';
import { addEntries, removeEntry } from '../data/availability.ts';
import { Refusal } from '../data/http.ts';
import type { DayShape } from '../data/week-shape.ts';
import { LightElement } from '../elements/light-element.ts';
import { wordsOf } from '../state/faults.ts';
import { addDays } from '../state/mondays.ts';
import { sayWeekday } from '../state/weekdays.ts';
import { say } from '../texts.ts';
import { entriesFor, timesFor } from './form-entries.ts';
import { tellWritten } from './written.ts';

type Field = 'when' | 'slots' | 'reason' | 'all';

/** Adds entries of dates, or of weekdays: several at once. Fires `written`. */
export class EntryForm extends LightElement {
  static override properties = {
    mode: { attribute: false },
    person: { attribute: false },
    days: { attribute: false },
    dates: { state: true },
    weekdays: { state: true },
    everyDay: { state: true },
    isWhole: { state: true },
    times: { state: true },
    isBusy: { state: true },
    faults: { state: true },
  };
  declare mode: 'dated' | 'weekly';
  declare person: string;
  declare days: DayShape[];
  declare dates: string[];
  declare weekdays: Weekday[];
  declare everyDay: boolean;
  declare isWhole: boolean;
  declare times: string[];
  declare isBusy: boolean;
  declare faults: Partial<Record<Field, string>>;

  constructor() {
    super();
    this.mode = 'dated';
    this.person = '';
    this.days = [];
    this.isBusy = false;
    this.#clear();
  }

  #clear(): void {
    this.dates = [''];
    this.weekdays = [];
    this.everyDay = false;
    this.isWhole = true;
    this.times = [];
    this.faults = {};
  }

  protected override render() {
    const { mode, faults } = this;
    return html`<form class="entry-form" @submit=${this.#add} novalidate>
      ${mode === 'dated' ? this.#dateFields() : this.#weekdayFields()}
      ${this.#slotFields()}
      <fieldset class="choices"><legend>${say('availability.form.kind')}</legend>
        <label class="check"><input type="radio" name="kind" value="cannot" checked />${say('availability.kind.cannot.long')}</label>
        <label class="check"><input type="radio" name="kind" value="rather" />${say('availability.kind.rather.long')}</label>
      </fieldset>
      <label class="field"><span>${say('availability.reason')}</span>
        <input class="input" name="reason" maxlength="300" autocomplete="off" aria-invalid=${faults.reason ? 'true' : nothing} aria-describedby="${mode}-reason-fault" />
        <span class="fault" id="${mode}-reason-fault">${faults.reason ?? ''}</span></label>
      ${faults.all ? html`<p class="callout danger" role="alert">${faults.all}</p>` : nothing}
      <div class="acts"><button class="button primary" ?disabled=${this.isBusy}><lu-icon name="plus"></lu-icon>${say('availability.form.add')}</button></div>
    </form>`;
  }

  #dateFields() {
    const { when } = this.faults;
    return html`<fieldset class="dates"><legend>${say('availability.form.dates')}</legend>
      ${this.dates.map(
        (date, i) => html`<div class="date">
          <input class="input" type="date" name="date" .value=${date} aria-label=${say('availability.form.date', { number: i + 1 })}
            aria-invalid=${when ? 'true' : nothing} aria-describedby="dates-fault"
            @change=${(event: Event) => this.#setDate(i, (event.target as HTMLInputElement).value)} />
          ${
            this.dates.length > 1
              ? html`<button type="button" class="button plain icon" aria-label=${say('availability.form.less', { number: i + 1 })}
                @click=${() => {
                  this.dates = this.dates.filter((_, other) => other !== i);
                }}><lu-icon name="x"></lu-icon></button>`
              : nothing
          }
        </div>`,
      )}
      <button type="button" class="button plain" @click=${this.#moreDates}><lu-icon name="plus"></lu-icon>${say('availability.form.more')}</button>
      <span class="fault" id="dates-fault">${when ?? ''}</span>
    </fieldset>`;
  }

  #weekdayFields() {
    const { when } = this.faults;
    // Before the first planned week nobody knows which days are worked.
    const weekdays = this.days.length > 0 ? this.days.map(({ weekday }) => weekday) : WEEKDAYS;
    return html`<fieldset class="choices"><legend>${say('availability.form.weekdays')}</legend>
      <label class="check"><input type="checkbox" .checked=${this.everyDay} @change=${(event: Event) => {
        this.everyDay = (event.target as HTMLInputElement).checked;
      }} />${say('availability.every-day')}</label>
      ${weekdays.map(
        (weekday) => html`<label class="check"><input type="checkbox" ?disabled=${this.everyDay}
          .checked=${this.everyDay || this.weekdays.includes(weekday)} @change=${(event: Event) => {
            this.weekdays = toggled(this.weekdays, weekday, event);
          }} />${sayWeekday(weekday, 'short')}</label>`,
      )}
      <span class="fault">${when ?? ''}</span>
    </fieldset>`;
  }

  #slotFields() {
    const { weekdays, everyDay } = this;
    const times = timesFor({ dates: this.#dates(), weekdays, everyDay }, this.days);
    return html`<fieldset class="choices"><legend>${say('availability.form.slots')}</legend>
      <label class="check"><input type="radio" name="whole" .checked=${this.isWhole} @change=${() => {
        this.isWhole = true;
      }} />${say('availability.all-day')}</label>
      <label class="check"><input type="radio" name="whole" .checked=${!this.isWhole} ?disabled=${times.length === 0} @change=${() => {
        this.isWhole = false;
      }} />${say('availability.form.some')}</label>
      ${
        this.isWhole
          ? nothing
          : html`<div class="times">${times.map(
              (
                time,
              ) => html`<label class="check number"><input type="checkbox" .checked=${this.times.includes(time)}
                @change=${(event: Event) => {
                  this.times = toggled(this.times, time, event);
                }} />${time}</label>`,
            )}</div>`
      }
      <span class="fault">${this.faults.slots ?? ''}</span>
    </fieldset>`;
  }

  #dates(): string[] {
    return this.mode === 'dated' ? this.dates.filter(Boolean) : [];
  }

  #setDate(i: number, date: string): void {
    this.dates = this.dates.map((old, other) => (other === i ? date : old));
  }

  #moreDates = async (): Promise<void> => {
    const last = this.dates.filter(Boolean).at(-1);
    this.dates = [...this.dates, last ? addDays(last, 1) : ''];
    await this.updateComplete;
    [...this.querySelectorAll<HTMLElement>('input[name=date]')].at(-1)?.focus();
  };

  #add = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.isBusy) return;
    const form = event.target as HTMLFormElement;
    const said = new FormData(form);
    const reason = String(said.get('reason') ?? '').trim();
    const asked = {
      dates: this.#dates(),
      weekdays: this.mode === 'weekly' ? this.weekdays : [],
      everyDay: this.mode === 'weekly' && this.everyDay,
      times: this.isWhole ? null : this.times,
      firm: said.get('kind') !== 'rather',
      reason,
    };
    const entries = entriesFor(asked, this.days);
    const hasDay = asked.everyDay || asked.weekdays.length + asked.dates.length > 0;
    this.faults = {
      ...(hasDay ? {} : { when: say('availability.form.when.missing') }),
      ...(hasDay && entries.length === 0 ? { slots: say('availability.form.slots.missing') } : {}),
      ...(reason === '' ? { reason: say('availability.reason.missing') } : {}),
    };
    if (Object.keys(this.faults).length > 0) {
      await this.updateComplete;
      this.querySelector<HTMLElement>('[aria-invalid]')?.focus();
      return;
    }
    this.isBusy = true;
    try {
      const added = await addEntries(this.person, entries);
      form.reset();
      this.#clear();
      tellWritten(this, say('availability.added', { count: added.length }), async () => {
        for (const { id } of added) await removeEntry(id);
      });
    } catch (error) {
      this.faults = { [fieldOf(error)]: wordsOf(error) };
    } finally {
      this.isBusy = false;
    }
  };
}

/** Which field the server refused. */
function fieldOf(error: unknown): Field {
  const values = error instanceof Refusal ? (error.body.values as { field?: string } | undefined) : undefined;
  return values?.field === 'when' || values?.field === 'slots' || values?.field === 'reason'
    ? values.field
    : 'all';
}

function toggled<T>(chosen: readonly T[], one: T, event: Event): T[] {
  const others = chosen.filter((other) => other !== one);
  return (event.target as HTMLInputElement).checked ? [...others, one] : others;
}

customElements.define('lu-entry-form', EntryForm);
