import '../styles/desk.css';
import { html, nothing } from 'lit';
import { CALL_OUTCOMES } from '../../model/phones.ts';
import { loadNames, nameOf, names } from '../call/names.ts';
import { noteForm } from '../call/note-form.ts';
import { OpenCall } from '../call/open-call.ts';
import { sayMoment, sayNumber } from '../call/sayings.ts';
import { listRegistry, type RegistryLineView, registryFile } from '../data/call-notes.ts';
import { type CategoryView, listCategories } from '../data/categories.ts';
import { listen } from '../data/live.ts';
import { may, session } from '../data/session.ts';
import '../elements/ask-dialog.ts';
import type { AskDialog } from '../elements/ask-dialog.ts';
import { faultNote } from '../elements/fault-note.ts';
import { LightElement } from '../elements/light-element.ts';
import { navigate, place } from '../router.ts';
import { sayDuration } from '../state/clock.ts';
import { wordsOf } from '../state/faults.ts';
import { Watch } from '../state/state.ts';
import { say } from '../texts.ts';

const FILTERS = ['from', 'to', 'person', 'outcome', 'category', 'noted', 'number', 'text'] as const;

/** Every call and what was written about it, the newest first; the filter stands in the address. */
export class RegistryPage extends LightElement {
  static override properties = {
    lines: { state: true },
    next: { state: true },
    categories: { state: true },
    fault: { state: true },
  };
  declare lines: RegistryLineView[] | null;
  declare next: string | null;
  declare categories: CategoryView[];
  declare fault: string | null;
  /** The call that is being written about. */
  #open: OpenCall | null = null;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.lines = null;
    this.next = null;
    this.categories = [];
    this.fault = null;
    new Watch(this, names, session);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void loadNames();
    void this.#load();
    this.#stops = [
      place.subscribe(() => void this.#load()),
      listen('desk', (message) => {
        if (message.type !== 'desk' || message.what === 'note') void this.#load();
      }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  get #filter(): URLSearchParams {
    const { query } = place.value;
    return new URLSearchParams(
      FILTERS.flatMap((name) => (query.get(name) ? [[name, query.get(name)!]] : [])),
    );
  }

  async #load(before?: string): Promise<void> {
    if (place.value.page?.path !== '/registry') return;
    const filter = this.#filter;
    if (before) filter.set('before', before);
    try {
      const [{ lines, next }, categories] = await Promise.all([listRegistry(filter), listCategories()]);
      this.lines = before ? [...(this.lines ?? []), ...lines] : lines;
      this.next = next;
      this.categories = categories;
      this.fault = null;
    } catch (error) {
      this.fault = wordsOf(error);
    }
  }

