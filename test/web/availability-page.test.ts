import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { barriers, PHONE, picture, startSite, useChromium } from '../support/pages.ts';

vi.setConfig({ testTimeout: 60_000 });
useChromium();

const entries = (page: Page, section: number) =>
  page.locator('section').nth(section).locator('.entries li').allInnerTexts();

/** From the middle of one slot over others, with the mouse. */
async function drag(page: Page, ...cells: string[]): Promise<void> {
  for (const [i, cell] of cells.entries()) {
    const box = (await page.locator(`[data-cell="${cell}"]`).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
    if (i === 0) await page.mouse.down();
  }
  await page.mouse.up();
}

async function expectEntries(page: Page, section: number, expected: RegExp[]): Promise<void> {
  const texts = async () => (await entries(page, section)).map((text) => text.replaceAll(/\s+/g, ' '));
  await expect.poll(texts).toEqual(expected.map((one) => expect.stringMatching(one)));
}

test('somebody paints when she cannot, says why, and takes it back', async () => {
  const site = await startSite();
  const page = await site.open('maria', '/availability');
  await page.waitForSelector('.weekly .slot');
  expect(await barriers(page)).toEqual([]);
  await drag(page, 'mon/0', 'mon/1');
  await page.locator('[data-cell="wed/2"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  expect(await page.locator('.slot.fresh').count()).toBe(3);
  expect(await page.locator('.room').textContent()).toContain('17 of 20 slots a week are free');
  await page.click('.keep .button.primary');
  expect(await page.locator('#keep-fault').textContent()).toBe('Say why, in a word.');
  expect(await site.store.unavailabilities.list({ person: 'maria' })).toEqual([]);
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'availability-draft-light');

  await page.fill('.keep input', 'Course <b>🙂</b>');
  await page.keyboard.press('Enter');
  await expectEntries(page, 0, [/^Monday 09:00–11:30 Cannot Course <b>🙂<\/b>$/, /^Thursday 11:30–12:45/]);

  // One slot of an entry becomes free: what is left of it stays with its reason.
  await page.click('[data-kind=free]');
  await page.click('[data-cell="mon/0"]');
  await page.click('.keep .button.primary');
  await expectEntries(page, 0, [/^Monday 10:15–11:30 Cannot Course/, /^Thursday/]);
  await page.locator('.toast button').first().click();
  await expectEntries(page, 0, [/^Monday 09:00–11:30/, /^Thursday/]);
});

test('an hour on all days is one entry of every working day, and cutting a day out of it leaves the others', async () => {
  const site = await startSite();
  const page = await site.open('maria', '/availability');
  await page.click('[data-kind=rather]');
  await page.getByRole('button', { name: /^12:45.*every working day/ }).click();
  await page.fill('.keep input', 'Lunch');
  await page.keyboard.press('Enter');
  await expectEntries(page, 0, [/^Every working day 12:45–14:00 Rather not Lunch$/]);
  await page.click('[data-kind=free]');
  await page.click('[data-cell="fri/3"]');
  await page.click('.keep .button.primary');
  await expectEntries(page, 0, [
    /^Monday/,
    /^Tuesday/,
    /^Wednesday/,
    /^Thursday 12:45–14:00 Rather not Lunch$/,
  ]);
});

test('an entry is changed and taken away, and comes back', async () => {
  const site = await startSite();
  const { id } = await site.store.unavailabilities.add({
    person: 'maria',
    weekday: 'tue',
    date: null,
    slots: null,
    firm: true,
    reason: 'Course',
  });
  const page = await site.open('maria', '/availability');
  await page.getByRole('button', { name: 'Change: Tuesday, All day' }).click();
  await page.fill('.entry-edit input[name=reason]', ' ');
  await page.keyboard.press('Enter');
  expect(await page.locator('.entry-edit .fault').textContent()).toBe('Say why, in a word.');
  await page.fill('.entry-edit input[name=reason]', 'School');
  await page.check('.entry-edit input[value=rather]');
  await page.keyboard.press('Enter');
  await expectEntries(page, 0, [/^Tuesday All day Rather not School$/]);
  expect(await site.store.unavailabilities.get(id)).toMatchObject({ firm: false, reason: 'School' });
  await page.getByRole('button', { name: 'Take away: Tuesday, All day' }).click();
  await expectEntries(page, 0, []);
  await page.locator('.toast button').first().click();
  await expectEntries(page, 0, [/^Tuesday All day Rather not School$/]);
});

test('several dates and several weekdays are entered at once', async () => {
  const site = await startSite();
  const page = await site.open('maria', '/availability');
  const dated = page.locator('section').nth(1);
  await dated.locator('.entry-form .button.primary').first().click();
  expect(await dated.innerText()).toContain('Choose a day.');
  await dated.locator('input[name=date]').fill('2026-03-12');
  await dated.getByText('Another date').click();
  await dated.getByLabel('Some slots').check();
  await dated.getByLabel('09:00–10:15').check();
  await dated.locator('input[name=reason]').fill('Dentist');
  await dated.locator('.entry-form .button.primary').first().click();
  await expectEntries(page, 1, [/^Thursday 12 March 09:00–10:15 Cannot Dentist$/, /^Friday 13 March/]);

  const weekly = page.locator('section').first();
  await weekly.locator('summary').click();
  await weekly.getByRole('checkbox', { name: 'Tue' }).check();
  await weekly.getByRole('checkbox', { name: 'Fri' }).check();
  await weekly.getByLabel('Rather not (').check();
  await weekly.locator('.entry-form input[name=reason]').fill('Choir');
  await weekly.locator('.entry-form .button.primary').click();
  await expectEntries(page, 0, [/^Tuesday All day Rather not Choir$/, /^Friday All day/]);
  expect(await barriers(page)).toEqual([]);
});

test('who coordinates sees others and enters their absences; an agent sees her own and no others', async () => {
  const site = await startSite();
  const page = await site.open('gemma', '/availability');
  await page.locator('.person-picker select').selectOption('maria');
  await page.waitForURL('**/availability/maria');
  await page.locator('summary', { hasText: 'Add an absence' }).click();
  await page.fill('input[name=from]', '2026-03-20');
  await page.fill('input[name=to]', '2026-03-10');
  await page.click('lu-absence-list .button.primary');
  expect(await page.locator('#absence-to-fault').textContent()).toBe('The last day is before the first.');
  await page.fill('input[name=to]', '2026-03-24');
  await page.click('lu-absence-list .button.primary');
  await page.waitForSelector('lu-absence-list .entries li');
  expect(await site.store.absences.list({ person: 'maria' })).toMatchObject([
    { from: '2026-03-20', to: '2026-03-24', source: 'hand' },
  ]);

  const maria = await site.open('maria', '/availability', { size: PHONE, theme: 'dark' });
  await maria.waitForSelector('lu-absence-list .entries li');
  expect(await maria.locator('lu-absence-list button, .person-picker').count()).toBe(0);
  expect(await barriers(maria)).toEqual([]);
  expect(await maria.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  await picture(maria, 'availability-phone-dark');
  await maria.goto(`${site.address}/availability/gemma`);
  await maria.waitForSelector('.missing');
});
