import { describe, expect, test, vi } from 'vitest';
import { cellsOf, MONDAY } from '../support/demo-week.ts';
import { barriers, dialects, PHONE, picture, startSite, useChromium } from '../support/pages.ts';

vi.setConfig({ testTimeout: 60_000 });
useChromium();

const path = `/week/${MONDAY}`;

describe('somebody reads the week', () => {
  test('finds herself at once, and why', async () => {
    const site = await startSite();
    const page = await site.open('maria', path);
    await page.waitForSelector('.turn.mine');
    const owed = cellsOf(site.stored.timetable).filter(({ person }) => person === 'maria').length;
    expect(await page.locator('.turn.mine').count()).toBe(owed);
    expect(await page.locator('.turn.mine .you').first().getAttribute('data-text')).toBe('you');
    expect(await page.locator('.proof b').textContent()).toBe('Proven best possible');
    const sum = await page.locator('.panel li > b').allTextContents();
    const cost = sum.reduce((total, text) => total + Number(text), 0);
    expect(await page.locator('#tab-why').textContent()).toBe(`Why ${cost}`);

    await page.locator('.turn.mine').first().click();
    await page.waitForSelector('.turn-card .reasons li');
    expect(await page.locator('.turn-card .reasons').textContent()).toContain('Maria Costa has');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'week-why-light');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.turn-card', { state: 'detached' });
  });

  test.each([
    ['light', undefined, 'en'],
    ['dark', undefined, 'ca'],
    ['light', PHONE, 'ru'],
    ['dark', PHONE, 'es'],
  ] as const)(
    'in %s, %j and %s it keeps nobody out, and nothing scrolls sideways',
    async (theme, size, locale) => {
      const site = await startSite();
      const page = await site.open('maria', path, { theme, locale, ...(size && { size }) });
      await page.waitForSelector('.turn.mine, .days');
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale);
      expect(await barriers(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide).toBeLessThanOrEqual(0);
      await picture(page, `week-${theme}-${size ? 'phone' : 'desk'}-${locale}`);
    },
  );

  test('of many lines one day at a time, under a strip of all', async () => {
    const site = await startSite();
    const page = await site.open('maria', path);
    await page.click('[aria-label="Dense"]');
    expect(await page.locator('.strip [role=tab]').count()).toBe(5);
    const shown = await page.locator('.dense .turn').count();
    await page.locator('.strip [role=tab]').nth(3).click();
    expect(await page.locator('.strip [aria-selected=true]').textContent()).toContain('Thu');
    expect(await page.locator('.dense .turn').count()).toBe(shown);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'week-dense-light');
  });

  test('a week that is not there says so, and where to go', async () => {
    const site = await startSite();
    const page = await site.open('maria', '/week/2026-06-01');
    await page.waitForSelector('.empty-week');
    expect(await page.locator('.empty-week a').getAttribute('href')).toBe('/week');
  });
});

