import '../styles/queue.css';
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { listPersons, type PersonView } from '../data/persons.ts';
import { followQueues, load, type MemberView, type QueueView, queues } from '../data/queues.ts';
import { session } from '../data/session.ts';
import { LightElement } from '../elements/light-element.ts';
import '../elements/person-choice.ts';
import type { Chosen, PersonChoice } from '../elements/person-choice.ts';
import '../elements/say-dialog.ts';
import type { SayDialog } from '../elements/say-dialog.ts';
import '../elements/toast.ts';
import type { Toast } from '../elements/toast.ts';
import { absentList } from '../queue/absent-list.ts';
import { callerList } from '../queue/caller-list.ts';
import { dragPerson } from '../queue/drag-person.ts';
import { staleSince } from '../queue/freshness.ts';
import '../queue/member-menu.ts';
import type { MemberAct, MemberMenu } from '../queue/member-menu.ts';
import { memberTile } from '../queue/member-tile.ts';
import { moveAmongTiles } from '../queue/move-among-tiles.ts';
import { otherPeople, othersOf } from '../queue/other-people.ts';
import { quickReason } from '../queue/own-pause.ts';
import { queueHead } from '../queue/queue-head.ts';
import { queueNotes } from '../queue/queue-notes.ts';
import { Steering } from '../queue/steering.ts';
import { todayFigures } from '../queue/today-figures.ts';
import { navigate, place } from '../router.ts';
import { everySecond } from '../state/clock.ts';
import { Watch } from '../state/state.ts';
import { say } from '../texts.ts';
import { weekKeys } from '../week/week-keys.ts';

/** How often who cannot see hears how many wait. */
const TELL_MS = 10_000;

/** A queue as it is now: who is in it, who should be, who waits; and hands to steer it. */
export class QueuePage extends LightElement {
  static override properties = { persons: { state: true }, told: { state: true } };
  declare persons: PersonView[];
  /** How many wait, for who cannot see it. */
  declare told: string;
  #steering = new Steering(this);
  #stops: (() => void)[] = [];
  #toldAt = 0;
  #wasStale = false;

  constructor() {
    super();
    this.persons = [];
    this.told = '';
    new Watch(this, queues, place, session);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const tell = (error: unknown) => this.#steering.tell(error);
    listPersons().then((persons) => {
      this.persons = persons;
    }, tell);
    const turnMe = () => this.#view && void this.#steering.turnMe(this.#view);
    this.#stops = [
      followQueues(tell),
      everySecond(() => this.#look()),
      weekKeys({ a: () => this.#choose(), p: turnMe }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
  }

  get #me(): string {
    return session.value?.person.key ?? '';
  }

  /** The queue that the address names, else mine, else the first. */
  get #view(): QueueView | null {
    const all = queues.value ?? [];
    const named = place.value.query.get('queue');
    const isMine = ({ members, absent }: QueueView) =>
      [...members, ...absent].some(({ person }) => person === this.#me);
    return all.find(({ queue }) => queue === named) ?? all.find(isMine) ?? all[0] ?? null;
  }

  /** What changes by time alone: silence, and what is said of who waits. */
  #look(): void {
    const view = this.#view;
    if (!view) return;
    const isStale = staleSince(view) !== null;
    if (isStale !== this.#wasStale) this.requestUpdate();
    this.#wasStale = isStale;
    if (Date.now() - this.#toldAt < TELL_MS) return;
    const told = say('queue-page.callers.count', { count: view.callers.length });
    if (told !== this.told) this.#toldAt = Date.now();
    this.told = told;
  }

  protected override render() {
    const view = this.#view;
    const { fault } = this.#steering;
    if (queues.value === null)
      return html`<h1>${say('page.queue')}</h1>${fault ? this.#faultNote() : html`<div class="skeleton" aria-busy="true"></div>`}`;
    if (!view)
      return html`<h1>${say('page.queue')}</h1><div class="card empty"><p><b>${say('queue-page.none')}</b></p><p>${say('queue-page.none.hint')}</p></div>`;
    return html`
      <div class="queue-page${staleSince(view) === null ? '' : ' stale'}">
        ${queueHead(view, {
          all: queues.value,
          onAdd: () => this.#choose(),
          onJoin: () => void this.#steering.add(view, this.#me),
          onFollow: () => void this.#steering.follow(view),
          onSay: () => void this.querySelector<SayDialog>('lu-say-dialog')!.open(),
        })}
        ${fault ? this.#faultNote() : ''} ${queueNotes(view, (warning) => this.#offer(view, warning))}
        <div class="queue-parts">${this.#members(view)}${this.#beside(view)}</div>
      </div>
      <lu-member-menu @act=${this.#act}></lu-member-menu>
      <lu-person-choice @chosen=${(event: CustomEvent<Chosen>) => this.#add(event.detail.value)}></lu-person-choice>
      <lu-say-dialog @said=${() => this.querySelector<Toast>('lu-toast')!.show(say('say.sent'))}></lu-say-dialog>
      <lu-toast @undo=${() => void this.#steering.undo()}></lu-toast>
    `;
  }

  #members(view: QueueView) {
    const here = view.members.filter(({ planned }) => planned).length;
    const added = view.members.filter(({ byHand }) => byHand !== null).length;
    return html`<section class="members" data-drop="in" aria-labelledby="members-title">
      <h2 id="members-title">${say('queue-page.members')}</h2>
      <p class="quiet counts">${say('queue-page.counts', { planned: here + view.absent.length, present: here, added })}</p>
      ${absentList(view, {
        isBusy: (person) => this.#steering.busy.has(person),
        mayPutIn: (person) => this.#mayTouch(view, person),
        onPutIn: (person) => this.#add(person),
      })}
      ${
        view.members.length === 0
          ? html`<p class="card empty">${say('queue-page.empty')}</p>`
          : html`<ul class="tiles" @keydown=${moveAmongTiles}>${repeat(
              view.members,
              (member) => member.interface,
              (member) => this.#tile(view, member),
            )}</ul>`
      }
      <p class="quiet keys-note">${say('queue-page.keys')}</p>
    </section>`;
  }

  #beside(view: QueueView) {
    const others = view.can.control ? othersOf(view, this.persons) : null;
    return html`<aside>
      <section class="card"><h2>${say('queue-page.callers')} <span class="tag number">${view.callers.length}</span></h2>${callerList(view)}
        <p class="visually-hidden" role="status">${this.told}</p></section>
      <section class="card"><h2>${say('queue-page.today')}</h2>${todayFigures(view)}</section>
      ${others ? otherPeople(others, (person) => this.#add(person)) : ''}
    </aside>`;
  }

  #faultNote() {
    return html`<p class="callout danger" role="alert"><span>${this.#steering.fault}</span>
      <button class="button" @click=${() => {
        this.#steering.forget();
        load().catch((error) => this.#steering.tell(error));
      }}>${say('shell.again')}</button></p>`;
  }

