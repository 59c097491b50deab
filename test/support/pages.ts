import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFinished } from 'vitest';
import type { StoredTimetable } from '../../model/types.ts';
import { type ApiOptions, startApi, type TestApi } from './api.ts';
import { publishDemo } from './demo-week.ts';
import { type Dialect, NOW } from './stores.ts';
import { findChromium } from './system-packages.js';

const root = join(import.meta.dirname, '../..');
const pictures = join(root, 'test/screenshots');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Sizes in which pages are looked at. */
export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 360, height: 740 };

let browser: Browser | null = null;

/** One Chromium for the tests of a file. To be called at its top. */
export function useChromium(): void {
  beforeAll(async () => {
    const executablePath = findChromium();
    if (!executablePath)
      throw new Error('The tests of the pages need Chromium: install the package "chromium".');
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  }, 60_000);
  afterAll(() => browser?.close());
}

/** The databases that are here: the embedded one, and PostgreSQL where it is installed. */
export function dialects(): Dialect[] {
  return inject('postgresUrl') === null ? ['sqlite'] : ['sqlite', 'postgres'];
}

export interface OpenOptions {
  size?: { width: number; height: number };
  theme?: 'light' | 'dark';
  locale?: string;
  /** Whether that language was chosen in this browser, not only preferred; by default yes. */
  isChosen?: boolean;
}

export interface Site extends TestApi {
  address: string;
  /** The published week of the demo. */
  stored: StoredTimetable;
  /** A browser of its own in which somebody is signed in; `null`: nobody. */
  open(person: string | null, path: string, options?: OpenOptions): Promise<Page>;
}

/** The real server with its pages, over the demo team and its published week. */
export async function startSite(options: ApiOptions = {}): Promise<Site> {
  const fault = inject('pagesFault');
  if (fault !== null) throw new Error(`The pages could not be built: ${fault}`);
  const webRoot = join(root, 'web/dist');
  const api = await startApi({ demo: false, webRoot, ...options });
  api.workplace.isDemo = true;
  const stored = await publishDemo(api.workplace);
  const address = (await api.listen()).replace('127.0.0.1', 'localhost');
  return {
    ...api,
    address,
    stored,
    async open(person, path, { size = DESK, theme = 'light', locale = 'en', isChosen = true } = {}) {
      const context = await browser!.newContext({
        viewport: size,
        colorScheme: theme,
        locale,
        reducedMotion: 'reduce',
      });
      onTestFinished(() => context.close());
      await context.clock.setFixedTime(options.clock?.() ?? NOW);
      if (isChosen) {
        await context.addInitScript(
          `if (location.protocol === 'http:') localStorage['lineup-locale'] ??= ${JSON.stringify(locale)}`,
        );
      }
      watch(context, address);
      if (person !== null) {
        const { cookie } = await api.as(person);
        const [name, value] = cookie!.split('=') as [string, string];
        await context.addCookies([{ name, value, url: address, httpOnly: true, sameSite: 'Lax' }]);
      }
      const page = await context.newPage();
      await page.goto(address + path);
      return page;
    },
  };
}

/** Nothing may be loaded from elsewhere, and no policy be crossed: told when the test ends. */
function watch(context: BrowserContext, address: string): void {
  const faults: string[] = [];
  context.on('request', (request) => {
    if (!request.url().startsWith(address)) faults.push(`asked for ${request.url()}`);
  });
  context.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) faults.push(message.text());
  });
  context.on('weberror', (error) => faults.push(`an error in the page: ${error.error().message}`));
  onTestFinished(() => expect(faults).toEqual([]));
}

/** Keeps what a page looks like, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** What keeps people out of a page, by the checks of axe for WCAG 2.2 AA. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const run = async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    // biome-ignore lint/suspicious/noExplicitAny: axe is a global of the page.
    const { violations } = await (window as any).axe.run(document, {
      runOnly: { type: 'tag', values: tags },
    });
    return violations.map(
      (one: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
        `${one.id}: ${one.nodes[0]!.html.slice(0, 160)} — ${one.nodes[0]!.failureSummary.slice(0, 200)}`,
    );
  };
  return page.evaluate(run);
}
