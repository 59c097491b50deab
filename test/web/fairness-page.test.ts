import { expect, test, vi } from 'vitest';
import { barriers, PHONE, picture, startSite, useChromium } from '../support/pages.ts';

vi.setConfig({ testTimeout: 60_000 });
useChromium();

/** In the published week of the demo, so that the week to come has one to look back at. */
const clock = () => new Date('2026-03-10T08:15:00.000Z');

test('everybody sees who carried what, in bars and in numbers', async () => {
  const site = await startSite({ clock });
  const page = await site.open('maria', '/fairness');
  await page.waitForSelector('.burdens .bar');
  const report = (await (await site.as('maria')).get('/api/fairness')).json();
  const rows = report.equals.flatMap((equals: { rows: { name: string; points: number }[] }) => equals.rows);
  await page.getByRole('button', { name: 'Altogether' }).click();
  const most = Math.max(...rows.map(({ points }: { points: number }) => points));
  await expect.poll(() => page.locator('.burdens .value').first().textContent()).toBe(String(most));
  expect(await page.locator('.burdens .bar').count()).toBe(rows.length);
  const names = await page.locator('.burden-table tbody th').allTextContents();
  expect(names.toSorted()).toEqual(rows.map(({ name }: { name: string }) => name).toSorted());
  expect(await page.locator('.explained').textContent()).toContain('A point is what a rule charged');
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'fairness-light');

  await page.selectOption('.span select', '26');
  await page.waitForURL('**/fairness?weeks=26');
  await page.reload();
  await page.waitForSelector('.burdens .bar');
  expect(await page.inputValue('.span select')).toBe('26');
});

test('before the first published week everybody starts even', async () => {
  const site = await startSite();
  const page = await site.open('maria', '/fairness');
  await page.waitForSelector('.empty');
  expect(await page.locator('.empty').textContent()).toContain('everybody starts even');
});

test('on a phone the table is cards', async () => {
  const site = await startSite({ clock });
  const page = await site.open('aina', '/fairness', { size: PHONE, theme: 'dark' });
  await page.waitForSelector('.burdens .bar');
  expect(await barriers(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  await picture(page, 'fairness-phone-dark');
});

test('who coordinates forgives a credit once she is sure, and nobody else is offered to', async () => {
  const site = await startSite({ clock });
  const agent = await site.open('maria', '/fairness');
  await agent.waitForSelector('.burdens .bar');
  expect(await agent.locator('.forgive').count()).toBe(0);

  const credits = async () => (await (await site.as('maria')).get('/api/credits')).json().credits;
  const { joan, ...others } = await credits();
  expect(joan).not.toBe(0);
  const page = await site.open('gemma', '/fairness');
  const forgive = page.getByRole('button', { name: 'Forgive the credit of Joan' });
  await forgive.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  expect(await credits()).toEqual({ joan, ...others });
  await forgive.click();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Forgive' }).click();
  await expect.poll(() => page.locator('.toast').textContent()).toContain('is 0 from the next week on');
  await expect.poll(() => forgive.count()).toBe(0);
  expect(await credits()).toEqual(others);
});
