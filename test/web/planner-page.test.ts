import { expect, test, vi } from 'vitest';
import { addDays } from '../../model/time.ts';
import { MONDAY } from '../support/demo-week.ts';
import { barriers, dialects, picture, startSite, useChromium } from '../support/pages.ts';

vi.setConfig({ testTimeout: 90_000 });
useChromium();

test.each(dialects())(
  'a coordinator plans the next week, watches it, publishes it, and everybody has it, on %s',
  async (dialect) => {
    const site = await startSite({ dialect });
    const page = await site.open('aina', '/planner');
    await page.waitForSelector('form.start .button.primary:not([disabled])');
    expect(await barriers(page)).toEqual([]);
    const next = addDays(MONDAY, 7);
    await page.selectOption('select[name=week]', next);
    await page.fill('input[name=description]', 'First <b>try</b> 🙂');
    await page.click('form.start .button.primary');
    await page.waitForSelector('.progress .tag.ok', { timeout: 40_000 });
    expect(await page.locator('.progress').textContent()).toContain('Proven best possible');
    await page.waitForSelector('.draft .mini');
    expect(await page.locator('.draft').textContent()).toContain('First <b>try</b> 🙂');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'planner-light');

    await page.click('.draft .button.primary');
    await page.waitForSelector('dialog.publish li');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'planner-publish-light');
    await page.locator('dialog.publish .button.primary').click();
    await page.waitForSelector('.callout[role=status]');
    expect((await site.store.timetables.published(next))?.state).toBe('published');

    const maria = await site.open('maria', `/week/${next}`);
    await maria.waitForSelector('.turn.mine');
    expect(await maria.locator('.week-head > .tag').textContent()).toContain('Published');
  },
);

test('a coordinator asks about a hole, and whoever is asked sees it with the way to answer', async () => {
  const site = await startSite();
  const page = await site.open('aina', '/planner');
  await page.waitForSelector('form.start .button.primary:not([disabled])');
  await page.selectOption('select[name=week]', addDays(MONDAY, 7));
  await page.fill('input[name=lines]', '7');
  await page.click('form.start .button.primary');
  await page.waitForSelector('.progress .tag.ok', { timeout: 40_000 });
  const item = page.locator('.list details', { has: page.locator('.button') }).first();
  if (!(await item.evaluate((details: HTMLDetailsElement) => details.open)))
    await item.locator('summary').click();
  expect(await barriers(page)).toEqual([]);
  await item.locator('.button').first().click();
  await item.locator('.tag.ok').waitFor();
  expect(await item.locator('.tag.ok').innerText()).toContain('Asked');
  await picture(page, 'planner-asked-light');

  const entry = (await site.store.audit.list()).find(({ what }) => what === 'plan.ask');
  const { told } = entry!.after as { told: string[] };
  const asked = await site.open(told[0]!, '/mine');
  await asked.click('.mine .done a[href="/availability"]');
  await asked.waitForSelector('h1:has-text("Availability")');
});

test('what is not for one’s role is not shown, and says so', async () => {
  const site = await startSite();
  const page = await site.open('maria', '/planner');
  await page.waitForSelector('.missing');
  expect(await page.locator('nav a[href="/planner"]').count()).toBe(0);
});
