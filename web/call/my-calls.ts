import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { RegistryLineView } from '../data/call-notes.ts';
import type { CallbackView } from '../data/callbacks.ts';
import type { CardView } from '../data/cards.ts';
import '../elements/age.ts';
import { say } from '../texts.ts';
import { sayMoment, sayNumber } from './sayings.ts';

export interface MyCallsOptions {
  cards: readonly CardView[];
  lines: readonly RegistryLineView[];
  callbacks: readonly CallbackView[];
  open: string | null;
  me: string;
}

/** Those that ring or that I attend first, then those that were, the newest first. Each is a link. */
export function myCalls({ cards, lines, callbacks, open, me }: MyCallsOptions) {
  const live = new Set(cards.map(({ call }) => call));
  const over = lines.filter(({ id, kind }) => kind === 'call' && !live.has(id));
  if (cards.length + over.length === 0) return html`<p class="quiet">${say('call-page.calls.none')}</p>`;
  const current = (call: string) => (call === open ? 'true' : nothing);
  const at = (call: string) => `/call?call=${encodeURIComponent(call)}`;
  return html`<ul class="my-calls">
    ${repeat(
      cards,
      ({ call }) => call,
      (
        card,
      ) => html`<li class="live ${card.state}"><a href=${at(card.call)} aria-current=${current(card.call)} data-call=${card.call}>
        <b class="number">${titleOf(card)}</b><span class="tag ${card.state === 'ringing' ? 'warn' : 'accent'}">${say(`call-page.state.${card.state}`)}</span>
        <lu-age .since=${card.since}></lu-age></a></li>`,
    )}
    ${repeat(
      over,
      ({ id }) => id,
      (line) => html`<li><a href=${at(line.id)} aria-current=${current(line.id)} data-call=${line.id}>
        <b class="number">${lineTitle(line)}</b>${signsOf(line, callbacks, me)}
        <time class="number quiet" datetime=${line.at}>${sayMoment(line.at)}</time></a></li>`,
    )}</ul>`;
}

function titleOf({ caller, number }: CardView): string {
  const [first, ...rest] = caller.matches;
  return first?.certainty === 'known' && rest.length === 0
    ? first.customer.name
    : sayNumber(caller.shown || number);
}

function lineTitle({ call, notes }: RegistryLineView): string {
  return (
    notes.find(({ customer }) => customer)?.customer?.name ??
    sayNumber(call?.number ?? notes[0]?.number ?? null)
  );
}

function signsOf({ id, call, notes }: RegistryLineView, callbacks: readonly CallbackView[], me: string) {
  const isMissed = call !== null && call.person !== me && call.state === 'ended';
  return html`${isMissed ? html`<span class="tag danger">${say(call.person === null ? 'call-page.missed' : 'call-page.elsewhere')}</span>` : nothing}
    ${callbacks.some((one) => one.call === id) ? html`<span class="tag warn">${say('call-page.to-call-back')}</span>` : nothing}
    ${notes.some(({ operator }) => operator === me) ? html`<span class="tag ok"><lu-icon name="check"></lu-icon>${say('call-page.noted')}</span>` : nothing}`;
}
