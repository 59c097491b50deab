import '../styles/call.css';
import { html, nothing } from 'lit';
import { arrangeCards, type GoneCard } from '../../model/call-cards.ts';
import { callbackList } from '../call/callback-list.ts';
import { callerPart } from '../call/caller-part.ts';
import '../call/customer-search.ts';
import type { CustomerSearch } from '../call/customer-search.ts';
import '../call/emulate-dialog.ts';
import type { EmulateDialog } from '../call/emulate-dialog.ts';
import { myCalls } from '../call/my-calls.ts';
import { loadNames, names } from '../call/names.ts';
import { noteForm } from '../call/note-form.ts';
import { OpenCall } from '../call/open-call.ts';
import { sayNumber } from '../call/sayings.ts';
import { listRegistry, type RegistryLineView } from '../data/call-notes.ts';
import { type CallbackView, closeCallback, listCallbacks, takeCallback } from '../data/callbacks.ts';
import { cards, followCards, screen } from '../data/cards.ts';
import { type CategoryView, listCategories } from '../data/categories.ts';
import { listen } from '../data/live.ts';
import { may, session } from '../data/session.ts';
import '../elements/ask-dialog.ts';
import type { AskDialog } from '../elements/ask-dialog.ts';
import { faultNote } from '../elements/fault-note.ts';
import { LightElement } from '../elements/light-element.ts';
import { navigate, place } from '../router.ts';
import { wordsOf } from '../state/faults.ts';
import { Watch } from '../state/state.ts';
import { say } from '../texts.ts';
import { weekKeys } from '../week/week-keys.ts';

/** Calls that were opened in this tab: what was written about them is kept when one goes elsewhere. */
const opened = new Map<string, OpenCall>();
let openedBy = '';
let isLocked = false;
const MOST_LINES = '30';

