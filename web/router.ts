import type { Permission } from '../model/permissions.ts';
import type { WebTextKey } from '../model/texts/web/index.ts';
import { createState } from './state/state.ts';

/** The pages: where each is, what draws it, and who may see it. Their code is loaded when somebody goes there. */
export interface Page {
  /** ":name" stands for any part. */
  path: string;
  tag: string;
  title: WebTextKey;
  permission: Permission | null;
  /** It has the whole window, without the navigation. */
  isBare?: true;
  load: () => Promise<unknown>;
}

export interface Place {
  page: Page | null;
  params: Record<string, string>;
  query: URLSearchParams;
}

export const PAGES: readonly Page[] = [
  {
    path: '/login',
    tag: 'lu-sign-in-page',
    title: 'page.sign-in',
    permission: null,
    load: () => import('./pages/sign-in-page.ts'),
  },
  {
    path: '/week',
    tag: 'lu-week-page',
    title: 'page.week',
    permission: 'timetable.see',
    load: () => import('./pages/week-page.ts'),
  },
  {
    path: '/week/:week',
    tag: 'lu-week-page',
    title: 'page.week',
    permission: 'timetable.see',
    load: () => import('./pages/week-page.ts'),
  },
  {
    path: '/mine',
    tag: 'lu-my-week-page',
    title: 'page.mine',
    permission: 'timetable.see',
    load: () => import('./pages/my-week-page.ts'),
  },
  {
    path: '/planner',
    tag: 'lu-planner-page',
    title: 'page.planner',
    permission: 'plan.run',
    load: () => import('./pages/planner-page.ts'),
  },
  {
    path: '/queue',
    tag: 'lu-queue-page',
    title: 'page.queue',
    permission: 'queue.see',
    load: () => import('./pages/queue-page.ts'),
  },
  {
    path: '/wallboard',
    tag: 'lu-wallboard-page',
    title: 'page.wallboard',
    permission: 'queue.see',
    isBare: true,
    load: () => import('./pages/wallboard-page.ts'),
  },
  {
    path: '/call',
    tag: 'lu-call-page',
    title: 'page.call',
    permission: 'card.own',
    load: () => import('./pages/call-page.ts'),
  },
  {
    path: '/registry',
    tag: 'lu-registry-page',
    title: 'page.registry',
    permission: 'call.see.own',
    load: () => import('./pages/registry-page.ts'),
  },
  {
    path: '/requests',
    tag: 'lu-requests-page',
    title: 'page.requests',
    permission: 'service-request.see',
    load: () => import('./pages/requests-page.ts'),
  },
  {
    path: '/requests/:request',
    tag: 'lu-request-page',
    title: 'page.request',
    permission: 'service-request.see',
    load: () => import('./pages/request-page.ts'),
  },
  {
    path: '/customers',
    tag: 'lu-customers-page',
    title: 'page.customers',
    permission: 'customer.see',
    load: () => import('./pages/customers-page.ts'),
  },
  {
    path: '/persons',
    tag: 'lu-persons-page',
    title: 'page.persons',
    permission: 'person.see',
    load: () => import('./pages/persons-page.ts'),
  },
  {
    path: '/administration',
    tag: 'lu-administration-page',
    title: 'page.administration',
    permission: 'audit.see',
    load: () => import('./pages/administration-page.ts'),
  },
  {
    path: '/administration/:section',
    tag: 'lu-administration-page',
    title: 'page.administration',
    permission: 'audit.see',
    load: () => import('./pages/administration-page.ts'),
  },
  {
    path: '/availability',
    tag: 'lu-availability-page',
    title: 'page.availability',
    permission: 'availability.see.own',
    load: () => import('./pages/availability-page.ts'),
  },
  {
    path: '/availability/:person',
    tag: 'lu-availability-page',
    title: 'page.availability',
    permission: 'availability.see',
    load: () => import('./pages/availability-page.ts'),
  },
  {
    path: '/fixed-turns',
    tag: 'lu-fixed-turns-page',
    title: 'page.fixed-turns',
    permission: 'fixed-turn.see',
    load: () => import('./pages/fixed-turns-page.ts'),
  },
  {
    path: '/fairness',
    tag: 'lu-fairness-page',
    title: 'page.fairness',
    permission: 'fairness.see',
    load: () => import('./pages/fairness-page.ts'),
  },
];

export const place = createState<Place>(placeOf(new URL(location.href)));

export function navigate(path: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  place.set(placeOf(new URL(location.href)));
}

/** Follows links of our own without loading the application anew. */
export function followLinks(): void {
  addEventListener('popstate', () => place.set(placeOf(new URL(location.href))));
  addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.pathname.startsWith('/api/') || link.pathname.startsWith('/calendars/')) return;
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    navigate(link.pathname + link.search);
  });
}

function placeOf(url: URL): Place {
  for (const page of PAGES) {
    const params = matchPath(page.path, url.pathname);
    if (params) return { page, params, query: url.searchParams };
  }
  return { page: null, params: {}, query: url.searchParams };
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(given[i]!);
    else if (part !== given[i]) return null;
  }
  return params;
}
