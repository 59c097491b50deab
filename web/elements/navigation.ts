import { html, nothing } from 'lit';
import type { WebTextKey } from '../../model/texts/web/index.ts';
import { session } from '../data/session.ts';
import { PAGES, place } from '../router.ts';
import { settings } from '../session/settings.ts';
import { Watch } from '../state/state.ts';
import { theme } from '../state/theme.ts';
import { say } from '../texts.ts';
import './duty-bar.ts';
import { LightElement } from './light-element.ts';
import './person-badge.ts';

interface Item {
  path: string;
  icon: string;
  title: WebTextKey;
  /** Said in the tab bar of a phone. */
  short?: WebTextKey;
}

/** The week, what is live, the people. */
const GROUPS: readonly (readonly Item[])[] = [
  [
    { path: '/week', icon: 'calendar-days', title: 'page.week' },
    { path: '/mine', icon: 'calendar-heart', title: 'page.mine', short: 'page.mine.short' },
    { path: '/planner', icon: 'wand-sparkles', title: 'page.planner' },
  ],
  [
    { path: '/queue', icon: 'headset', title: 'page.queue' },
    { path: '/wallboard', icon: 'tv', title: 'page.wallboard' },
    { path: '/call', icon: 'phone-call', title: 'page.call' },
    { path: '/registry', icon: 'list', title: 'page.registry' },
    { path: '/requests', icon: 'inbox', title: 'page.requests' },
    { path: '/customers', icon: 'user-round-search', title: 'page.customers' },
  ],
  [
    { path: '/persons', icon: 'users', title: 'page.persons' },
    { path: '/availability', icon: 'calendar-x', title: 'page.availability' },
    { path: '/fixed-turns', icon: 'pin', title: 'page.fixed-turns' },
  ],
  [
    { path: '/fairness', icon: 'scale', title: 'page.fairness' },
    { path: '/administration', icon: 'settings', title: 'page.administration' },
  ],
];

/** What stands in the tab bar of a phone; the rest is behind "More". */
const TABS = ['/week', '/mine', '/queue'];

/** The sidebar; on a phone the tab bar. */
export class Navigation extends LightElement {
  constructor() {
    super();
    new Watch(this, session, place, theme);
  }

  protected override render() {
    const known = session.value;
    if (!known) return nothing;
    const mayGo = ({ path }: Item) => {
      const permission = PAGES.find((page) => page.path === path)?.permission;
      return !permission || known.permissions.includes(permission);
    };
    const groups = GROUPS.map((group) => group.filter(mayGo)).filter((group) => group.length > 0);
    return html`
      <nav aria-label=${say('shell.nav')}>
        <a class="mark" href="/week" aria-label=${known.organisation.name}><img src="/mark.svg" alt="" width="24" height="24" /><b>${known.organisation.name}</b></a>
        ${groups.map((group) => html`<ul>${group.map((item) => this.#item(item))}</ul>`)}
        <lu-duty-bar></lu-duty-bar>
        ${this.#profile()}
      </nav>
      <nav class="tabs" aria-label=${say('shell.nav')}>
        ${groups
          .flat()
          .filter(({ path }) => TABS.includes(path))
          .map((item) => this.#tab(item))}
        <lu-duty-bar></lu-duty-bar>
        <button class="tab" popovertarget="lu-more"><lu-icon name="menu"></lu-icon>${say('shell.more')}</button>
        <div id="lu-more" class="sheet" popover>
          <ul>${groups.flat().map((item) => this.#item(item))}</ul>
          ${settings('lu-more')}
        </div>
      </nav>
      <lu-my-sessions></lu-my-sessions>
    `;
  }

  #isHere(path: string): boolean {
    return location.pathname === path || location.pathname.startsWith(`${path}/`);
  }

  #item({ path, icon, title }: Item) {
    const current = this.#isHere(path) ? 'page' : nothing;
    return html`<li><a class="item" href=${path} title=${say(title)} aria-current=${current} @click=${closeMore}>
      <lu-icon name=${icon}></lu-icon><span>${say(title)}</span></a></li>`;
  }

  #tab({ path, icon, title, short }: Item) {
    return html`<a class="tab" href=${path} aria-current=${this.#isHere(path) ? 'page' : nothing}>
      <lu-icon name=${icon}></lu-icon>${say(short ?? title)}</a>`;
  }

  #profile() {
    const { person, roles } = session.value!;
    const role = (['admin', 'supervisor', 'agent'] as const).find((one) => roles.includes(one)) ?? 'agent';
    return html`
      <div class="profile">
        <button class="me" popovertarget="lu-profile" title=${`${person.name}: ${say('shell.profile')}`}>
          <lu-badge .name=${person.name} .coat=${person.coat}></lu-badge>
          <span><b>${person.name}</b><small>${say(`shell.role.${role}`)}</small></span>
          <lu-icon name="ellipsis"></lu-icon>
        </button>
        <div id="lu-profile" class="menu" popover>${settings('lu-profile')}</div>
      </div>
    `;
  }
}

function closeMore(): void {
  document.querySelector<HTMLElement>('#lu-more:popover-open')?.hidePopover();
}

customElements.define('lu-navigation', Navigation);
