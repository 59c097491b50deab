import { html, nothing } from 'lit';
import type { MemberView, QueueView } from '../data/queues.ts';
import { LightElement } from '../elements/light-element.ts';
import { say } from '../texts.ts';

export type MemberAct =
  | { do: 'pause'; reason: string }
  | { do: 'resume' }
  | { do: 'remove' }
  | { do: 'move'; to: string };

/** What can be done with a member of a queue, beside its tile. Fires `act`. */
export class MemberMenu extends LightElement {
  static override properties = {
    member: { state: true },
    view: { state: true },
    elsewhere: { state: true },
  };
  declare member: MemberView | null;
  declare view: QueueView | null;
  /** Other queues to which it could go. */
  declare elsewhere: readonly string[];
  #button: HTMLElement | null = null;

  constructor() {
    super();
    this.member = null;
    this.view = null;
    this.elsewhere = [];
  }

  async open(
    button: HTMLElement,
    what: { view: QueueView; member: MemberView; elsewhere: readonly string[] },
  ): Promise<void> {
    this.#button = button;
    this.view = what.view;
    this.member = what.member;
    this.elsewhere = what.elsewhere;
    await this.updateComplete;
    const menu = this.#menu();
    menu.showPopover();
    const at = button.getBoundingClientRect();
    const { width, height } = menu.getBoundingClientRect();
    const isBelow = at.bottom + height + 8 < innerHeight || at.top < height;
    const y = isBelow ? Math.min(at.bottom + 4, innerHeight - height - 8) : at.top - height - 4;
    menu.style.setProperty('--x', `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`);
    menu.style.setProperty('--y', `${Math.max(8, y)}px`);
    this.#items()[0]?.focus();
  }

  #menu(): HTMLElement {
    return this.querySelector<HTMLElement>('.member-menu')!;
  }

  #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[role=menuitem]')];
  }

  protected override render() {
    const { member, view } = this;
    const name = member?.name ?? '';
    const reasons = view?.pauseReasons ?? [];
    return html`<div class="member-menu" popover role="menu" aria-label=${say('queue-page.actions', { name })}
      @keydown=${this.#key} @toggle=${this.#toggled}>
      ${member?.paused ? this.#item('play', say('queue-page.resume'), { do: 'resume' }) : nothing}
      ${
        member
          ? html`<div role="group" aria-label=${say('queue-page.pause-for')}><p aria-hidden="true">${say('queue-page.pause-for')}</p>
              ${reasons.map(({ key, text }) => this.#item('pause', text, { do: 'pause', reason: key }))}</div>`
          : nothing
      }
      ${this.elsewhere.map((to) => this.#item('arrow-right', say('queue-page.move-to', { queue: to }), { do: 'move', to }))}
      ${member ? this.#item('user-minus', say('queue-page.remove'), { do: 'remove' }) : nothing}
    </div>`;
  }

  #item(icon: string, text: string, act: MemberAct) {
    return html`<button role="menuitem" tabindex="-1" data-do=${act.do} @click=${() => this.#act(act)}><lu-icon name=${icon}></lu-icon>${text}</button>`;
  }

  #act(act: MemberAct): void {
    this.#menu().hidePopover();
    this.dispatchEvent(new CustomEvent<MemberAct>('act', { detail: act }));
  }

  #key(event: KeyboardEvent): void {
    const items = this.#items();
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to: Record<string, number> = {
      ArrowDown: (at + 1) % items.length,
      ArrowUp: (at + items.length - 1) % items.length,
      Home: 0,
      End: items.length - 1,
    };
    if (event.key === 'Tab') this.#menu().hidePopover();
    const next = to[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items[next]?.focus();
  }

  #toggled(event: Event): void {
    if ((event as ToggleEvent).newState !== 'closed') return;
    const focused = document.activeElement;
    if (focused === null || focused === document.body || this.contains(focused)) this.#button?.focus();
  }
}

customElements.define('lu-member-menu', MemberMenu);
