import type { Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import { cellsOf, MONDAY } from '../support/demo-week.ts';
import { startGoogleChat } from '../support/google-chat-server.ts';
import { testPhones } from '../support/live-phones.ts';
import { barriers, type OpenOptions, PHONE, picture, startSite, useChromium } from '../support/pages.ts';

vi.setConfig({ testTimeout: 90_000 });
useChromium();

/** The real server with a queue that follows the demo's week, in its first turn. */
async function start(queues?: Parameters<typeof testPhones>[0]) {
  const exchange = testPhones(queues);
  const { clock, openPhones } = exchange;
  const site = await startSite({ clock, openPhones });
  const phones = exchange.phones();
  await phones.follow();
  const planned = cellsOf(site.stored.timetable)
    .filter(({ date, slot, person }) => date === MONDAY && slot === 0 && person !== null)
    .map(({ person }) => person!);
  const persons = await site.store.persons.list();
  const free = persons.filter(({ key }) => !planned.includes(key));
  const phoneOf = (key: string) =>
    exchange.driver.agent(persons.find((person) => person.key === key)!.extension!);
  const openQueue = async (person: string, options: OpenOptions = {}) => {
    const page = await site.open(person, '/queue', options);
    await page.waitForSelector('.queue-page');
    return page;
  };
  return { ...site, ...exchange, phones, planned, free, phoneOf, openQueue };
}

const tile = (page: Page, person: string) => page.locator(`.member[data-person=${person}]`);
const lookOf = async (page: Page, person: string) => (await tile(page, person).getAttribute('class'))!;
/** Words that do not fit where they stand: names alone may be cut. */
const cut = (page: Page, selector: string) =>
  page
    .locator(selector)
    .evaluateAll((all) =>
      all
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
        .map((one) => `${one.className}: ${one.textContent}`),
    );
const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe('the queue page', () => {
  test.each([
    ['light', undefined, 'en'],
    ['dark', undefined, 'ca'],
    ['light', PHONE, 'ru'],
    ['dark', PHONE, 'es'],
  ] as const)('in %s, %j and %s keeps nobody out, with all states in sight', async (theme, size, locale) => {
    const { openQueue, planned, phoneOf, phones, driver, time, store } = await start();
    const [calling, paused, unplugged, absent] = planned as [string, string, string, string];
    driver.callIn({ queue: 'support', number: '600111222', name: 'Casa Pilar' });
    time.advance(1000);
    for (const key of planned) phoneOf(key).reject();
    await phones.pbxs.get('demo')!.pauseMember('support', interfaceOf(await extension(paused)), 'lunch');
    phoneOf(unplugged).unplug();
    await phones.pbxs.get('demo')!.removeMember('support', interfaceOf(await extension(absent)));
    phoneOf(calling).callOut();
    driver.callIn({ queue: 'support', number: null });
    time.advance(120_000);
    await phones.settled();
    const page = await openQueue('aina', { theme, locale, ...(size && { size }) });
    await page.waitForSelector(`.absent [data-person=${absent}]`);
    expect(await lookOf(page, paused)).toContain('paused');
    expect(await lookOf(page, unplugged)).toContain('unreachable');
    expect(await lookOf(page, calling)).toMatch(/call|busy/);
    // Each state is a shape and a word, not a colour alone.
    const shapes = await page
      .locator('.member .sign')
      .evaluateAll((signs) =>
        Object.fromEntries(signs.map((sign) => [sign.getAttribute('class'), sign.innerHTML])),
      );
    expect(new Set(Object.values(shapes)).size).toBe(Object.keys(shapes).length);
    for (const word of await page.locator('.member .state b').allTextContents()) expect(word).not.toBe('');
    expect(await page.locator('.callers li').count()).toBeGreaterThan(0);
    expect(await page.locator('.freshness').isVisible()).toBe(true);
    expect(
      await cut(
        page,
        '.tile, .tile .state, .tile .detail, .callers li, .figures > div, .button, .absent li, .duty > div',
      ),
    ).toEqual([]);
    expect(await barriers(page)).toEqual([]);
    expect(await isWide(page)).toBeLessThanOrEqual(0);
    await picture(page, `queue-${theme}-${size ? 'phone' : 'desk'}-${locale}`);

    async function extension(key: string) {
      return (await store.persons.get(key))!.extension!;
    }
    function interfaceOf(number: string) {
      return { interface: phones.pbxs.get('demo')!.interfaceOf(number) };
    }
  });

  test('004.111 shows who calls and who talks as it happens, and what waits too long', async () => {
    const { openQueue, driver, time, planned, phoneOf } = await start();
    const page = await openQueue('amir');
    await page.waitForSelector('.members .tile');
    expect(await page.locator('.member').count()).toBe(planned.length);
    expect(await page.locator('.callers').count()).toBe(0);
    driver.callIn({ queue: 'support', number: '600111222' });
    await page.waitForSelector('.callers li');
    expect(await page.locator('.callers li .who').textContent()).toContain('600111222');
    time.advance(1000);
    await page.waitForSelector('.member.ringing');
    const ringing = (await page.locator('.member.ringing').first().getAttribute('data-person'))!;
    phoneOf(ringing).answer();
    await page.waitForSelector(`.member.call[data-person=${ringing}]`);
    await page.waitForSelector('.callers li', { state: 'detached' });
    await expect.poll(() => page.locator('.figures dd').first().textContent(), { timeout: 5000 }).toBe('1');

    // Nobody answers the second one.
    driver.callIn({ queue: 'support', number: null });
    time.advance(61_000);
    driver.callIn({ queue: 'support', number: '600333444' });
    await page.waitForSelector('.callers li:nth-child(2)');
    await page.waitForSelector('.callers lu-age[late]');
    expect(await page.locator('.callers li').first().textContent()).toContain('Number not known');
    expect(await page.locator('.callers .late-word').first().isVisible()).toBe(true);
    expect(await page.locator('.callers .late-word').nth(1).isVisible()).toBe(false);
  });

  test('004.111 pauses with a reason, resumes and takes out, with undo, all by keys', async () => {
    const { openQueue, planned, phones } = await start();
    const page = await openQueue('aina');
    const [one] = planned as [string];
    await tile(page, one).locator('button').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.member-menu:popover-open');
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'queue-menu-light');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.member.paused[data-person=${one}]`);
    expect(await tile(page, one).locator('.detail').textContent()).toContain('break');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('tile');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.member-menu:popover-open [data-do=resume]');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.member.available[data-person=${one}]`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.waitForSelector(`.absent [data-person=${one}]`);
    expect(phones.view('support').members.map(({ person }) => person)).not.toContain(one);
    await page.click('.toast button:has-text("Undo")');
    await tile(page, one).waitFor();
    expect(await page.locator('.absent').count()).toBe(0);
  });

  test('004.111 adds by the keyboard, by the plus and by dragging, and says who came by hand', async () => {
    const { openQueue, free } = await start();
    const page = await openQueue('aina');
    const able = free.filter(({ key }) => key !== 'aina');
    const [typed, pressed, dragged] = able.map(({ key, name }) => ({ key, name })) as [
      { key: string; name: string },
      { key: string; name: string },
      { key: string; name: string },
    ];
    await page.waitForSelector('.others li');
    await page.keyboard.press('a');
    await page.waitForSelector('.choice:popover-open');
    await page.keyboard.type(typed.name);
    await page.keyboard.press('Enter');
    await tile(page, typed.key).waitFor();
    expect(await tile(page, typed.key).locator('.detail').textContent()).toBe(
      'Added by Aina Ferrer until 10:15',
    );

    await page.click(`.others button[aria-label="Add ${pressed.name}"]`);
    await tile(page, pressed.key).waitFor();

    const chip = await page.locator('.others li', { hasText: dragged.name }).boundingBox();
    const target = await page.locator('.members').boundingBox();
    await page.mouse.move(chip!.x + 40, chip!.y + 8);
    await page.mouse.down();
    await page.mouse.move(target!.x + 200, target!.y + 100, { steps: 6 });
    await page.waitForSelector('.members.over');
    await page.mouse.up();
    await tile(page, dragged.key).waitFor();
    expect(await page.locator('.person-ghost').count()).toBe(0);

    // And out again, onto the list.
    const there = await tile(page, dragged.key).boundingBox();
    const out = await page.locator('.others').boundingBox();
    await page.mouse.move(there!.x + 30, there!.y + 20);
    await page.mouse.down();
    await page.mouse.move(out!.x + 60, out!.y + 60, { steps: 6 });
    await page.mouse.up();
    await tile(page, dragged.key).waitFor({ state: 'detached' });
    expect(await page.locator('.member-menu:popover-open').count()).toBe(0);
  });

  test('who is planned and not there is loud, with the next step', async () => {
    const { openQueue, planned, phones, store } = await start();
    const page = await openQueue('gemma');
    const [gone] = planned as [string];
    const { extension, name } = (await store.persons.get(gone))!;
    const pbx = phones.pbxs.get('demo')!;
    await pbx.removeMember('support', { interface: pbx.interfaceOf(extension!) });
    const row = page.locator(`.absent [data-person=${gone}]`);
    await row.waitFor();
    expect(await row.textContent()).toContain(name);
    expect(await row.textContent()).toContain('Not here');
    expect(await page.locator('.counts').textContent()).toContain(
      `${planned.length} planned, ${planned.length - 1} of them here`,
    );
    await row.getByRole('button').click();
    await tile(page, gone).waitFor();
    await pbx.removeMember('support', { interface: pbx.interfaceOf(extension!) });
    await row.waitFor();
    await page.click('.button.follow');
    await tile(page, gone).waitFor();
    await page.waitForSelector('.toast:has-text("One thing was put right.")');
  });

  test('moves somebody to another queue by its tab', async () => {
    const { openQueue, phones, planned } = await start({ support: [0, 1, 2], billing: [3, 4, 5] });
    const page = await openQueue('aina');
    await page.click('.queue-tabs a:has-text("support")');
    const one = phones.view('support').members[0]!.person!;
    expect(planned).toContain(one);
    const from = await tile(page, one).boundingBox();
    const to = await page.locator('.queue-tabs a:has-text("billing")').boundingBox();
    await page.mouse.move(from!.x + 30, from!.y + 20);
    await page.mouse.down();
    await page.mouse.move(to!.x + 20, to!.y + 10, { steps: 6 });
    await page.mouse.up();
    await page.waitForSelector('.queue-tabs a[aria-current]:has-text("billing")');
    await tile(page, one).waitFor();
    await tile(page, one).locator('button').click();
    await page.click('.member-menu [data-do=move]');
    await page.waitForSelector('.queue-tabs a[aria-current]:has-text("support")');
    await tile(page, one).waitFor();
  });
});