  protected override render() {
    return html`<header class="page-head"><h1>${say('page.registry')}</h1>
        <span class="end acts">${may('call.note') ? html`<button class="button by-hand" aria-expanded=${this.#open?.call === null} @click=${() => this.#write(this.#open?.call === null ? undefined : null, null)}><lu-icon name="plus"></lu-icon>${say('registry-page.by-hand.new')}</button>` : nothing}
        <a class="button csv" download href=${registryFile(this.#filter)}><lu-icon name="download"></lu-icon>${say('registry-page.csv')}</a></span></header>
      <div class="desk-page registry-page">${this.#open?.call === null ? this.#byHand(this.#open) : nothing} ${this.#form()}
        ${this.fault ? faultNote(this.fault, () => void this.#load()) : nothing} ${this.#list()}</div>
      <lu-ask-dialog></lu-ask-dialog>`;
  }

  #form() {
    const filter = this.#filter;
    const option = (name: string, value: string, word: string) =>
      html`<option value=${value} ?selected=${(filter.get(name) ?? '') === value}>${word}</option>`;
    const input = (name: string, type: string, label: string) =>
      html`<label class="field"><span>${label}</span><input class="input" name=${name} type=${type} maxlength="60" autocomplete="off" .value=${filter.get(name) ?? ''} /></label>`;
    const choice = (name: string, label: string, any: string, options: unknown) =>
      html`<label class="field"><span>${label}</span><select class="input" name=${name}>${option(name, '', any)}${options}</select></label>`;
    const any = say('registry-page.any');
    return html`<form class="desk-filter" @submit=${this.#search} @change=${this.#search}>
      ${input('from', 'date', say('registry-page.from'))} ${input('to', 'date', say('registry-page.to'))}
      ${
        may('call.see')
          ? choice(
              'person',
              say('registry-page.person'),
              say('registry-page.everybody'),
              [...names.value].map(([key, name]) => option('person', key, name)),
            )
          : nothing
      }
      ${choice(
        'outcome',
        say('registry-page.outcome'),
        any,
        CALL_OUTCOMES.map((one) => option('outcome', one, say(`registry-page.outcome.${one}`))),
      )}
      ${choice(
        'category',
        say('registry-page.category'),
        any,
        this.categories.map(({ id, path }) => option('category', id, path.join(' › '))),
      )}
      ${choice(
        'noted',
        say('registry-page.noted'),
        any,
        (['true', 'false'] as const).map((one) => option('noted', one, say(`registry-page.noted.${one}`))),
      )}
      ${input('number', 'search', say('registry-page.number'))} ${input('text', 'search', say('registry-page.text'))}
      <button class="button"><lu-icon name="search"></lu-icon>${say('registry-page.search')}</button>
    </form>`;
  }

  #list() {
    const { lines } = this;
    if (lines === null) return this.fault ? nothing : html`<div class="skeleton" aria-busy="true"></div>`;
    if (lines.length === 0) return html`<p class="card empty">${say('registry-page.none')}</p>`;
    return html`<ul class="card desk-list registry">${lines.map((line) => this.#line(line))}</ul>
      ${this.next ? html`<button class="button" @click=${() => void this.#load(this.next!)}><lu-icon name="chevron-down"></lu-icon>${say('registry-page.older')}</button>` : nothing}`;
  }

  #line({ id, kind, at, call, notes }: RegistryLineView) {
    const number = sayNumber(call?.number ?? notes[0]?.number ?? null);
    const isOpen = kind === 'call' && this.#open?.call === id;
    const outcome = call?.outcome;
    return html`<li data-line=${id}><time class="number quiet" datetime=${at}>${sayMoment(at)}</time>
      <b class="number">${number}</b>
      ${kind === 'note' ? html`<span class="tag">${say('registry-page.by-hand')}</span>` : html`<span class="tag ${outcome === 'answered' ? 'ok' : 'warn'}">${outcome ? say(`registry-page.outcome.${outcome}`) : say('registry-page.live')}</span>`}
      ${call?.person ? html`<span>${nameOf(call.person)}</span>` : nothing}
      ${call?.talkSeconds ? html`<span class="quiet number">${say('registry-page.talk', { talk: sayDuration(call.talkSeconds) })}</span>` : nothing}
      <span class="grow">${notes.map((note) => this.#note(note))}</span>
      ${
        kind === 'call' && may('call.note')
          ? html`<button class="button write" aria-expanded=${isOpen} aria-label=${`${say('registry-page.write')}: ${number}, ${sayMoment(at)}`}
              @click=${() => this.#write(isOpen ? undefined : id, call?.number ?? null)}><lu-icon name="pencil"></lu-icon>${say('registry-page.write')}</button>`
          : nothing
      }
      ${isOpen ? html`<div class="inline-note">${this.#open!.fault ? html`<p class="callout danger" role="alert">${this.#open!.fault}</p>` : nothing}${this.#inline(this.#open!)}</div>` : nothing}
    </li>`;
  }

  #note({ customer, categories, comment, solved, operator }: RegistryLineView['notes'][number]) {
    const known = categories.map((id) => this.categories.find((one) => one.id === id)?.name ?? id);
    return html`<span class="tags">${customer ? html`<b>${customer.name}</b>` : nothing}${known.map((name) => html`<span class="tag accent">${name}</span>`)}
      ${solved === null ? nothing : html`<span class="tag ${solved ? 'ok' : 'warn'}">${say(solved ? 'registry-page.solved' : 'registry-page.unsolved')}</span>`}<small class="quiet">${nameOf(operator)}</small></span>${comment}`;
  }

  #inline(open: OpenCall) {
    return noteForm(open, {
      categories: this.categories,
      onRemove: () => void this.#remove(open),
      onRequest: () => void open.openRequest(),
    });
  }

  /** Of a call that no exchange of ours knows. */
  #byHand(open: OpenCall) {
    return html`<section class="by-hand-note" aria-label=${say('registry-page.by-hand.new')}>
      ${open.fault ? html`<p class="callout danger" role="alert">${open.fault}</p>` : nothing}
      <label class="field"><span>${say('registry-page.number')}</span><input class="input" name="hand-number" type="tel" maxlength="60" autocomplete="off" .value=${open.number ?? ''} ?disabled=${open.note !== null}
        @input=${(event: InputEvent) => {
          open.number = (event.target as HTMLInputElement).value.trim() || null;
        }} /></label>${this.#inline(open)}</section>`;
  }

  /** `undefined`: of none any more; `null`: of no call. */
  #write(call: string | null | undefined, number: string | null): void {
    if (this.#open) this.#open.host = null;
    this.#open = call === undefined ? null : new OpenCall(call, number);
    if (this.#open) {
      this.#open.host = this;
      void this.#open.load();
    }
    this.requestUpdate();
  }

  async #remove(open: OpenCall): Promise<void> {
    const isSure = await this.querySelector<AskDialog>('lu-ask-dialog')!.ask({
      title: say('call-page.note.remove.ask'),
      text: say('call-page.note.remove.text'),
      action: say('call-page.note.remove'),
    });
    if (isSure) await open.remove();
  }

  #search = (event: Event): void => {
    event.preventDefault();
    const said = new FormData(event.currentTarget as HTMLFormElement);
    const filter = new URLSearchParams(
      FILTERS.flatMap((name) => {
        const value = String(said.get(name) ?? '').trim();
        return value === '' ? [] : [[name, value]];
      }),
    );
    navigate(filter.size > 0 ? `/registry?${filter}` : '/registry', { replace: true });
  };
}

customElements.define('lu-registry-page', RegistryPage);
