import { html, nothing } from 'lit';
import { GIVEN_ROLES } from '../../model/permissions.ts';
import { LOCALES } from '../../model/types.ts';
import type { PersonView } from '../data/persons.ts';
import { may } from '../data/session.ts';
import { LANGUAGES } from '../state/languages.ts';
import { listed } from '../state/person-change.ts';
import { say } from '../texts.ts';
import { labelledField } from './labelled-field.ts';

interface Fields {
  /** Whose fields; `null`: of somebody new. */
  person: PersonView | null;
  /** What was refused, by field. */
  faults: Record<string, string>;
  /** Names of groups that there are. */
  groups: readonly string[];
}

/** The fields of a person that one may change, and no others. */
export function personFields(fields: Fields) {
  return html`${ownFields(fields)} ${may('person.edit') ? coordinatedFields(fields) : nothing}
    ${may('person.manage') ? managedFields(fields) : nothing}`;
}

/** What everybody may change of themselves. */
function ownFields(fields: Fields) {
  const { person, faults } = fields;
  return html`
    ${textField(fields, 'name', say('persons.name'), person?.name ?? '')}
    ${person === null ? textField(fields, 'key', say('persons.key'), '', { hint: say('persons.key.hint'), most: 60 }) : nothing}
    ${labelledField(
      { id: 'person-locale', label: say('persons.locale'), fault: faults.locale },
      ({
        id,
        described,
        invalid,
      }) => html`<select class="input" id=${id} name="locale" aria-describedby=${described} aria-invalid=${invalid}>
        <option value="">${say('persons.locale.none')}</option>
        ${LOCALES.map((one) => html`<option value=${one} lang=${one} ?selected=${one === person?.locale}>${LANGUAGES[one]}</option>`)}
      </select>`,
    )}
    ${
      person || may('person.edit')
        ? labelledField(
            { id: 'person-color', label: say('persons.color'), fault: faults.color },
            ({ id, described, invalid }) => html`<input class="input" id=${id} name="color" type="color"
              .value=${person?.color ?? '#888888'} aria-describedby=${described} aria-invalid=${invalid} />`,
          )
        : nothing
    }
  `;
}

function coordinatedFields(fields: Fields) {
  const { person, groups } = fields;
  return html`
    ${textField(fields, 'extension', say('persons.extension'), person?.extension ?? '', { most: 15 })}
    ${numberField(fields, 'table', say('persons.table'), say('persons.table.hint'))}
    ${numberField(fields, 'idealLoad', say('persons.ideal-load'), say('persons.ideal-load.hint'))}
    ${numberField(fields, 'dailyLimit', say('persons.daily-limit'), say('persons.daily-limit.hint'))}
    <div class="wide">
      ${textField(fields, 'groups', say('persons.groups'), person?.groups.join(', ') ?? '', { hint: say('persons.groups.hint'), most: null })}
      ${groups.length > 0 ? groupSuggestions(groups) : nothing}
    </div>
    <label class="check wide"><input type="checkbox" name="lunchExempt" .checked=${person?.lunchExempt ?? false} />${say('persons.lunch-exempt')}</label>
  `;
}

function managedFields(fields: Fields) {
  const { person, faults } = fields;
  return html`
    <div class="wide">${textField(fields, 'email', say('persons.email'), person?.email ?? '', { most: 200 })}</div>
    <fieldset class="wide" aria-describedby=${faults.roles ? 'person-roles-fault' : nothing}>
      <legend>${say('persons.roles')}</legend>
      ${GIVEN_ROLES.map(
        (role) => html`<label class="check"><input type="checkbox" name="roles" value=${role}
          .checked=${person?.roles.includes(role) ?? false} />${say(`shell.role.${role}`)}</label>`,
      )}
      ${faults.roles ? html`<span class="fault" role="alert" id="person-roles-fault">${faults.roles}</span>` : nothing}
    </fieldset>
  `;
}

function textField(
  { faults }: Fields,
  name: string,
  label: string,
  value: string,
  { hint = '', most = 100 }: { hint?: string; most?: number | null } = {},
) {
  return labelledField(
    { id: `person-${name}`, label, hint, fault: faults[name] },
    ({
      id,
      described,
      invalid,
    }) => html`<input class="input" id=${id} name=${name} maxlength=${most ?? nothing} autocomplete="off"
      .value=${value} aria-describedby=${described} aria-invalid=${invalid} />`,
  );
}

function numberField(
  { person, faults }: Fields,
  name: 'table' | 'idealLoad' | 'dailyLimit',
  label: string,
  hint: string,
) {
  return labelledField(
    { id: `person-${name}`, label, hint, fault: faults[name] },
    ({
      id,
      described,
      invalid,
    }) => html`<input class="input number" id=${id} name=${name} type="number" step="1"
      .value=${String(person?.[name] ?? '')} aria-describedby=${described} aria-invalid=${invalid} />`,
  );
}

/** Groups that there are, to be put in or taken out by a click. */
function groupSuggestions(groups: readonly string[]) {
  const toggle = (event: Event, group: string) => {
    const form = (event.currentTarget as HTMLButtonElement).form!;
    const input = form.elements.namedItem('groups') as HTMLInputElement;
    const said = listed(input.value);
    const next = said.includes(group) ? said.filter((one) => one !== group) : [...said, group];
    input.value = next.join(', ');
  };
  return html`<div class="suggestions" role="group" aria-label=${say('persons.groups')}>
    ${groups.map((group) => html`<button class="tag" type="button" @click=${(event: Event) => toggle(event, group)}>${group}</button>`)}
  </div>`;
}