describe('an agent', () => {
  test('pauses and resumes herself from every page by one click, and sees no hands for others', async () => {
    const { open, planned, openQueue } = await start();
    const me = planned.find((key) => !['aina', 'gemma', 'oriol'].includes(key))!;
    const other = planned.find((key) => key !== me)!;
    const page = await open(me, '/mine');
    const duty = page.locator('nav:not(.tabs) lu-duty-bar');
    await duty.locator('button:has-text("Pause: break")').click();
    await duty.locator('button:has-text("Resume")').waitFor();
    expect(await duty.textContent()).toContain('Paused');
    expect(await barriers(page)).toEqual([]);
    await duty.locator('button').click();
    await duty.locator('button:has-text("Pause: break")').waitFor();
    await page.context().close();

    const queue = await openQueue(me);
    expect(await tile(queue, me).locator('button').count()).toBe(1);
    expect(await lookOf(queue, me)).toContain('mine');
    expect(await tile(queue, other).locator('button').count()).toBe(0);
    expect(await queue.locator('.others, .button.add, .button.follow').count()).toBe(0);
    await queue.keyboard.press('p');
    await queue.waitForSelector(`.member.paused[data-person=${me}]`);
    await queue.keyboard.press('p');
    await queue.waitForSelector(`.member.available[data-person=${me}]`);
  });

  test('off duty joins the queue by one button, and on a phone has her state above the tabs', async () => {
    const { openQueue, free } = await start();
    const me = free.find(({ roles }) => roles.length === 0)!.key;
    const page = await openQueue(me, { size: PHONE });
    await page.click('.button.join');
    await tile(page, me).waitFor();
    const bar = page.locator('.tabs lu-duty-bar .duty');
    await bar.waitFor();
    expect(await bar.isVisible()).toBe(true);
    expect(await barriers(page)).toEqual([]);
    expect(await isWide(page)).toBeLessThanOrEqual(0);
  });
});

