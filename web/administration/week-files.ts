import '../styles/week-files.css';
import { html, nothing } from 'lit';
import { listPersons, type PersonView } from '../data/persons.ts';
import { session } from '../data/session.ts';
import { exportWeek, uploadWeek, WEEK_FORMATS, type WeekFormat } from '../data/week-files.ts';
import type { WeekView } from '../data/week-types.ts';
import { listWeeks, type WeekSummary } from '../data/weeks.ts';
import { chooseWeek } from '../state/mondays.ts';
import { currentLocale, say, sayDate } from '../texts.ts';
import { sayDay } from './days.ts';
import { Section } from './section.ts';

/** Weeks as files: out in all formats, in as a draft. */
export class WeekFiles extends Section {
  static override properties = {
    ...Section.properties,
    weeks: { state: true },
    persons: { state: true },
    chosen: { state: true },
    uploaded: { state: true },
  };
  declare weeks: WeekSummary[];
  declare persons: PersonView[];
  /** Id of the timetable to download. */
  declare chosen: string | null;
  declare uploaded: WeekView | null;

  constructor() {
    super();
    this.weeks = [];
    this.persons = [];
    this.chosen = null;
    this.uploaded = null;
  }

  protected override async load(): Promise<void> {
    const [weeks, persons] = await Promise.all([listWeeks(), listPersons()]);
    const { compare } = new Intl.Collator(currentLocale());
    this.persons = persons.sort((a, b) => compare(a.name, b.name));
    this.weeks = weeks;
    const monday = chooseWeek(weeks.map(({ week }) => week));
    const ofWeek = weeks.filter(({ week }) => week === monday);
    this.chosen ??= (ofWeek.find(({ state }) => state === 'published') ?? ofWeek[0])?.id ?? null;
  }

  protected override body() {
    return html`<div class="files">${this.#download()} ${this.#upload()}</div>`;
  }

  #download() {
    if (this.weeks.length === 0) return html`<p class="card empty">${say('files.no-weeks')}</p>`;
    return html`<section class="card" aria-labelledby="files-export">
      <h2 id="files-export">${say('files.export')}</h2>
      ${this.refused.week ? html`<p class="callout danger" role="alert">${this.refused.week}</p>` : nothing}
      <label class="field"><span>${say('files.week')}</span>
        <select class="input" name="week" @change=${(event: Event) => {
          this.chosen = (event.target as HTMLSelectElement).value;
        }}>
          ${this.weeks.map(
            ({ id, week, state, description }) =>
              html`<option value=${id} ?selected=${id === this.chosen}>${[sayDay(week), say(`files.state.${state}`), description].filter(Boolean).join(' · ')}</option>`,
          )}
        </select></label>
      <ul class="formats">
        ${WEEK_FORMATS.map(
          (
            format,
          ) => html`<li><button class="button" ?disabled=${this.isBusy} @click=${() => void this.#save(format)}>
            <lu-icon name="download"></lu-icon>${format.toUpperCase()}</button>
            <span>${say(`files.format.${format}`)}</span></li>`,
        )}
      </ul>
      <label class="field"><span>${say('files.person')} (ICS)</span>
        <select class="input" name="person">
          ${this.persons.map(({ key, name }) => html`<option value=${key} ?selected=${key === session.value?.person.key}>${name}</option>`)}
        </select></label>
    </section>`;
  }

  #upload() {
    return html`<section class="card" aria-labelledby="files-upload">
      <h2 id="files-upload">${say('files.upload')}</h2>
      <p class="quiet">${say('files.upload.hint')}</p>
      <form novalidate @submit=${this.#send}>
        ${this.field(
          'file',
          say('files.file'),
          ({
            described,
            invalid,
          }) => html`<input class="input file" type="file" id="lu-week-files-file" name="file" accept=".json,.yaml,.yml"
            aria-describedby=${described} aria-invalid=${invalid} />`,
        )}
        ${this.field(
          'description',
          say('files.description'),
          ({
            described,
            invalid,
          }) => html`<input class="input" id="lu-week-files-description" name="description" maxlength="200" autocomplete="off"
            aria-describedby=${described} aria-invalid=${invalid} />`,
        )}
        <button class="button primary" ?disabled=${this.isBusy}><lu-icon name="upload"></lu-icon>${say('files.upload')}</button>
      </form>
      ${
        this.uploaded
          ? html`<p class="callout" role="status"><span>${say('files.uploaded', {
              day: sayDate(this.uploaded.week, 'long'),
              cost: this.uploaded.cost,
              holes: this.uploaded.holes,
            })} <a href=${`/week/${this.uploaded.week}?id=${encodeURIComponent(this.uploaded.id)}`}>${say('files.open')}</a></span></p>`
          : nothing
      }
    </section>`;
  }

  async #save(format: WeekFormat): Promise<void> {
    const summary = this.weeks.find(({ id }) => id === this.chosen);
    if (!summary) return;
    const person = this.querySelector<HTMLSelectElement>('select[name=person]')?.value;
    const done = await this.doing(async () => {
      const whose = format === 'ics' ? person : undefined;
      const { name, file } = await exportWeek(summary.week, summary.id, format, whose);
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file);
      link.download = name;
      link.click();
      // The browser has begun by then.
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      this.toast.show(say('files.downloaded', { name }));
    });
    if (!done) this.refused = { week: Object.values(this.refused)[0] ?? '' };
  }

  async #send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const said = new FormData(form);
    const file = said.get('file');
    this.uploaded = null;
    if (!(file instanceof File) || file.name === '') {
      this.refused = { file: say('files.no-file') };
      return;
    }
    const description = String(said.get('description')).trim() || file.name;
    const done = await this.doing(async () => {
      const content = await file.text();
      const format = /\.ya?ml$/i.test(file.name) ? 'yaml' : 'json';
      this.uploaded = await uploadWeek({ content, format, description });
    }, ['description']);
    if (done) {
      form.reset();
      await this.reload();
    } else if (!this.refused.description) {
      this.refused = { file: this.refused[''] ?? '' };
    }
  }
}

customElements.define('lu-week-files', WeekFiles);
