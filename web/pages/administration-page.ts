import '../styles/administration.css';
import { html, nothing } from 'lit';
import type { Permission } from '../../model/permissions.ts';
import { LightElement } from '../elements/light-element.ts';
import '../administration/all-absences.ts';
import '../administration/audit-log.ts';
import '../administration/category-editor.ts';
import '../administration/closed-days.ts';
import '../administration/key-list.ts';
import '../administration/message-list.ts';
import '../administration/persons-table.ts';
import '../administration/week-files.ts';
import { may, session } from '../data/session.ts';
import { place } from '../router.ts';
import { Watch } from '../state/state.ts';
import { say } from '../texts.ts';

/** The parts, each at an address of its own. */
const SECTIONS = [
  { name: 'persons', permission: 'person.edit', draw: () => html`<lu-persons-table></lu-persons-table>` },
  { name: 'absences', permission: 'absence.edit', draw: () => html`<lu-all-absences></lu-all-absences>` },
  { name: 'closed-days', permission: 'closed-day.edit', draw: () => html`<lu-closed-days></lu-closed-days>` },
  { name: 'files', permission: 'timetable.upload', draw: () => html`<lu-week-files></lu-week-files>` },
  {
    name: 'categories',
    permission: 'category.edit',
    draw: () => html`<lu-category-editor></lu-category-editor>`,
  },
  { name: 'keys', permission: 'key.manage', draw: () => html`<lu-key-list></lu-key-list>` },
  { name: 'messages', permission: 'message.see', draw: () => html`<lu-message-list></lu-message-list>` },
  { name: 'audit', permission: 'audit.see', draw: () => html`<lu-audit-log></lu-audit-log>` },
] as const satisfies readonly { name: string; permission: Permission; draw: () => unknown }[];

/** What those who coordinate and administer keep in order. */
export class AdministrationPage extends LightElement {
  constructor() {
    super();
    new Watch(this, session, place);
  }

  protected override render() {
    const mine = SECTIONS.filter(({ permission }) => may(permission));
    const wanted = place.value.params.section;
    const current = wanted === undefined ? mine[0] : mine.find(({ name }) => name === wanted);
    return html`
      <header class="page-head"><h1>${say('page.administration')}</h1></header>
      <nav class="sections" aria-label=${say('administration.sections')}>
        ${mine.map(
          ({ name }) =>
            html`<a href=${`/administration/${name}`} aria-current=${name === current?.name ? 'page' : nothing}>${say(`administration.${name}`)}</a>`,
        )}
      </nav>
      <div class="administration">
        ${current ? current.draw() : html`<p class="card empty">${say('shell.missing')}</p>`}
      </div>
    `;
  }
}

customElements.define('lu-administration-page', AdministrationPage);