describe('what is not as usual is said', () => {
  test('the exchange is away, and comes back', async () => {
    const { openQueue, driver, planned } = await start();
    const page = await openQueue('aina');
    driver.cut();
    await page.waitForSelector('.pbx-state');
    expect(await page.locator('.pbx-state').textContent()).toContain(
      'The phone system demo is not reached since 9:15.',
    );
    expect(await page.locator('.freshness').textContent()).toContain('Not live since 9:15');
    expect(await page.locator('.member').count()).toBe(planned.length);
    expect(await barriers(page)).toEqual([]);
    await picture(page, 'queue-pbx-down-light');
    await tile(page, planned[0]!).locator('button').click();
    await page.click('.member-menu [data-do=pause] >> nth=0');
    await page.waitForSelector('.callout.danger:has-text("demo") .button');
    driver.mend();
    await page.waitForSelector('.pbx-state', { state: 'detached' });
    await page.waitForSelector('.freshness:has-text("Live")');
  });

  test('the line is cut: the page says since when it is old, and is true again when it is back', async () => {
    const { openQueue, driver } = await start();
    const page = await openQueue('amir');
    await page.context().setOffline(true);
    await page.waitForSelector('.freshness.stale', { timeout: 20_000 });
    driver.callIn({ queue: 'support', number: '600111222' });
    await page.context().setOffline(false);
    await page.waitForSelector('.callers li', { timeout: 30_000 });
    await page.waitForSelector('.freshness:not(.stale)');
  });

  test('closed, no timetable, nobody there, no queue at all', async () => {
    const closed = testPhones(undefined, new Date('2026-03-14T10:00:00Z'));
    const site = await startSite(onlyPhones(closed));
    await closed.phones().follow();
    const page = await site.open('aina', '/queue');
    await page.waitForSelector('.plan-kind');
    expect(await page.locator('.plan-kind').textContent()).toContain('Closed now');
    expect(await page.locator('.members .empty').textContent()).toBe('Nobody is in the queue.');
    expect(await barriers(page)).toEqual([]);
    await page.context().close();

    const unplanned = testPhones(undefined, new Date('2026-03-16T10:00:00Z'));
    const other = await startSite(onlyPhones(unplanned));
    await unplanned.phones().follow();
    await unplanned.phones().refresh('support');
    const second = await other.open('aina', '/queue');
    await second.waitForSelector('.plan-kind:has-text("No timetable is published")');
    await second.context().close();

    const bare = await (await startSite()).open('aina', '/queue');
    await bare.waitForSelector('.empty:has-text("No queue is connected.")');
  });

  test('whoever misses one call after another is told of, and paused by a click', async () => {
    const { openQueue, driver, time, planned, phoneOf, store } = await start();
    const page = await openQueue('aina');
    const [one, ...others] = planned as [string, ...string[]];
    for (const key of others) phoneOf(key).unplug();
    driver.callIn({ queue: 'support', number: '600111222' });
    time.advance(60_000);
    const { name } = (await store.persons.get(one))!;
    const warning = page.locator('.warnings li', { hasText: `${name} missed` });
    await warning.getByRole('button').waitFor();
    driver.hangUpAll();
    await warning.getByRole('button').click();
    await page.waitForSelector(`.member.paused[data-person=${one}]`);
    await warning.waitFor({ state: 'detached' });
  });
});

