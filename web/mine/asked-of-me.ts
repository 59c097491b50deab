import { html, nothing } from 'lit';
import type { RequestView } from '../data/requests.ts';
import type { WeekView } from '../data/week-types.ts';
import { say } from '../texts.ts';
import { requestWords } from './request-words.ts';

/** What others ask of me and I have not answered. */
export function askedOfMe(
  requests: readonly RequestView[],
  week: WeekView | null,
  answer: (id: string, said: 'yes' | 'no') => void,
) {
  const open = requests.filter(({ can }) => can.answer);
  if (open.length === 0) return nothing;
  return html`<section><h2>${say('mine.requests')}</h2>${open.map(
    (request) => html`<article class="card request">
      <p>${requestWords(request, week?.persons[request.asker]?.short ?? request.asker)}</p>
      ${request.message ? html`<p class="quiet">“${request.message}”</p>` : nothing}
      <div class="acts">
        <button class="button primary" @click=${() => answer(request.id, 'yes')}>${say('mine.yes')}</button>
        <button class="button" @click=${() => answer(request.id, 'no')}>${say('mine.no')}</button>
      </div>
    </article>`,
  )}</section>`;
}
