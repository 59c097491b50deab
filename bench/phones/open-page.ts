import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../test/support/system-packages.js';

export interface WatchedPage {
  /** When each caller's number came into the page, in ms since the epoch by the clock of this process. */
  seen(): Promise<Map<string, number>>;
  close(): Promise<void>;
}

/** The page of the queue in a browser, which notes by itself when it shows a caller. */
export async function openPage(url: string, cookie: string): Promise<WatchedPage> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Pages are measured in Chromium: install the package "chromium".');
  const browser: Browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name, value] = cookie.split('=') as [string, string];
    const site = url.replace('127.0.0.1', 'localhost');
    await context.addCookies([{ name, value, url: site }]);
    const page = await context.newPage();
    await page.goto(`${site}/queue`);
    await page.waitForSelector('.tiles > li', { timeout: 20_000 });
    await page.evaluate(`
      window.seen = {};
      new MutationObserver(() => {
        const now = performance.timeOrigin + performance.now();
        for (const { textContent } of document.querySelectorAll('.callers .who b')) {
          window.seen[textContent.trim()] ??= now;
        }
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    `);
    // Both begin to count at moments that were read off a clock: the quickest answer tells best how far they are apart.
    let best = { took: Number.POSITIVE_INFINITY, ahead: 0 };
    for (let i = 0; i < 20; i++) {
      const asked = performance.timeOrigin + performance.now();
      const there = await page.evaluate<number>('performance.timeOrigin + performance.now()');
      const took = performance.timeOrigin + performance.now() - asked;
      if (took < best.took) best = { took, ahead: there - asked - took / 2 };
    }
    return {
      async seen() {
        const seen = await page.evaluate<Record<string, number>>('window.seen');
        return new Map(Object.entries(seen).map(([number, at]) => [number, at - best.ahead]));
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