/** Who is calling: my calls, the customer, the note. A call that rings at me comes up by itself. */
export class CallPage extends LightElement {
  static override properties = {
    lines: { state: true },
    callbacks: { state: true },
    categories: { state: true },
    fault: { state: true },
    gone: { state: true },
    isSearching: { state: true },
    busy: { state: true },
  };
  declare lines: RegistryLineView[];
  declare callbacks: CallbackView[];
  declare categories: CategoryView[];
  declare fault: string | null;
  /** A call that went before anybody wrote about it. */
  declare gone: (GoneCard & { number: string | null }) | null;
  declare isSearching: boolean;
  /** The callback that something is being done with. */
  declare busy: string | null;
  #open: OpenCall | null = null;
  /** Calls that came up here, or could have: one that was left for another does not come up again. */
  readonly #seen = new Set<string>();
  /** The address named a call, and what there is besides is not known yet. */
  #isAsked = false;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.lines = [];
    this.callbacks = [];
    this.categories = [];
    this.fault = null;
    this.gone = null;
    this.isSearching = false;
    this.busy = null;
    new Watch(this, names, session);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void loadNames();
    // What somebody else wrote in this tab is not mine to see.
    if (openedBy !== this.#me) opened.clear();
    openedBy = this.#me;
    this.#stops = [
      followCards((gone) => this.#leave(gone)),
      cards.subscribe(() => this.#arrange()),
      place.subscribe(() => this.#follow()),
      listen('desk', () => void this.#load()),
      weekKeys({
        n: () => this.querySelector<HTMLElement>('.category-choice input')?.focus(),
        s: () => this.#open && void this.#search(true),
        l: () => this.#lock(),
        r: () => void this.#open?.openRequest(),
      }),
    ];
    addEventListener('beforeunload', keepUnsaved);
    this.#follow();
    // Who asks for a call by its address wants that one, and in a tab of its own to keep it.
    this.#isAsked = this.#open !== null;
    if (place.value.query.has('keep')) isLocked = true;
    this.#arrange();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    removeEventListener('beforeunload', keepUnsaved);
    if (this.#open) this.#open.host = null;
    this.#open = null;
    screen.set(null);
  }

  protected override updated(): void {
    if (this.isConnected) this.#tellScreen();
  }

  get #me(): string {
    return session.value?.person.key ?? '';
  }

  async #load(): Promise<void> {
    try {
      const filter = new URLSearchParams({ person: this.#me, limit: MOST_LINES });
      const [{ lines }, callbacks, categories] = await Promise.all([
        listRegistry(filter),
        may('callback.see') ? listCallbacks() : [],
        listCategories(),
      ]);
      this.lines = lines;
      const open = this.#open;
      const number = lines.find(({ id }) => id === open?.call)?.call?.number ?? null;
      if (open && !open.card && open.number === null && number !== null) {
        open.number = number;
        void open.look();
      }
      this.callbacks = callbacks;
      this.categories = categories;
      this.fault = null;
    } catch (error) {
      this.fault = wordsOf(error);
    }
  }

  /** Opens the call that the address names. */
  #follow(): void {
    const wanted = place.value.query.get('call');
    if (place.value.page?.path !== '/call' || wanted === (this.#open?.call ?? null)) return;
    if (this.#open) this.#open.host = null;
    this.isSearching = false;
    const card = cards.value?.find(({ call }) => call === wanted);
    const line = this.lines.find(({ id }) => id === wanted);
    this.#open =
      wanted === null ? null : (opened.get(wanted) ?? new OpenCall(wanted, line?.call?.number ?? null));
    const open = this.#open;
    if (open) {
      opened.set(wanted!, open);
      open.host = this;
      this.gone = null;
      if (card) open.show(card);
      void open.load();
    }
    this.#tellScreen();
    this.requestUpdate();
  }

  /** What the page makes of the cards as they are now. */
  #arrange(): void {
    const all = cards.value;
    if (all === null) return;
    for (const card of all) opened.get(card.call)?.show(card);
    const { call, isLocked: isKept, isWritten } = this.#screen;
    if (this.#isAsked) for (const card of all) this.#seen.add(card.call);
    this.#isAsked = false;
    const fresh = all.filter((card) => call === null || card.call === call || !this.#seen.has(card.call));
    const { open } = arrangeCards(this.#screen, fresh);
    if (!isKept && !isWritten) for (const card of all) this.#seen.add(card.call);
    if (open !== null && open !== this.#open?.call)
      navigate(`/call?call=${encodeURIComponent(open)}`, { replace: true });
    this.requestUpdate();
  }

  #leave(gone: GoneCard): void {
    const left = opened.get(gone.call);
    left?.leave(gone.why);
    const isDone = gone.why === 'over' || gone.why === 'transferred';
    if (left && !isDone && !left.isWritten && !left.note) {
      this.gone = { ...gone, number: left.number };
      if (this.#open === left && !isLocked) {
        navigate('/call', { replace: true });
        this.#arrange();
      }
    }
    void this.#load();
  }

  get #screen() {
    const open = this.#open;
    return { call: open?.call ?? null, isLocked, isWritten: open?.isWritten ?? false };
  }

  #tellScreen(): void {
    const now = this.#screen;
    const before = screen.value;
    const isSame =
      before?.call === now.call && before.isLocked === now.isLocked && before.isWritten === now.isWritten;
    if (isSame) return;
    screen.set(now);
    // What was held back may come up now.
    if (before && (before.isLocked || before.isWritten) && !now.isLocked && !now.isWritten) this.#arrange();
  }

  #lock(): void {
    isLocked = !isLocked;
    this.requestUpdate();
  }

  async #search(isWanted: boolean): Promise<void> {
    this.isSearching = isWanted;
    await this.updateComplete;
    this.querySelector<CustomerSearch>('lu-customer-search')?.focus();
  }

  protected override render() {
    const open = this.#open;
    return html`
      <header class="page-head"><h1>${say('page.call')}</h1><span class="end acts">
        <button class="button lock" aria-pressed=${isLocked} title=${say('call-page.lock.hint')} @click=${() => this.#lock()}>
          <lu-icon name=${isLocked ? 'lock' : 'lock-open'}></lu-icon>${say('call-page.lock')}</button>
        ${open ? html`<a class="button" target="_blank" rel="noopener" href=${`/call?call=${encodeURIComponent(open.call ?? '')}&keep`}><lu-icon name="external-link"></lu-icon>${say('call-page.new-tab')}</a>` : nothing}
        ${may('call.emulate.own') ? html`<button class="button emulate-open" @click=${() => this.querySelector<EmulateDialog>('lu-emulate-dialog')!.open()}><lu-icon name="phone"></lu-icon>${say('call-page.emulate')}</button>` : nothing}
      </span></header>
      ${this.fault ? faultNote(this.fault, () => void this.#load()) : nothing}
      <div class="call-page">
        <aside>
          <section class="card calls" aria-labelledby="lu-my-calls"><h2 id="lu-my-calls">${say('call-page.calls')}</h2>
            ${myCalls({ cards: cards.value ?? [], lines: this.lines, callbacks: this.callbacks, open: open?.call ?? null, me: this.#me })}</section>
          ${callbackList(this.callbacks, {
            me: this.#me,
            busy: this.busy,
            onTake: (id) => void this.#callback(id, () => takeCallback(id)),
            onClose: (id, state) => void this.#callback(id, () => closeCallback(id, state)),
          })}
        </aside>
        <div class="open-call">${this.gone ? this.#goneNote(this.gone) : nothing}${open ? this.#openCall(open) : html`<p class="card empty">${say('call-page.none')}</p>`}
          <p class="quiet keys-note">${say('call-page.keys')}</p></div>
      </div>
      <lu-emulate-dialog></lu-emulate-dialog>
      <lu-ask-dialog></lu-ask-dialog>
    `;
  }

  #goneNote({ why, number }: GoneCard & { number: string | null }) {
    return html`<p class="callout gone" role="status"><span><b class="number">${sayNumber(number)}</b> ${say(`call-page.gone.${why}`)}</span></p>`;
  }

  #openCall(open: OpenCall) {
    return html`${open.fault ? html`<p class="callout danger" role="alert">${open.fault}</p>` : nothing}
      ${callerPart(open, {
        isSearching: this.isSearching,
        onSearch: () => void this.#search(!this.isSearching),
        onRetry: () => void open.look(),
      })}
      ${noteForm(open, {
        categories: this.categories,
        onRemove: () => void this.#remove(open),
        onRequest: () => void open.openRequest(),
      })}`;
  }

  async #remove(open: OpenCall): Promise<void> {
    const isSure = await this.querySelector<AskDialog>('lu-ask-dialog')!.ask({
      title: say('call-page.note.remove.ask'),
      text: say('call-page.note.remove.text'),
      action: say('call-page.note.remove'),
    });
    if (isSure) await open.remove();
  }

  async #callback(id: string, work: () => Promise<unknown>): Promise<void> {
    this.busy = id;
    try {
      await work();
      this.fault = null;
      await this.#load();
    } catch (error) {
      await this.#load();
      this.fault = wordsOf(error);
    } finally {
      this.busy = null;
    }
  }
}

/** The browser asks before a tab goes with what was written in it. */
function keepUnsaved(event: BeforeUnloadEvent): void {
  const isWritten = [...opened.values()].some((one) => one.isWritten && one.fields.comment.trim() !== '');
  if (isWritten) event.preventDefault();
}

customElements.define('lu-call-page', CallPage);
