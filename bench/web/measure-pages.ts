import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../test/support/system-packages.js';
import type { BenchStore } from './prepare-store.ts';

/** What a week costs a browser to show, measured by itself. */
export interface PageFigures {
  /** Until something is to be seen, median. */
  firstPaintMs: number;
  /** Until all turns are there, median. */
  turnsMs: number;
  /** The longest time in which the page did not answer, of all runs. */
  longestTaskMs: number;
  /** Script and style as they came over the line. */
  kilobytes: number;
}

const RUNS = 5;

/** Shows a week in fresh browsers, one after the other. */
export async function measurePage(url: string, { cookies }: BenchStore, week: string): Promise<PageFigures> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Pages are measured in Chromium: install the package "chromium".');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const runs: PageFigures[] = [];
    for (let run = 0; run < RUNS; run++) runs.push(await showOnce(browser, url, cookies[0]!, week));
    const median = (pick: (one: PageFigures) => number) =>
      runs.map(pick).sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
    return {
      firstPaintMs: median((one) => one.firstPaintMs),
      turnsMs: median((one) => one.turnsMs),
      longestTaskMs: Math.max(...runs.map((one) => one.longestTaskMs)),
      kilobytes: median((one) => one.kilobytes),
    };
  } finally {
    await browser.close();
  }
}

async function showOnce(browser: Browser, url: string, cookie: string, week: string): Promise<PageFigures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const [name, value] = cookie.split('=') as [string, string];
    const site = url.replace('127.0.0.1', 'localhost');
    await context.addCookies([{ name, value, url: site }]);
    const page = await context.newPage();
    await page.addInitScript(`
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
      }).observe({ type: 'longtask', buffered: true });
    `);
    await page.goto(`${site}/week/${week}`);
    await page.waitForSelector('.turn');
    const turnsMs = await page.evaluate<number>('performance.now()');
    await page.waitForLoadState('networkidle');
    return await page.evaluate<PageFigures>(`({
      firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0].startTime,
      turnsMs: ${turnsMs},
      longestTaskMs: window.longest,
      kilobytes: performance.getEntriesByType('resource').filter(({ name }) => /\\.(?:js|css)$/.test(name))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1024,
    })`);
  } finally {
    await context.close();
  }
}
