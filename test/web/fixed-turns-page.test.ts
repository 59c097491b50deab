import { expect, test, vi } from 'vitest';
import { barriers, PHONE, picture, startSite, useChromium } from '../support/pages.ts';

vi.setConfig({ testTimeout: 60_000 });
useChromium();

test('a coordinator gives a turn to somebody for every week, and takes it back', async () => {
  const site = await startSite();
  const before = await site.store.fixedTurns.list();
  const page = await site.open('gemma', '/fixed-turns');
  const place = page.locator('[data-place="tue/0/0"]');
  await place.click();
  await page.waitForSelector('.choice:popover-open');
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.type('mari');
  await page.keyboard.press('Enter');
  await expect.poll(() => place.innerText()).toContain('Maria Costa');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-place'))).toBe('tue/0/0');
  expect(await site.store.fixedTurns.list()).toContainEqual({
    weekday: 'tue',
    slot: 0,
    line: 0,
    person: 'maria',
  });
  await picture(page, 'fixed-turns-light');
  await page.locator('.toast button').first().click();
  await expect.poll(() => site.store.fixedTurns.list()).toEqual(before);

  // By keys alone: the next line is for nobody.
  await place.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.choice:popover-open');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForSelector('[data-place="tue/0/1"].nobody');
  expect(await barriers(page)).toEqual([]);
});

test('what somebody else changed meanwhile is shown, and nothing of it is lost', async () => {
  const site = await startSite();
  const page = await site.open('aina', '/fixed-turns');
  await page.waitForSelector('.place');
  const theirs = [{ weekday: 'thu' as const, slot: 1, line: 2, person: 'biel' }];
  await site.store.fixedTurns.replaceAll(theirs);
  await page.click('[data-place="wed/0/0"]');
  await page.keyboard.type('maria');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.callout.danger');
  expect(await page.locator('.callout.danger').textContent()).toContain('Somebody else changed');
  expect(await page.locator('[data-place="thu/1/2"]').innerText()).toContain('Biel');
  expect(await site.store.fixedTurns.list()).toEqual(theirs);
});

test('an agent sees the template and cannot change it', async () => {
  const site = await startSite();
  const page = await site.open('maria', '/fixed-turns', { size: PHONE, theme: 'dark' });
  await page.waitForSelector('.place');
  expect(await page.locator('button.place').count()).toBe(0);
  expect(await page.locator('.place.held').count()).toBe((await site.store.fixedTurns.list()).length);
  expect(await barriers(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  await picture(page, 'fixed-turns-phone-dark');
});