describe.each(dialects())('a coordinator swaps two turns, on %s', (dialect) => {
  test('with the keys, sees it first, and takes it back', async () => {
    const site = await startSite({ dialect });
    const page = await site.open('aina', path);
    const first = page.locator(`[data-place="${MONDAY}/0/0"]`);
    const before = await first.locator('.name').textContent();
    await first.focus();
    await page.keyboard.press('s');
    await page.waitForSelector('.turn .cost');
    await picture(page, 'week-lifted-light');
    // To the next turn that may be had, by the arrows alone.
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press(i % 6 === 5 ? 'ArrowRight' : 'ArrowDown');
      const isLegal = await page.evaluate(() => document.activeElement?.querySelector('.cost') !== null);
      if (isLegal) break;
    }
    const otherName = await page.evaluate(
      () => document.activeElement?.querySelector('.name')?.textContent ?? '',
    );
    await page.keyboard.press('Enter');
    await page.waitForSelector('.check .delta');
    expect(await page.locator('.check h2').textContent()).toBe(`${before} and ${otherName} trade turns`);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'week-check-light');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.toast');
    expect(await first.locator('.name').textContent()).toBe(otherName);
    const version = async () => (await site.store.timetables.published(MONDAY))!.version;
    const after = await version();
    expect(after).toBe(site.stored.version + 1);

    await page.locator('.turn').first().focus();
    await page.keyboard.press('z');
    await expect.poll(() => first.locator('.name').textContent()).toBe(before);
    expect(await version()).toBe(after + 1);
  });

  test('by dragging, and another page sees it without being asked', async () => {
    const site = await startSite({ dialect });
    const [page, other] = await Promise.all([site.open('aina', path), site.open('maria', path)]);
    await other.waitForSelector('.turn');
    const turn = page.locator('.turn:not(.hole)').first();
    const place = (await turn.getAttribute('data-place'))!;
    const from = (await turn.boundingBox())!;
    await page.mouse.move(from.x + 40, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 40, { steps: 4 });
    await page.waitForSelector('.turn .cost');
    await picture(page, 'week-drag-light');
    const target = page.locator('.turn:has(.cost)').nth(2);
    const name = await target.locator('.name').textContent();
    const to = (await target.boundingBox())!;
    await page.mouse.move(to.x + 20, to.y + 10, { steps: 4 });
    await page.mouse.up();
    await page.click('.check .button.primary');
    await page.waitForSelector('.toast');
    const there = other.locator(`[data-place="${place}"] .name`);
    await expect.poll(() => there.textContent(), { timeout: 5000 }).toBe(name);
    await other.waitForSelector('.toast');
  });

  test('and who was slower is shown the fresh week, and asked again', async () => {
    const site = await startSite({ dialect });
    const page = await site.open('aina', path);
    await page.waitForSelector('.turn');
    await page.locator(`[data-place="${MONDAY}/0/0"]`).focus();
    await page.keyboard.press('s');
    await page.waitForSelector('.turn .cost');
    await page.locator('.turn:has(.cost)').first().click();
    await page.waitForSelector('.check .button.primary');
    // Nothing tells this page in time: its line is cut, and somebody else frees a turn of that week.
    await page.context().setOffline(true);
    const gemma = await site.as('gemma');
    const etag = `"${site.stored.id}.${site.stored.version}"`;
    const put = { date: MONDAY, slot: 3, line: 5, person: null };
    const freed = await gemma.send('POST', `/api/weeks/${MONDAY}/edits`, { put }, { 'if-match': etag });
    expect(freed.statusCode).toBe(201);
    await page.context().setOffline(false);
    await page.locator('.check .button.primary').click();
    await page.waitForSelector('.check [role=alert], .turn.hole');
    await page.waitForSelector('.turn.hole');
    expect(await page.locator('.turn.hole').count()).toBe(1);
    await picture(page, 'week-hole-light');
    expect(await barriers(page)).toEqual([]);
  });
});

describe.each(dialects())('somebody asks for a cover, on %s', (dialect) => {
  test('on the phone, the first yes takes the turn, and both pages show it', async () => {
    const site = await startSite({ dialect });
    const maria = await site.open('maria', '/mine', { size: PHONE });
    await maria.waitForSelector('.mine .turn');
    await picture(maria, 'mine-phone-light');
    expect(await barriers(maria)).toEqual([]);
    await maria.locator('.mine .turn .button:has-text("I can’t")').first().click();
    await maria.waitForSelector('dialog.cover li');
    await picture(maria, 'mine-cover-phone-light');
    expect(await barriers(maria)).toEqual([]);
    await maria.locator('dialog.cover .button.primary').click();
    await maria.waitForSelector('.mine .callout.warn');
    const [request] = await site.store.turnRequests.list({ week: MONDAY });
    expect(request).toMatchObject({ asker: 'maria', state: 'open', kind: 'cover' });

    const [helper] = request!.asked as string[];
    const other = await site.open(helper!, '/mine', { size: PHONE });
    await other.waitForSelector('.mine .request');
    await picture(other, 'mine-asked-phone-light');
    const { turn } = request!;
    await other.locator('.mine .request .button.primary').click();
    await other.waitForSelector('.mine .request', { state: 'detached' });
    const { timetable } = (await site.store.timetables.published(MONDAY))!;
    const day = timetable.days.find(({ date }) => date === turn.date)!;
    expect(day.slots[turn.slot]!.cells[turn.line]).toBe(helper);
    await expect.poll(() => maria.locator('.mine .callout.warn').count(), { timeout: 5000 }).toBe(0);
  });
});
