import '../styles/wallboard.css';
import { html, nothing } from 'lit';
import {
  followQueues,
  type MemberView,
  type PreviewView,
  previewQueue,
  type QueueView,
  queues,
} from '../data/queues.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/age.ts';
import '../elements/person-badge.ts';
import { freshness, staleSince } from '../queue/freshness.ts';
import { ageOf, phoneSign, sayState, signOf } from '../queue/phone-sign.ts';
import { place } from '../router.ts';
import { everySecond } from '../state/clock.ts';
import { wordsOf } from '../state/faults.ts';
import { Watch } from '../state/state.ts';
import { showTheme, theme } from '../state/theme.ts';
import { say } from '../texts.ts';

const TURN_MS = 15_000;

/** The queue in big type, for a screen on the wall: read from afar, touched by nobody. Several take turns. */
export class WallboardPage extends LightElement {
  static override properties = {
    shown: { state: true },
    isStaying: { state: true },
    next: { state: true },
    fault: { state: true },
  };
  /** Place of the shown queue among all. */
  declare shown: number;
  declare isStaying: boolean;
  /** Who has the next slot, by queue and slot. */
  declare next: ReadonlyMap<string, PreviewView>;
  declare fault: string | null;
  #stops: (() => void)[] = [];
  #turnedAt = Date.now();
  #wasStale = false;
  #asked = new Set<string>();

  constructor() {
    super();
    this.shown = 0;
    this.isStaying = false;
    this.next = new Map();
    this.fault = null;
    new Watch(this, queues, place);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A wall is dark unless somebody has chosen light for it.
    if (theme.value === 'system') document.documentElement.dataset.theme = 'dark';
    this.#stops = [
      followQueues((error) => {
        this.fault = wordsOf(error);
      }),
      everySecond(() => this.#look()),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    showTheme();
  }

  get #all(): readonly QueueView[] {
    const named = place.value.query.get('queue');
    const all = queues.value ?? [];
    return named === null || !all.some(({ queue }) => queue === named)
      ? all
      : all.filter(({ queue }) => queue === named);
  }

  #look(): void {
    const all = this.#all;
    if (!this.isStaying && all.length > 1 && Date.now() - this.#turnedAt >= TURN_MS) {
      this.shown++;
      this.#turnedAt = Date.now();
    }
    const view = all[this.shown % Math.max(1, all.length)];
    const isStale = view !== undefined && staleSince(view) !== null;
    if (isStale !== this.#wasStale) this.requestUpdate();
    this.#wasStale = isStale;
  }

  protected override updated(): void {
    for (const view of this.#all) void this.#askNext(view);
  }

  /** Once for each slot: who comes when it ends. */
  async #askNext(view: QueueView): Promise<void> {
    const key = keyOf(view);
    if (!view.slot || this.#asked.has(key)) return;
    this.#asked.add(key);
    try {
      const { date, end } = view.slot;
      const preview = await previewQueue(view.queue, { date, time: end });
      this.next = new Map(this.next).set(key, preview);
    } catch {
      // The board does without; the next slot asks again.
    }
  }

  protected override render() {
    const all = this.#all;
    const view = all[this.shown % Math.max(1, all.length)];
    if (!view) {
      const text = queues.value === null ? this.fault : say('queue-page.none');
      return html`<main class="wallboard"><h1 class="visually-hidden">${say('page.wallboard')}</h1>${text ? html`<p class="wall-note">${text}</p>` : html`<p aria-busy="true"></p>`}</main>`;
    }
    const isStale = staleSince(view) !== null;
    return html`<main class="wallboard${isStale ? ' stale' : ''}">
      <header>
        <h1>${view.queue}</h1>
        ${view.slot ? html`<span class="slot number">${view.slot.start}–${view.slot.end}</span>` : html`<span class="slot">${view.kind === 'slot' ? nothing : say(`queue-page.kind.${view.kind}`)}</span>`}
        ${freshness(view)}
      </header>
      ${this.#figures(view)}
      <ul class="wall-tiles">
        ${view.absent.map(
          ({
            name,
            coat,
          }) => html`<li class="gone"><lu-badge .name=${name} .coat=${coat}></lu-badge><b>${name}</b>
            <span class="state"><lu-icon name="triangle-alert"></lu-icon>${say('queue-page.not-here')}</span></li>`,
        )}
        ${view.members.map((member) => wallTile(member, view))}
      </ul>
      ${view.warnings.length > 0 ? html`<p class="wall-warning" role="alert"><lu-icon name="triangle-alert"></lu-icon>${view.warnings[0]!.text}</p>` : nothing}
      <footer>
        <p>${this.#sayNext(view)}</p>
        <nav>
          ${
            all.length > 1
              ? html`<span class="dots" aria-hidden="true">${all.map(({ queue }) => html`<i class=${queue === view.queue ? 'here' : ''}></i>`)}</span>
                  <button class="button" aria-pressed=${String(this.isStaying)} @click=${() => {
                    this.isStaying = !this.isStaying;
                  }}><lu-icon name=${this.isStaying ? 'play' : 'pause'}></lu-icon>${say(this.isStaying ? 'wallboard.turn' : 'wallboard.stay')}</button>`
              : nothing
          }
          <a class="button" href=${`/queue?queue=${encodeURIComponent(view.queue)}`}>${say('wallboard.leave')}</a>
        </nav>
      </footer>
    </main>`;
  }

  #figures({ members, callers, today, limits }: QueueView) {
    const available = members.filter((member) => signOf(member) === 'available').length;
    const oldest = callers.reduce<string | null>(
      (least, { since }) => (least === null || since < least ? since : least),
      null,
    );
    const figures = [
      ['waiting', callers.length, callers.length > 0 && available === 0 ? 'bad' : ''],
      [
        'longest',
        oldest === null ? '–' : html`<lu-age .since=${oldest} .limit=${limits.longWaitSeconds}></lu-age>`,
        '',
      ],
      ['available', available, available === 0 && members.length > 0 ? 'bad' : ''],
      ['answered', today.answered, ''],
      ['abandoned', today.abandoned, ''],
    ] as const;
    return html`<dl class="wall-figures">${figures.map(([key, value, look]) => html`<div class=${look}><dt>${say(`wallboard.${key}`)}</dt><dd>${value}</dd></div>`)}</dl>`;
  }

  #sayNext(view: QueueView): string {
    const preview = this.next.get(keyOf(view));
    if (!view.slot || !preview) return '';
    const time = view.slot.end;
    if (preview.kind !== 'slot')
      return preview.kind === 'closed' ? say('wallboard.next.nobody', { time }) : '';
    const here = new Set(view.members.map(({ person }) => person));
    const coming = preview.wanted.filter(({ person }) => !here.has(person)).map(({ name }) => name);
    const names = (coming.length > 0 ? coming : preview.wanted.map(({ name }) => name)).join(', ');
    return say('wallboard.next', { time, names });
  }
}

function keyOf({ queue, slot }: QueueView): string {
  return `${queue} ${slot?.date} ${slot?.start}`;
}

function wallTile(member: MemberView, view: QueueView) {
  const sign = signOf(member);
  const age = ageOf(member, view);
  return html`<li class=${sign}>
    <lu-badge .name=${member.name} .coat=${member.coat}></lu-badge><b>${member.name}</b>
    <span class="state">${phoneSign(sign)}<span>${member.paused && member.pauseReason && sign === 'paused' ? member.pauseReason : sayState(sign)}</span>
      ${age ? html`<lu-age .since=${age.since} .limit=${age.limit}></lu-age>` : nothing}</span>
  </li>`;
}

customElements.define('lu-wallboard-page', WallboardPage);
