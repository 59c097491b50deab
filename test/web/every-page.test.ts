import { describe, expect, test, vi } from 'vitest';
import { MONDAY } from '../support/demo-week.ts';
import { barriers, PHONE, picture, startSite, useChromium } from '../support/pages.ts';

vi.setConfig({ testTimeout: 90_000 });
useChromium();

const pages = [
  ['week', `/week/${MONDAY}`, '.turn'],
  ['mine', '/mine', '.mine'],
  ['planner', '/planner', 'form.start'],
  ['queue', '/queue', 'main .empty'],
  ['wallboard', '/wallboard', 'main.wallboard .wall-note'],
  ['call', '/call', 'main .empty'],
  ['registry', '/registry', 'main .empty'],
  ['requests', '/requests', 'main .empty'],
  ['customers', '/customers', 'form.customer-search'],
  ['categories', '/administration/categories', 'lu-category-editor form'],
  ['persons', '/persons', 'main article, main li'],
  ['availability', '/availability', 'main table, main [role=grid]'],
  ['fixed-turns', '/fixed-turns', 'main button'],
  ['fairness', '/fairness', 'main svg, main table, main .empty, main .card'],
  ['administration', '/administration', 'main table'],
] as const;

const looks = [
  { name: 'light', theme: 'light', locale: 'en' },
  { name: 'dark', theme: 'dark', locale: 'ca' },
  { name: 'phone', theme: 'light', locale: 'ru', size: PHONE },
] as const;

describe.each(pages)('the page %s', (name, path, landmark) => {
  test('keeps nobody out, in light, dark and on a phone, and nothing scrolls sideways', async () => {
    const site = await startSite();
    for (const { name: look, ...options } of looks) {
      const page = await site.open('aina', path, options);
      await page.waitForSelector(landmark);
      await page.waitForLoadState('networkidle');
      await picture(page, `page-${name}-${look}`);
      expect(await barriers(page), look).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide, look).toBeLessThanOrEqual(0);
      // A word that no catalogue has is shown by its key.
      const text = await page.evaluate(() => document.body.innerText);
      expect(
        text.match(/\b[a-z-]+\.[a-z][a-z.-]+[a-z]\b/g)?.filter((word) => !word.includes('example')) ?? [],
        look,
      ).toEqual([]);
      await page.context().close();
    }
  });
});
