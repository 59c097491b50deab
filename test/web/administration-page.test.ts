import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { MONDAY } from '../support/demo-week.ts';
import { barriers, PHONE, picture, startSite, useChromium } from '../support/pages.ts';

vi.setConfig({ testTimeout: 60_000 });
useChromium();

test('a field of the table is saved by going on, undone by a click, and refused in its place', async () => {
  const site = await startSite();
  const before = (await site.store.persons.get('gemma'))!.table;
  const page = await site.open('aina', '/administration');
  await page.waitForSelector('[data-key=gemma]');
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'administration-light');
  const table = page.locator('[data-key=gemma] [data-field=table]');
  await table.fill('77');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.toast');
  expect((await site.store.persons.get('gemma'))?.table).toBe(77);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('table');
  await page.click('.toast button >> nth=0');
  await page.waitForSelector('.toast', { state: 'detached' });
  expect((await site.store.persons.get('gemma'))?.table).toBe(before);

  await page.locator('[data-key=gemma] [data-field=dailyLimit]').fill('99');
  await page.keyboard.press('ArrowDown');
  await page.waitForSelector('#fault-gemma-dailyLimit');
  expect(await barriers(page)).toEqual([]);
});

test('a field that somebody else has changed meanwhile shows it, and can be written anew', async () => {
  const site = await startSite();
  const page = await site.open('aina', '/administration');
  const table = page.locator('[data-key=gemma] [data-field=table]');
  await table.waitFor();
  await site.store.persons.save({ ...(await site.store.persons.get('gemma'))!, table: 55, dailyLimit: 3 });
  await table.fill('77');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.textContent('#fault-gemma-table')).toContain('Somebody else changed Gemma');
  expect(await table.inputValue()).toBe('55');
  expect(await page.inputValue('[data-key=gemma] [data-field=dailyLimit]')).toBe('3');
  expect((await site.store.persons.get('gemma'))?.table).toBe(55);

  // Two fields in one go: the second knows of the first.
  await table.fill('77');
  await page.locator('[data-key=gemma] [data-field=dailyLimit]').fill('2');
  await page.keyboard.press('Enter');
  const saved = async () => (await site.store.persons.get('gemma'))!;
  await expect.poll(saved).toMatchObject({ table: 77, dailyLimit: 2 });
  expect(await page.locator('.persons-table .fault').count()).toBe(0);
});

test('the last administrator keeps the role', async () => {
  const site = await startSite();
  const page = await site.open('aina', '/administration/persons');
  const role = page.locator('[data-key=aina] .roles input').last();
  await role.click();
  await page.waitForSelector('[data-key=aina] .roles .fault');
  expect(await role.isChecked()).toBe(true);
});

test('persons are sorted by any column, and compared side by side', async () => {
  const site = await startSite();
  const page = await site.open('gemma', '/administration', { size: PHONE });
  await page.waitForSelector('[data-key=gemma]');
  expect(await page.locator('.roles').count()).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  const extensions = () =>
    page
      .locator('[data-field=extension]')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
  const head = page.locator('thead button').nth(5);
  await head.click();
  expect(await extensions()).toEqual((await extensions()).toSorted());
  const up = await extensions();
  await head.click();
  expect(await extensions()).toEqual(
    up
      .filter((one) => one !== '')
      .reverse()
      .concat(up.filter((one) => one === '')),
  );

  await page.check('[data-key=gemma] .choose input');
  expect(await page.locator('.tools .button').first().isDisabled()).toBe(true);
  await page.check('[data-key=maria] .choose input');
  await page.locator('.tools .button').first().click();
  await page.waitForSelector('dialog.compare[open] .differs');
  expect(await barriers(page)).toEqual([]);
});

test('a key is shown once, works, and works no more when it is revoked', async () => {
  const site = await startSite();
  const page = await site.open('aina', '/administration/keys');
  await page.fill('[name=name]', 'wall screen');
  await page.check('[value="timetable:read"]');
  await page.click('form .primary');
  const secret = await page.locator('.secret input').inputValue();
  expect((await site.withKey(secret).get('/api/weeks')).statusCode).toBe(200);
  expect(await barriers(page)).toEqual([]);
  await page.reload();
  await page.click('.rows .danger');
  await page.click('dialog.ask .danger');
  await page.waitForSelector('.rows .over');
  expect(await page.locator('.secret').count()).toBe(0);
  expect((await site.withKey(secret).get('/api/weeks')).statusCode).toBe(401);
});

