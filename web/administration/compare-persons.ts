import '../styles/compare-persons.css';
import { html, nothing } from 'lit';
import type { WebTextKey } from '../../model/texts/web/index.ts';
import type { PersonView } from '../data/persons.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/person-badge.ts';
import { say } from '../texts.ts';
import { EDITED, rolesInWords, writtenOf } from './person-columns.ts';

const FACTS: readonly { title: WebTextKey; of: (person: PersonView) => string }[] = [
  ...EDITED.map(({ field, title }) => ({ title, of: (person: PersonView) => writtenOf(person, field) })),
  {
    title: 'persons.lunch-exempt',
    of: ({ lunchExempt }) => say(lunchExempt ? 'admin-persons.yes' : 'admin-persons.no'),
  },
  { title: 'persons.email', of: ({ email }) => email ?? '' },
  { title: 'persons.locale', of: ({ locale }) => locale ?? '' },
  { title: 'persons.roles', of: rolesInWords },
];

/** Some persons side by side; a row that is not the same for all says so. */
export class ComparePersons extends LightElement {
  static override properties = { persons: { state: true } };
  declare persons: PersonView[];

  constructor() {
    super();
    this.persons = [];
  }

  async open(persons: PersonView[]): Promise<void> {
    this.persons = persons;
    await this.updateComplete;
    this.querySelector('dialog')!.showModal();
  }

  protected override render() {
    return html`<dialog class="compare" aria-labelledby="compare-title">
      <header><h2 id="compare-title">${say('admin-persons.compare.title')}</h2>
        <button class="button plain icon" aria-label=${say('shell.close')} @click=${() => this.querySelector('dialog')!.close()}><lu-icon name="x"></lu-icon></button></header>
      <div class="scroll" tabindex="0" role="group" aria-labelledby="compare-title"><table>
        <thead><tr><td></td>${this.persons.map(
          ({ name, coat }) =>
            html`<th scope="col"><span><lu-badge .name=${name} .coat=${coat}></lu-badge>${name}</span></th>`,
        )}</tr></thead>
        <tbody>${FACTS.map(({ title, of }) => {
          const values = this.persons.map(of);
          const differs = new Set(values).size > 1;
          return html`<tr class=${differs ? 'differs' : ''}><th scope="row">${say(title)}
            ${differs ? html`<span class="tag warn">${say('admin-persons.compare.differs')}</span>` : nothing}</th>
            ${values.map((value) => html`<td>${value || '–'}</td>`)}</tr>`;
        })}</tbody>
      </table></div>
    </dialog>`;
  }
}

customElements.define('lu-compare-persons', ComparePersons);