describe('004.193 something is said from the page', () => {
  test('to a channel, once', async () => {
    const chat = await startGoogleChat();
    const site = await startSite({
      configure({ messaging }) {
        messaging.channels = { team: { kind: 'google-chat', url: chat.webhook('team') } };
        messaging.default = 'team';
      },
      ...onlyPhones(testPhones()),
    });
    const page = await site.open('amir', '/queue');
    await page.click('.button.say');
    await page.fill('dialog.say textarea', 'The fair begins: *expect calls*');
    expect(await page.locator('dialog.say select').inputValue()).toBe('team');
    expect(await barriers(page)).toEqual([]);
    await page.click('dialog.say .primary');
    await page.waitForSelector('.toast:has-text("It is on its way.")');
    await expect
      .poll(() => chat.texts('team'), { timeout: 10_000 })
      .toEqual([expect.stringContaining('expect calls')]);
  });

  test('and it says so where there is nowhere to say it', async () => {
    const { openQueue } = await start();
    const page = await openQueue('aina');
    await page.click('.button.say');
    await page.waitForSelector('dialog.say .callout:has-text("There is nowhere to send it")');
    expect(await barriers(page)).toEqual([]);
  });
});

function onlyPhones({ clock, openPhones }: ReturnType<typeof testPhones>) {
  return { clock, openPhones };
}