  /** Whoever misses one call after another is paused by a click. */
  #offer(view: QueueView, { kind, person }: QueueView['warnings'][number]) {
    const member = view.members.find((one) => one.person === person);
    const reason = quickReason(view);
    if (kind !== 'missed-rings' || !member || member.paused || !reason) return '';
    if (person === null || !this.#mayTouch(view, person)) return '';
    return html`<button class="button" @click=${() => void this.#steering.pause(view, person, reason.key)}>${say('queue-page.pause-as', { reason: reason.text })}</button>`;
  }

  #mayTouch({ can }: QueueView, person: string | null): boolean {
    return person !== null && (can.control || (can.controlOwn && person === this.#me));
  }

  #tile(view: QueueView, member: MemberView) {
    const { person } = member;
    return memberTile(member, {
      view,
      isMine: person === this.#me,
      isOpen: this.#mayTouch(view, person),
      isBusy: person !== null && this.#steering.busy.has(person),
      nameOf: (key) => this.persons.find((one) => one.key === key)?.name ?? key,
      onOpen: (event) => this.#openMenu(event, view, member),
      onPress: (event) =>
        dragPerson(event, (drop) => {
          if (drop === 'out') void this.#steering.remove(view, member);
          else if (drop.startsWith('to:')) void this.#move(view, member, drop.slice(3));
        }),
    });
  }

  #openMenu(event: Event, view: QueueView, member: MemberView): void {
    const elsewhere = (queues.value ?? []).map(({ queue }) => queue).filter((queue) => queue !== view.queue);
    const menu = this.querySelector<MemberMenu>('lu-member-menu')!;
    void menu.open(event.currentTarget as HTMLElement, { view, member, elsewhere });
  }

  #act(event: CustomEvent<MemberAct>): void {
    const { view, member } = this.querySelector<MemberMenu>('lu-member-menu')!;
    const act = event.detail;
    if (!view || !member) return;
    if (act.do === 'move') void this.#move(view, member, act.to);
    else void this.#steering.act(view, member, act);
  }

  #choose(): void {
    const view = this.#view;
    const button = this.querySelector<HTMLElement>('.button.add');
    if (!view || !button) return;
    const choice = this.querySelector<PersonChoice>('lu-person-choice')!;
    choice.persons = othersOf(view, this.persons).filter(({ extension }) => extension !== null);
    const title = say('queue-page.add.title', { queue: view.queue });
    void choice.open(button, { title, current: null, notes: new Map() });
  }

  #add(person: string): void {
    if (this.#view) void this.#steering.add(this.#view, person);
  }

  async #move(view: QueueView, member: MemberView, to: string): Promise<void> {
    if (to !== view.queue && (await this.#steering.move(view, member, to)))
      navigate(`/queue?queue=${encodeURIComponent(to)}`);
  }
}

customElements.define('lu-queue-page', QueuePage);
