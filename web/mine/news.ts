import { html, nothing } from 'lit';
import type { NoticeView } from '../data/requests.ts';
import { say } from '../texts.ts';

/** Notices that are shown at once. */
const SHOWN = 5;

/** What I was told and have not seen yet, with the way to where I can answer. */
export function news(notices: readonly NoticeView[], see: (id: string) => void) {
  const fresh = notices.filter(({ seenAt }) => seenAt === null).slice(0, SHOWN);
  if (fresh.length === 0) return nothing;
  return html`<section><h2>${say('mine.notices')}</h2>${fresh.map(
    ({
      id,
      kind,
      text,
    }) => html`<p class="card done"><lu-icon name="bell"></lu-icon><span>${text} ${kind === 'plan-question' ? html`<a href="/availability">${say('mine.to-availability')}</a>` : nothing}</span>
      <button class="button plain icon" aria-label=${say('shell.close')} @click=${() => see(id)}><lu-icon name="x"></lu-icon></button></p>`,
  )}</section>`;
}
