import { expect, test, vi } from 'vitest';
import { MONDAY } from '../support/demo-week.ts';
import { testPhones } from '../support/live-phones.ts';
import { barriers, PHONE, picture, startSite, useChromium } from '../support/pages.ts';

vi.setConfig({ testTimeout: 90_000 });
useChromium();

const TV = { width: 1920, height: 1080 };

async function start(queues?: Parameters<typeof testPhones>[0]) {
  const exchange = testPhones(queues);
  const { clock, openPhones } = exchange;
  const site = await startSite({ clock, openPhones });
  await exchange.phones().follow();
  return { ...site, ...exchange };
}

test('is dark, without navigation, fits a television, and is read from afar', async () => {
  const { open, driver, store } = await start();
  driver.callIn({ queue: 'support', number: '600111222' });
  const page = await open('amir', '/wallboard', { size: TV });
  await page.waitForSelector('.wall-tiles li');
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  expect(await page.locator('lu-navigation').count()).toBe(0);
  const tall = await page.evaluate(() => [
    document.documentElement.scrollHeight,
    document.documentElement.scrollWidth,
  ]);
  expect(tall).toEqual([TV.height, TV.width]);
  const size = (selector: string) =>
    page.evaluate(
      (one) => Number.parseFloat(getComputedStyle(document.querySelector(one)!).fontSize),
      selector,
    );
  expect(await size('.wall-figures dd')).toBeGreaterThanOrEqual(120);
  expect(await size('.wall-tiles b')).toBeGreaterThanOrEqual(44);
  expect(await size('.wall-tiles .state')).toBeGreaterThanOrEqual(28);
  expect(await page.locator('.wall-figures dd').first().textContent()).toBe('1');
  // Who comes next, fetched once for the turn.
  await page.waitForSelector('footer p:has-text("At 10:15:")');
  const stored = (await store.timetables.published(MONDAY))!;
  const next = stored.timetable.days[0]!.slots[1]!.cells.find((key) => key !== null)!;
  expect(stored.timetable.days[0]!.slots[0]!.cells.length).toBeGreaterThan(0);
  expect(next).toEqual(expect.any(String));
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'wallboard-dark');
});

test('follows what happens, and says when it is not live', async () => {
  const { open, driver, time } = await start();
  const page = await open('amir', '/wallboard', { size: TV });
  await page.waitForSelector('.wall-tiles .available');
  driver.callIn({ queue: 'support', number: null });
  time.advance(1000);
  await page.waitForSelector('.wall-tiles .ringing');
  driver.cut();
  await page.waitForSelector('.wallboard.stale .freshness:has-text("Not live since")');
  expect(await barriers(page)).toEqual([]);
});

test('several queues take turns, until somebody says to stay; one may be named', async () => {
  const { open, clock } = await start({ support: [0, 1, 2], billing: [3, 4, 5] });
  const page = await open('amir', '/wallboard', { size: TV });
  await page.waitForSelector('h1:has-text("support")');
  expect(await page.locator('.wall-tiles li').count()).toBe(3);
  await page.clock.setFixedTime(clock().getTime() + 16_000);
  await page.waitForSelector('h1:has-text("billing")');
  await page.click('footer button');
  await page.clock.setFixedTime(clock().getTime() + 40_000);
  await page.waitForSelector('footer button[aria-pressed=true]');
  expect(await page.locator('h1').textContent()).toBe('billing');
  await page.context().close();
  const named = await open('amir', '/wallboard?queue=billing', { size: TV });
  await named.waitForSelector('h1:has-text("billing")');
  expect(await named.locator('footer button').count()).toBe(0);
});

test.each([
  ['light', PHONE, 'ru'],
  ['light', { width: 1024, height: 768 }, 'ca'],
] as const)(
  'in %s, %j and %s keeps nobody out, and nothing scrolls sideways',
  async (theme, size, locale) => {
    const { open } = await start();
    const page = await open('amir', '/wallboard', { size, theme, locale });
    await page.waitForSelector('.wall-tiles li');
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await picture(page, `wallboard-${size.width}-${locale}`);
  },
);
