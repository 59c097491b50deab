import { html } from 'lit';
import type { PersonView } from '../data/persons.ts';
import type { QueueView } from '../data/queues.ts';
import '../elements/person-badge.ts';
import { say } from '../texts.ts';
import { dragPerson } from './drag-person.ts';

/** People who could come into the queue: who is here already, or planned and told as absent, is not among them. */
export function othersOf({ members, absent }: QueueView, persons: readonly PersonView[]): PersonView[] {
  const known = new Set([...members, ...absent].map(({ person }) => person));
  return persons.filter(({ key, active }) => active && !known.has(key));
}

/** Who is not in the queue: to be dragged in, or by the plus. */
export function otherPeople(others: readonly PersonView[], add: (person: string) => void) {
  return html`<section class="card others" data-drop="out">
    <h2>${say('queue-page.others')}</h2>
    <p class="quiet">${say('queue-page.others.hint')}</p>
    <ul>${others.map(({ key, name, coat, extension }) => {
      const isAble = extension !== null;
      return html`<li class=${isAble ? 'able' : ''} @pointerdown=${(event: PointerEvent) => {
        if (isAble && !(event.target as HTMLElement).closest('button'))
          dragPerson(event, (place) => place === 'in' && add(key));
      }}>
        <lu-badge .name=${name} .coat=${coat}></lu-badge><span>${name}</span>
        ${
          isAble
            ? html`<button class="button plain icon" aria-label=${say('queue-page.add-one', { name })} @click=${() => add(key)}><lu-icon name="plus"></lu-icon></button>`
            : html`<small>${say('queue-page.add.no-phone')}</small>`
        }</li>`;
    })}</ul>
  </section>`;
}
