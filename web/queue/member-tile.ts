import { html, nothing } from 'lit';
import type { MemberView, QueueView } from '../data/queues.ts';
import '../elements/age.ts';
import '../elements/person-badge.ts';
import { say } from '../texts.ts';
import { ageOf, phoneSign, sayState, signOf } from './phone-sign.ts';
import { timeOf } from './time-of.ts';

export interface TileOptions {
  view: QueueView;
  isMine: boolean;
  /** Whether who looks may do something with it. */
  isOpen: boolean;
  /** Something is being done to it. */
  isBusy: boolean;
  nameOf(person: string): string;
  onOpen(event: Event): void;
  onPress(event: PointerEvent): void;
}

/** A member of the queue: who, the state of the phone, for how long, and one line of detail. */
export function memberTile(member: MemberView, options: TileOptions) {
  const { view, isMine, isOpen, isBusy } = options;
  const sign = signOf(member);
  const age = ageOf(member, view);
  const body = html`
    <lu-badge size="large" .name=${member.name} .coat=${member.coat}></lu-badge>
    <span class="who"><b>${member.name}</b>
      <small>${say('queue-page.calls', { count: member.callsTaken })}${
        member.extension ? html` · ${say('queue-page.extension', { extension: member.extension })}` : nothing
      }</small></span>
    ${isMine ? html`<span class="tag">${say('queue-page.you')}</span>` : nothing}
    <span class="state">${phoneSign(sign)}<b>${sayState(sign)}</b>${age ? html`<lu-age .since=${age.since} .limit=${age.limit}></lu-age>` : nothing}</span>
    <span class="detail">${detailOf(member, options)}</span>`;
  const classes = `member ${sign}${isMine ? ' mine' : ''}${isBusy ? ' busy-now' : ''}`;
  return html`<li class=${classes} data-person=${member.person ?? nothing} data-interface=${member.interface}>${
    isOpen
      ? html`<button class="tile" aria-haspopup="menu" aria-busy=${String(isBusy)} @click=${options.onOpen} @pointerdown=${options.onPress}>${body}</button>`
      : html`<div class="tile">${body}</div>`
  }</li>`;
}

function detailOf(member: MemberView, { nameOf }: TileOptions) {
  const parts: string[] = [];
  if (member.paused && member.pauseReason) {
    const { pauseReason: reason } = member;
    // Where the state speaks of something else, the pause is named.
    parts.push(signOf(member) === 'paused' ? reason : say('queue-page.pause-as', { reason }));
  }
  if (member.paused && member.pausedBy && member.pausedBy !== member.person)
    parts.push(say('queue-page.paused-by', { name: nameOf(member.pausedBy) }));
  if (signOf(member) === 'call' && !member.isInQueueCall) parts.push(say('queue-page.own-call'));
  const { byHand } = member;
  if (byHand) parts.push(say('queue-page.added', { name: nameOf(byHand.by), time: timeOf(byHand.until) }));
  else if (!member.planned) parts.push(say('queue-page.unplanned'));
  return parts.join(' · ');
}