test('a closed day and an absence are added, and deleted after being asked', async () => {
  const site = await startSite();
  const page = await site.open('gemma', '/administration/closed-days');
  await page.click('form .primary');
  await page.waitForSelector('#lu-closed-days-date-fault');
  await page.fill('[name=date]', '2026-12-25');
  await page.fill('[name=name]', 'Christmas');
  await page.click('form .primary');
  await page.click('.rows li:has-text("Christmas") button');
  await page.click('dialog.ask .danger');
  await page.waitForSelector('.rows li:has-text("Christmas")', { state: 'detached' });
  expect(await site.store.closedDays.list({ from: '2026-12-25', to: '2026-12-25' })).toEqual([]);

  await page.click('a[href="/administration/absences"]');
  await page.selectOption('[name=person]', 'maria');
  await page.fill('[name=from]', '2026-05-04');
  await page.fill('[name=to]', '2026-05-01');
  await page.click('form .primary');
  await page.waitForSelector('#lu-all-absences-to-fault');
  expect(await barriers(page)).toEqual([]);
  await page.fill('[name=to]', '2026-05-05');
  await page.click('form .primary');
  await page.waitForSelector('.rows li:has-text("4 May")');
  await page.click('.rows li:has-text("4 May") button');
  await page.click('dialog.ask .danger');
  await page.waitForSelector('.rows li:has-text("4 May")', { state: 'detached' });
  expect(await site.store.absences.list({ from: '2026-05-04', to: '2026-05-05' })).toEqual([]);
});

test('a week goes out as a file and comes in again as a draft', async () => {
  const site = await startSite();
  const page = await site.open('gemma', '/administration/files');
  await page.waitForSelector('.formats');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'JSON', exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`${MONDAY}.json`);
  const buffer = readFileSync(await file.path());
  await page.setInputFiles('[name=file]', {
    name: 'bad.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{}'),
  });
  await page.click('form .primary');
  await page.waitForSelector('#lu-week-files-file-fault');
  await page.setInputFiles('[name=file]', { name: 'week.json', mimeType: 'application/json', buffer });
  await page.click('form .primary');
  await page.click('.files [role=status] a');
  await page.waitForSelector('.turn');
  expect(new URL(page.url()).pathname).toBe(`/week/${MONDAY}`);
});

test('the audit log goes on to the older ones, and hides from coordinators what was changed of people', async () => {
  const site = await startSite();
  const entry = {
    who: 'aina',
    what: 'person.edit',
    subject: 'maria',
    before: { table: 1 },
    after: { table: 2 },
  };
  for (let i = 0; i < 120; i++) await site.store.audit.add(entry);
  const page = await site.open('aina', '/administration/audit');
  await page.waitForSelector('.audit li');
  expect(await page.locator('.audit li').count()).toBe(100);
  expect(await page.locator('.audit details:has-text("table")').count()).toBeGreaterThan(90);
  await page.click('.administration .button:has-text("Older")');
  await page.waitForFunction(() => document.querySelectorAll('.audit li').length >= 120);

  const gemma = await site.open('gemma', '/administration/audit');
  await gemma.waitForSelector('.audit li');
  expect(await gemma.locator('.audit details:has-text("table")').count()).toBe(0);
});

test('messages that were given up are shown with why, and tried again', async () => {
  const site = await startSite();
  const { messages } = site.store;
  const { message } = await messages.add({
    channel: 'team',
    target: 'team',
    text: 'At *five*?\nSee you',
    by: 'aina',
  });
  const [claimed] = await messages.claim({ now: new Date().toISOString(), limit: 1, leaseMs: 1000 });
  const error = { key: 'delivery.limited', values: { place: 'team' } };
  await messages.markFailed(claimed!, { error, retryAt: null });
  const page = await site.open('aina', '/administration/messages');
  const row = page.locator(`[data-message="${message.id}"]`);
  await row.waitFor();
  expect(await row.textContent()).toContain('At *five*?');
  expect(await row.locator('.fault').textContent()).not.toBe('');
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'administration-messages');
  await row.locator('button').click();
  await row.waitFor({ state: 'detached' });
  expect(await page.textContent('.administration .empty')).toContain('Everything has got through');
  expect(await messages.list({ state: 'failed' })).toEqual([]);
});
