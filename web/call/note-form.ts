import { html, nothing } from 'lit';
import type { CategoryView } from '../data/categories.ts';
import { say } from '../texts.ts';
import './category-choice.ts';
import { nameOf } from './names.ts';
import type { OpenCall } from './open-call.ts';
import { sayMoment } from './sayings.ts';

export interface NoteFormOptions {
  categories: readonly CategoryView[];
  onRemove(): void;
  onRequest(): void;
}

/** The note of a call: what it was about, in two clicks; Ctrl+Enter saves. */
export function noteForm(open: OpenCall, { categories, onRemove, onRequest }: NoteFormOptions) {
  const { fields, note, isBusy } = open;
  const isClaim = fields.categories.some((id) => categories.find((one) => one.id === id)?.kind === 'claim');
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void open.save();
  };
  return html`<section class="note-part card" aria-labelledby="lu-note-title">
    <header><h2 id="lu-note-title">${say('call-page.note')}</h2><p class="saved" role="status">${stateOf(open)}</p></header>
    ${open.others.map(
      ({ operator, at, comment }) =>
        html`<p class="callout"><span><b>${nameOf(operator)}</b> <span class="number quiet">${sayMoment(at)}</span>${comment ? html`<br />${comment}` : nothing}</span></p>`,
    )}
    <form novalidate @keydown=${keys} @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void open.save();
    }}>
      <lu-category-choice .categories=${categories} .value=${fields.categories} .fault=${open.categoryFault}
        @chosen=${(event: CustomEvent<string[]>) => open.write({ categories: event.detail })}></lu-category-choice>
      <label class="field"><span>${say('call-page.comment')}</span>
        <textarea class="input" name="comment" rows="3" maxlength="10000" .value=${fields.comment}
          @input=${(event: InputEvent) => open.write({ comment: (event.target as HTMLTextAreaElement).value })}></textarea></label>
      <div class="choices">
        ${threeWays('solved', say('call-page.solved'), fields.solved, (solved) => open.write({ solved }))}
        ${isClaim || fields.claim ? claimPart(open) : nothing}
      </div>
      <div class="acts">
        <button class="button primary save" ?disabled=${isBusy}>${say('call-page.save')} <kbd aria-hidden="true">Ctrl ⏎</kbd></button>
        <button class="button request" type="button" ?disabled=${isBusy} @click=${onRequest}><lu-icon name="clipboard-list"></lu-icon>${say('call-page.request')}</button>
        ${note ? html`<button class="button plain remove" type="button" ?disabled=${isBusy} @click=${onRemove}><lu-icon name="trash-2"></lu-icon>${say('call-page.note.remove')}</button>` : nothing}
      </div>
    </form>
    ${
      open.requests.length > 0
        ? html`<ul class="requests" aria-label=${say('call-page.requests')}>${open.requests.map(
            ({ number, subject, status }) =>
              html`<li><a href=${`/requests/${number}`}>${number} ${subject}</a> <span class="tag">${say(`requests-page.status.${status}`)}</span></li>`,
          )}</ul>`
        : nothing
    }
  </section>`;
}

function stateOf({ isBusy, isWritten, note }: OpenCall) {
  if (isBusy) return say('call-page.note.saving');
  if (isWritten) return html`<span class="tag warn">${say('call-page.note.unsaved')}</span>`;
  if (note)
    return html`<span class="tag ok"><lu-icon name="check"></lu-icon>${say('call-page.note.saved', { time: sayMoment(note.updatedAt) })}</span>`;
  return nothing;
}

function claimPart(open: OpenCall) {
  const claim = open.fields.claim ?? { founded: null, responsible: null };
  const founded = (value: boolean | null) => open.write({ claim: { ...claim, founded: value } });
  return html`${threeWays('founded', say('call-page.founded'), claim.founded, founded)}
    <label class="field"><span>${say('call-page.responsible')}</span>
      <input class="input" name="responsible" maxlength="100" autocomplete="off" .value=${claim.responsible ?? ''}
        @input=${(event: InputEvent) => {
          const said = (event.target as HTMLInputElement).value;
          open.write({ claim: { ...claim, responsible: said === '' ? null : said } });
        }} /></label>`;
}

/** Yes, no, or not said. */
function threeWays(
  name: string,
  label: string,
  value: boolean | null,
  onChange: (value: boolean | null) => void,
) {
  const ways = [
    [true, say('call-page.yes')],
    [false, say('call-page.no')],
  ] as const;
  return html`<div class="three-ways"><span id=${`lu-${name}`}>${label}</span>
    <span class="segments" role="group" aria-labelledby=${`lu-${name}`}>${ways.map(
      ([
        way,
        word,
      ]) => html`<button type="button" name=${name} value=${String(way)} aria-pressed=${value === way}
        @click=${() => onChange(value === way ? null : way)}>${word}</button>`,
    )}</span></div>`;
}
