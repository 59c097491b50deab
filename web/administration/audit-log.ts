import '../styles/audit-log.css';
import { html, nothing } from 'lit';
import type { WebTextKey } from '../../model/texts/web/index.ts';
import { type AuditView, listAudit } from '../data/audit.ts';
import { listPersons } from '../data/persons.ts';
import { wordsOf } from '../state/faults.ts';
import { say } from '../texts.ts';
import { changedFields } from './changed-fields.ts';
import { sayDay, sayInstant } from './days.ts';
import { Section } from './section.ts';

/** Who changed what, the newest first, page by page. */
export class AuditLog extends Section {
  static override properties = { ...Section.properties, entries: { state: true }, next: { state: true } };
  declare entries: AuditView[];
  /** Where the older ones begin; `null`: there are none. */
  declare next: number | null;
  #names = new Map<string, string>();

  constructor() {
    super();
    this.entries = [];
    this.next = null;
  }

  protected override async load(): Promise<void> {
    const [{ entries, next }, persons] = await Promise.all([listAudit(), listPersons(true)]);
    this.#names = new Map(persons.map(({ key, name }) => [key, name]));
    this.entries = entries;
    this.next = next;
  }

  async #older(): Promise<void> {
    this.isBusy = true;
    this.refused = {};
    try {
      const { entries, next } = await listAudit(this.next);
      this.entries = [...this.entries, ...entries];
      this.next = next;
    } catch (error) {
      this.refused = { older: wordsOf(error) };
    } finally {
      this.isBusy = false;
    }
  }

  protected override body() {
    if (this.entries.length === 0) return html`<p class="card empty">${say('audit.none')}</p>`;
    return html`
      <p class="quiet">${say('audit.hint')}</p>
      <ol class="card rows audit">${this.entries.map((entry) => this.#entry(entry))}</ol>
      ${this.refused.older ? html`<p class="callout danger" role="alert">${this.refused.older}</p>` : nothing}
      ${
        this.next === null
          ? html`<p class="quiet">${say('audit.all')}</p>`
          : html`<button class="button" ?disabled=${this.isBusy} @click=${() => void this.#older()}><lu-icon name="chevron-down"></lu-icon>${say('audit.older')}</button>`
      }
    `;
  }

  #entry({ at, who, what, subject, before, after, hidden }: AuditView) {
    const fields = hidden ? [] : changedFields(before, after);
    const about = /^key\./.test(what) ? (nameIn(before) ?? nameIn(after) ?? '') : this.#about(subject, who);
    return html`<li>
      <time class="number quiet" datetime=${at}>${sayInstant(at)}</time>
      <span class="grow"><b>${this.#whoIs(who)}</b> ${wordOf(what)}${about ? html` · ${about}` : nothing}
        ${hidden ? html`<span class="quiet">${say('audit.hidden')}</span>` : nothing}
        ${
          fields.length > 0
            ? html`<details><summary>${say('audit.details')}</summary>
              <div class="scroll" tabindex="0" role="group" aria-label=${say('audit.details')}><table>
                <thead><tr><th scope="col">${say('audit.field')}</th><th scope="col">${say('audit.before')}</th><th scope="col">${say('audit.after')}</th></tr></thead>
                <tbody>${fields.map((one) => html`<tr><th scope="row">${one.field}</th><td>${one.before}</td><td>${one.after}</td></tr>`)}</tbody>
              </table></div></details>`
            : nothing
        }
      </span>
    </li>`;
  }

  #whoIs(who: string): string {
    if (who.startsWith('key:')) return say('audit.service', { name: who.slice(4) });
    return this.#names.get(who) ?? who;
  }

  /** What it is about, unless that is who did it. */
  #about(subject: string, who: string): string {
    if (subject === who || subject === 'template' || /^(plan|request):/.test(subject)) return '';
    const [, week] = /^week:(\d{4}-\d{2}-\d{2})$/.exec(subject) ?? [];
    if (week) return say('audit.week', { day: sayDay(week) });
    if (/^\d{4}-\d{2}-\d{2}$/.test(subject)) return sayDay(subject);
    return this.#names.get(subject) ?? subject;
  }
}

/** A key's id says nothing to people. */
function nameIn(value: unknown): string | null {
  const { name } = (value ?? {}) as { name?: unknown };
  return typeof name === 'string' ? name : null;
}

/** What was done in words; what this page does not know yet, as the log has it. */
function wordOf(what: string): string {
  const key = `audit.what.${what}` as WebTextKey;
  const said = say(key);
  return said === key ? what : said;
}

customElements.define('lu-audit-log', AuditLog);
