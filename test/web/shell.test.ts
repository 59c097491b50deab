import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { MONDAY } from '../support/demo-week.ts';
import { barriers, PHONE, picture, startSite, useChromium } from '../support/pages.ts';

vi.setConfig({ testTimeout: 60_000 });
useChromium();

describe('the demo', () => {
  test('lets one choose who to be, and brings to where one wanted to go', async () => {
    const site = await startSite();
    const page = await site.open(null, `/week/${MONDAY}`);
    await page.waitForSelector('.people button');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'sign-in-light');
    await page.click('.people button:has-text("Aina")');
    await page.waitForSelector('.week-grid');
    expect(new URL(page.url()).pathname).toBe(`/week/${MONDAY}`);
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  test('is right on a phone, in Russian and in the dark', async () => {
    const site = await startSite();
    const page = await site.open(null, '/', { size: PHONE, theme: 'dark', locale: 'ru' });
    await page.waitForSelector('.people button');
    expect(await page.locator('h1').textContent()).toContain('на телефоне');
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await picture(page, 'sign-in-phone-dark');
  });
});

describe('a session', () => {
  test('that ends elsewhere ends here at once', async () => {
    const site = await startSite();
    const page = await site.open('maria', `/week/${MONDAY}`);
    await page.waitForSelector('.week-grid');
    const session = (await page.context().cookies()).find(({ name }) => name === 'lineup')!;
    await page.context().request.delete(`${site.address}/api/sessions`, {
      headers: { 'x-lineup': '1', origin: site.address, cookie: `lineup=${session.value}` },
    });
    await page.waitForSelector('.sign-in', { timeout: 10_000 });
  });

  test('is seen with the others of the same person, and ended from there', async () => {
    const site = await startSite();
    const [here, there] = [await site.open('maria', '/mine'), await site.open('maria', '/mine')];
    await there.waitForSelector('.mine');
    await here.click('.me');
    await here.click('#lu-profile .button >> text=Where you are signed in');
    const rows = here.locator('dialog.my-sessions li');
    await rows.nth(1).waitFor();
    expect(await barriers(here)).toEqual([]);
    await picture(here, 'my-sessions-light');
    await here.click('dialog.my-sessions .button >> text=Sign out there');
    await expect.poll(() => rows.count()).toBe(1);
    expect(await rows.innerText()).toContain('Here');
    await there.waitForSelector('.sign-in', { timeout: 10_000 });
    expect(await here.locator('.mine').count()).toBe(1);
  });

  test('of somebody else in a second tab is noticed in the first', async () => {
    const site = await startSite();
    const page = await site.open(null, '/');
    await page.click('.people button:has-text("Aina")');
    await page.waitForSelector('.week-grid');
    const second = await page.context().newPage();
    await second.goto(`${site.address}/week`);
    await second.waitForSelector('.me');
    await second.click('.me');
    await second.click('#lu-profile .button >> text=Sign out');
    await second.waitForSelector('.people button');
    await page.waitForSelector('.sign-in');
    await second.click('.people button:has-text("Gemma")');
    await expect.poll(() => page.locator('.note').textContent()).toContain('Gemma Bosch');
  });
});

test('speaks the language that a person has, unless another is chosen here', async () => {
  const site = await startSite();
  const page = await site.open('gemma', `/week/${MONDAY}`, { isChosen: false });
  await page.waitForSelector('.item:has-text("Setmana")');
  const chosen = await site.open('gemma', `/week/${MONDAY}`, { locale: 'es' });
  await chosen.waitForSelector('.item:has-text("Semana")');
});

test('keeps the theme and the language that were chosen', async () => {
  const site = await startSite();
  const page = await site.open('maria', `/week/${MONDAY}`);
  await page.waitForSelector('.me');
  await page.click('.me');
  await page.click('#lu-profile [aria-label="Dark"]');
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  await page.selectOption('#lu-profile select', 'ca');
  await page.waitForSelector('.item:has-text("Setmana")');
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('ca');
});

test('a cut line is told, and told no more when it is back', async () => {
  const site = await startSite();
  const page = await site.open('maria', `/week/${MONDAY}`);
  await page.waitForSelector('.week-grid');
  await page.context().setOffline(true);
  await page.waitForSelector('.note.warn', { timeout: 10_000 });
  await picture(page, 'offline-light');
  await page.context().setOffline(false);
  await page.waitForSelector('.note.warn', { state: 'detached', timeout: 20_000 });
});

test('the week page loads less than 150 KB of script and style', () => {
  const assets = join(import.meta.dirname, '../../web/dist/assets');
  const packed = readdirSync(assets).filter((name) => /\.(?:js|css)\.gz$/.test(name));
  const isFirst = (name: string) =>
    /^(?:index|week-page|navigation|person-badge|initials|initials-in|mondays|en|requests)/.test(name);
  const bytes = packed
    .filter(isFirst)
    .reduce((sum, name) => sum + readFileSync(join(assets, name)).length, 0);
  expect(packed.length).toBeGreaterThan(5);
  expect(bytes).toBeLessThan(150 * 1024);
});
