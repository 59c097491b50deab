import { expect, test, vi } from 'vitest';
import { barriers, PHONE, picture, startSite, useChromium } from '../support/pages.ts';

vi.setConfig({ testTimeout: 60_000 });
useChromium();

test('somebody is found by name and by group, whatever the accents', async () => {
  const site = await startSite();
  await site.store.persons.save({ ...(await site.store.persons.get('maria'))!, name: 'María <i>Costa</i>' });
  const page = await site.open('oriol', '/persons');
  await page.waitForSelector('.person');
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'persons-light');
  await page.getByRole('searchbox').fill('maria cos');
  await page.waitForFunction(() => document.querySelectorAll('.person').length === 1);
  expect(await page.locator('.person h2').textContent()).toBe('María <i>Costa</i>');
  await page.getByRole('searchbox').fill('coordination');
  await page.waitForSelector('[data-key=aina]');
  expect(await page.locator('[data-key=maria]').count()).toBe(0);
  await page.getByRole('searchbox').fill('nobody at all');
  await page.waitForSelector('.empty');
});

test('a refused field says so beside itself, and nothing that was written is lost', async () => {
  const site = await startSite();
  const page = await site.open('aina', '/persons');
  await page.click('[data-key=gemma] button');
  await page.fill('[name=dailyLimit]', '99');
  await page.fill('[name=table]', '12');
  await page.click('.person-editor .primary');
  await page.waitForSelector('#person-dailyLimit-fault');
  expect(await page.getAttribute('[name=dailyLimit]', 'aria-describedby')).toContain('dailyLimit-fault');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('dailyLimit');
  expect(await page.inputValue('[name=table]')).toBe('12');
  expect(await barriers(page)).toEqual([]);
  await page.fill('[name=dailyLimit]', '2');
  await page.click('.person-editor .primary');
  await page.waitForSelector('.toast');
  expect(await site.store.persons.get('gemma')).toMatchObject({ dailyLimit: 2, table: 12 });
});

test('what somebody else has changed meanwhile is shown, and what is written stays', async () => {
  const site = await startSite();
  const page = await site.open('aina', '/persons');
  await page.click('[data-key=gemma] button');
  await page.fill('[name=table]', '12');
  const gemma = (await site.store.persons.get('gemma'))!;
  await site.store.persons.save({ ...gemma, extension: '3999' });
  await page.click('.person-editor .primary');
  const told = page.locator('.person-editor [role=alert]');
  await expect.poll(() => told.textContent()).toContain('Somebody else changed Gemma');
  expect(await page.inputValue('[name=extension]')).toBe('3999');
  expect(await page.inputValue('[name=table]')).toBe('12');
  expect(await site.store.persons.get('gemma')).toMatchObject({ table: gemma.table });
  expect(await barriers(page)).toEqual([]);
  await page.click('.person-editor .primary');
  await page.waitForSelector('.toast');
  expect(await site.store.persons.get('gemma')).toMatchObject({ extension: '3999', table: 12 });
});

test('who is archived leaves fixed turns, and it is told', async () => {
  const site = await startSite();
  const page = await site.open('aina', '/persons');
  await page.click('[data-key=gemma] button');
  await page.click('.person-editor .danger');
  await page.click('dialog.ask .danger');
  const toast = page.locator('.toast');
  await expect.poll(() => toast.textContent()).toContain('is in the archive. A fixed turn is free now.');
  expect((await site.store.fixedTurns.list()).map(({ person }) => person)).not.toContain('gemma');
});

test('an administrator adds a person, archives them after being asked, and brings them back', async () => {
  const site = await startSite();
  const page = await site.open('aina', '/persons');
  await page.click('.page-head .primary');
  await page.fill('[name=name]', 'Zoë');
  await page.click('.person-editor .primary');
  await page.click('[data-key=zoe] button');
  await page.click('.person-editor .danger');
  await page.waitForSelector('dialog.ask[open]');
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog.ask[open]', { state: 'detached' });
  expect((await site.store.persons.get('zoe'))?.active).toBe(true);

  await page.click('[data-key=zoe] button');
  await page.click('.person-editor .danger');
  await page.click('dialog.ask .danger');
  await page.waitForSelector('[data-key=zoe]', { state: 'detached' });
  expect((await site.store.persons.get('zoe'))?.active).toBe(false);
  await page.check('.persons-tools [type=checkbox]');
  await page.click('[data-key=zoe].archived button');
  await page.waitForSelector('[data-key=zoe]:not(.archived)');
  expect((await site.store.persons.get('zoe'))?.active).toBe(true);
});

test('an agent edits herself alone, and only what is hers to say', async () => {
  const site = await startSite();
  const page = await site.open('maria', '/persons', { size: PHONE });
  await page.waitForSelector('.person');
  expect(await page.locator('.person button').count()).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  await page.click('[data-key=maria] button');
  const names = await page
    .locator('.person-editor [name]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('name')));
  expect(names).toEqual(['name', 'locale', 'color']);
  await page.selectOption('[name=locale]', 'ca');
  await page.click('.person-editor .primary');
  await page.waitForSelector('.toast');
  expect((await site.store.persons.get('maria'))?.locale).toBe('ca');
});
