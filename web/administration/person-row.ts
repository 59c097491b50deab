import { html, nothing } from 'lit';
import { GIVEN_ROLES } from '../../model/permissions.ts';
import type { PersonView } from '../data/persons.ts';
import { may } from '../data/session.ts';
import '../elements/person-badge.ts';
import { givenRoles } from '../state/person-change.ts';
import { say } from '../texts.ts';
import { EDITED, type EditedColumn, type EditedField, rolesInWords, writtenOf } from './person-columns.ts';

/** What a row tells of itself, and of whom. */
export interface RowEvents {
  choose(key: string, isChosen: boolean): void;
  edit(key: string, field: EditedField, input: HTMLInputElement): void;
  /** Escape: what was not saved is not wanted. */
  takeBack(key: string, field: EditedField): void;
  giveRole(key: string, role: string, input: HTMLInputElement): void;
}

interface Row {
  person: PersonView;
  isChosen: boolean;
  /** What was refused, by "key field". */
  faults: ReadonlyMap<string, string>;
  events: RowEvents;
}

/** Somebody in the table of all persons: each field is edited in its place. */
export function personRow(row: Row) {
  const { key, name, coat } = row.person;
  return html`<tr data-key=${key} class=${row.isChosen ? 'chosen' : ''}>
    <td class="choose"><label><input type="checkbox" aria-label=${say('admin-persons.choose', { name })}
      .checked=${row.isChosen} @change=${(event: Event) => row.events.choose(key, (event.target as HTMLInputElement).checked)} /></label></td>
    <th scope="row"><span><lu-badge .name=${name} .coat=${coat}></lu-badge>${name}</span></th>
    ${EDITED.map((column) => editedCell(row, column))}
    ${rolesCell(row)}
  </tr>`;
}

function editedCell({ person, faults, events }: Row, { field, title, isNumber }: EditedColumn) {
  const { key, name } = person;
  const words = say(title);
  const fault = faults.get(`${key} ${field}`);
  const id = `fault-${key}-${field}`;
  const onKey = (event: KeyboardEvent) => {
    const input = event.target as HTMLInputElement;
    if (event.key === 'Escape') {
      input.value = writtenOf(person, field);
      events.takeBack(key, field);
    } else if (moveByRow(input, event)) event.preventDefault();
  };
  return html`<td data-label=${words}>
    <input class="input ${isNumber ? 'number' : ''}" data-field=${field} inputmode=${isNumber || field === 'extension' ? 'numeric' : nothing}
      autocomplete="off" aria-label=${`${words}, ${name}`} .value=${writtenOf(person, field)}
      aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? id : nothing}
      @change=${(event: Event) => events.edit(key, field, event.target as HTMLInputElement)} @keydown=${onKey} />
    ${fault ? html`<span class="fault" role="alert" id=${id}>${fault}</span>` : nothing}
  </td>`;
}

function rolesCell({ person, faults, events }: Row) {
  const { key, name } = person;
  const title = say('persons.roles');
  const fault = faults.get(`${key} roles`);
  if (!may('person.manage')) return html`<td data-label=${title}>${rolesInWords(person)}</td>`;
  const held = givenRoles(person);
  return html`<td data-label=${title} class="roles">
    ${GIVEN_ROLES.map(
      (
        role,
      ) => html`<label class="check"><input type="checkbox" aria-label=${`${say(`shell.role.${role}`)}, ${name}`}
        .checked=${held.includes(role)} @change=${(event: Event) => events.giveRole(key, role, event.target as HTMLInputElement)} />${say(`shell.role.${role}`)}</label>`,
    )}
    ${fault ? html`<span class="fault" role="alert">${fault}</span>` : nothing}
  </td>`;
}

/** Arrows and Enter go from row to row in one column. Whether the key was one of these. */
function moveByRow(input: HTMLInputElement, event: KeyboardEvent): boolean {
  const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.isComposing) return false;
  const row = input.closest('tr')!;
  const next = step === 1 ? row.nextElementSibling : row.previousElementSibling;
  const target = next?.querySelector<HTMLInputElement>(`[data-field=${input.dataset.field}]`);
  if (target) {
    target.focus();
    target.select();
  } else input.blur();
  return true;
}
