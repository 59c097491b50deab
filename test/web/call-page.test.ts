import type { Page } from 'playwright-core';
import { describe, expect, test, vi } from 'vitest';
import type { ApiOptions } from '../support/api.ts';
import { cellsOf, MONDAY } from '../support/demo-week.ts';
import { testPhones } from '../support/live-phones.ts';
import { madeUpCustomer } from '../support/made-up-customer.ts';
import { barriers, PHONE, picture, startSite, useChromium } from '../support/pages.ts';

vi.setConfig({ testTimeout: 90_000 });
useChromium();

const NUMBER = '600111222';

/** The real server in the first turn of the demo's week, with customers and categories. */
async function start(configure?: ApiOptions['configure']) {
  const exchange = testPhones();
  const { clock, openPhones } = exchange;
  const site = await startSite({ clock, openPhones, ...(configure && { configure }) });
  const { store } = site;
  await store.customers.saveAll([
    madeUpCustomer('1', 'Núria Puig <b>', [NUMBER]),
    madeUpCustomer('2', 'Casa Pilar', ['600333444']),
    madeUpCustomer('3', 'Pau Pilar', ['600333444']),
  ]);
  const common = { color: null, keywords: [] as string[], enabled: true, kind: 'general', order: 0 } as const;
  const bill = await store.categories.add({
    ...common,
    keywords: ['money'],
    name: 'Bill',
    code: 'bill',
    parent: null,
    color: '#bb3355',
  });
  await store.categories.add({
    ...common,
    keywords: [],
    name: 'Too high',
    code: 'high',
    parent: bill.id,
    kind: 'claim',
  });
  await exchange.phones().follow();
  const persons = await store.persons.list();
  const planned = cellsOf(site.stored.timetable)
    .filter(({ date, slot, person }) => date === MONDAY && slot === 0 && person !== null)
    .map(({ person }) => persons.find(({ key }) => key === person)!);
  const [me, ...others] = planned.toSorted((a, b) => a.roles.length - b.roles.length);
  const phoneOf = (person: { extension: string | null }) => exchange.driver.agent(person.extension!);
  const ring = async (number: string | null = NUMBER) => {
    for (const one of others) phoneOf(one).unplug();
    exchange.driver.callIn({ queue: 'support', number });
    exchange.time.advance(1000);
    await exchange.phones().settled();
  };
  return { ...site, ...exchange, me: me!, others, phoneOf, ring };
}

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
const isSaved = (page: Page) => page.waitForSelector('.saved .tag.ok');

describe('a call that rings', () => {
  test('is on the page of whom it rings at and nobody else’s; the note, a request and the history follow', async () => {
    const { open, me, others, phoneOf, ring, store } = await start();
    const noted = () => store.callNotes.list({ numbers: [`+34${NUMBER}`] });
    const page = await open(me.key, '/call');
    const lead = await open('aina', '/call');
    const other = await open(others.find(({ key }) => key !== 'aina')!.key, '/week');
    await page.waitForSelector('.empty');
    await ring();
    await page.waitForSelector('.caller-number:has-text("Ringing")');
    await page.waitForSelector('lu-customer-card h2');
    expect(await page.textContent('lu-customer-card h2')).toBe('Núria Puig <b>');
    expect(await page.textContent('.alerts')).toContain('45.50');
    expect(await page.textContent('.my-calls .live')).toContain('Núria Puig');
    phoneOf(me).answer();
    await page.waitForSelector('.caller-number:has-text("Talking")');
    for (const wrong of [lead, other]) {
      expect(await wrong.locator('.call-banner, .my-calls .live, lu-customer-card').count()).toBe(0);
      await wrong.context().close();
    }

    // Two clicks: a category, and save; here by keys.
    await page.keyboard.press('n');
    await page.keyboard.type('money');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.chip.on:has-text("Bill")');
    await page.fill('.note-part textarea', 'The bill came twice.');
    await page.waitForSelector('.saved .tag.warn');
    await page.click('.three-ways [name=solved][value=true]');
    await page.click('.contracts button');
    await page.keyboard.press('Tab');
    await page.focus('.note-part textarea');
    await page.keyboard.press('Control+Enter');
    await isSaved(page);
    const [note] = await noted();
    expect(note).toMatchObject({
      comment: 'The bill came twice.',
      solved: true,
      operator: me.key,
      customer: { externalId: '1' },
      contract: { number: '0001' },
    });

    await page.click('.note-part .request');
    const link = page.locator('.note-part .requests a');
    await link.waitFor();
    const [opened] = await store.serviceRequests.list({ limit: 5 });
    expect(opened).toMatchObject({
      subject: 'Bill',
      text: 'The bill came twice.',
      customer: { externalId: '1' },
      call: note!.call,
    });

    await page.click('#lu-tab-history');
    await page.waitForSelector('.timeline [data-kind=request]');
    await page.waitForSelector('.timeline li:has-text("The bill came twice.")');
    expect(await page.textContent('.timeline')).toContain(me.name);
    expect(await barriers(page)).toEqual([]);

    // Later: changed, unbound, removed.
    await page.click('.unbind');
    await page.waitForSelector('lu-customer-card', { state: 'detached' });
    await page.click('.note-part .save');
    await isSaved(page);
    await expect.poll(async () => (await noted())[0]!.customer).toBe(null);
    await page.click('.note-part .remove');
    await page.click('dialog.ask[open] .danger');
    await page.waitForSelector('.note-part .remove', { state: 'detached' });
    expect(await noted()).toEqual([]);

    await link.click();
    await page.waitForSelector('.request-status');
    await page.click('[data-event=start]');
    await page.waitForSelector('.request-status:has-text("in progress")');
    await page.click('[data-event=resolve]');
    await page.waitForSelector('.callout.danger');
    await page.fill('[name=said]', 'Sent back.');
    await page.click('[data-event=resolve]');
    await page.waitForSelector('.request-status:has-text("resolved")');
    expect(await barriers(page)).toEqual([]);
    await page.goto(`${new URL(page.url()).origin}/requests?status=resolved`);
    await page.waitForSelector('.desk-list li:has-text("Bill")');
    await page.selectOption('[name=status]', 'new');
    await page.waitForSelector('.requests-page .empty');
  });

  test('is told of on every other page, and withdrawn when the caller hangs up', async () => {
    const { open, me, driver, ring, phones, as } = await start();
    const page = await open(me.key, '/mine');
    await page.waitForSelector('.mine, .empty');
    await ring();
    const banner = page.locator('.call-banner');
    await banner.locator(':text("Núria Puig")').waitFor();
    expect(await barriers(page)).toEqual([]);
    driver.hangUpAll();
    await phones().settled();
    await banner.waitFor({ state: 'detached' });
    await (await as(me.key)).send('POST', '/api/calls/emulated', { number: '600333444' });
    await banner.getByRole('link').click();
    await page.waitForSelector('.caller-number:has-text("600 33 34 44")');
    // Two have this number: who it is has to be chosen.
    await page.waitForSelector('.maybe li:nth-child(2)');
    expect(await banner.count()).toBe(0);
    await page.click('.maybe button:has-text("Pau Pilar")');
    await page.waitForSelector('lu-customer-card h2:has-text("Pau Pilar")');
    await page.click('.unbind');
    await page.click('.note-part [data-category] >> nth=0');
    await page.click('.note-part .save');
    await isSaved(page);
  });

  test('waits as a banner while the page is locked or written in, and without a number asks to search', async () => {
    const { open, me, as } = await start();
    const page = await open(me.key, '/call');
    await page.waitForSelector('.empty');
    const browser = await as(me.key);
    const emulate = (number: string | null) => browser.send('POST', '/api/calls/emulated', { number });
    await emulate(null);
    await page.waitForSelector('.advice[data-step=not-found]');
    expect(await page.textContent('.caller-number')).toContain('Number withheld');
    await page.click('.lock');
    await page.waitForSelector('.lock[aria-pressed=true]');
    await emulate(NUMBER);
    const banner = page.locator('.call-banner');
    await banner.waitFor();
    expect(await page.textContent('.caller-number')).toContain('Number withheld');
    expect(await page.locator('.my-calls .live').count()).toBe(2);
    expect(await barriers(page)).toEqual([]);
    await page.click('.search');
    await page.keyboard.type('pilar');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.found-one >> nth=1');
    await page.click('.found-one:has-text("Casa Pilar")');
    await page.waitForSelector('lu-customer-card h2:has-text("Casa Pilar")');
    await banner.getByRole('link').click();
    await page.waitForSelector('lu-customer-card h2:has-text("Núria Puig")');
    // What was written stays.
    await page.click('.my-calls a:has-text("withheld")');
    await page.waitForSelector('lu-customer-card h2:has-text("Casa Pilar")');
  });

  test.each([
    ['light', undefined, 'en'],
    ['dark', undefined, 'ca'],
    ['light', PHONE, 'ru'],
    ['dark', PHONE, 'es'],
  ] as const)('in %s, %j and %s keeps nobody out and fits', async (theme, size, locale) => {
    const { open, me, ring } = await start();
    await ring();
    const page = await open(me.key, '/call', { theme, locale, ...(size && { size }) });
    await page.waitForSelector('lu-customer-card .contracts li');
    expect(await barriers(page)).toEqual([]);
    expect(await isWide(page)).toBeLessThanOrEqual(0);
    const text = await page.evaluate(() => document.body.innerText);
    expect(text.match(/\b(call-page|requests-page|page)\.[a-z.-]+/g)).toBe(null);
    await picture(page, `call-${theme}-${size ? 'phone' : 'desk'}-${locale}`);
  });
});

test('a missed call is offered to be called back, taken and closed', async () => {
  const { open, as, me, driver, ring, phones, time, store } = await start();
  const page = await open(me.key, '/call');
  await page.waitForSelector('.empty');
  await ring();
  await page.waitForSelector('.caller-number');
  time.advance(5000);
  driver.hangUpAll();
  await phones().settled();
  await page.waitForSelector('.callbacks li');
  await page.waitForSelector('.gone:has-text("hung up")');
  expect(await barriers(page)).toEqual([]);
  // An older call that is asked for is not taken away by one that goes on.
  await (await as(me.key)).send('POST', '/api/calls/emulated', { number: '600333444' });
  await page.waitForSelector('.caller-number:has-text("600 33 34 44")');
  await page.click('.my-calls li:not(.live) a');
  await page.waitForSelector('lu-customer-card h2:has-text("Núria Puig")');
  await page.waitForSelector('.call-banner');
  await page.reload();
  await page.waitForSelector('.call-banner');
  await page.waitForSelector('lu-customer-card h2:has-text("Núria Puig")');
  await page.click('.call-banner a');
  await page.waitForSelector('.caller-number:has-text("600 33 34 44")');
  await page.waitForSelector('.call-banner', { state: 'detached' });
  const [tab] = await Promise.all([page.context().waitForEvent('page'), page.click('a[target=_blank]')]);
  await tab.waitForSelector('.caller-number:has-text("600 33 34 44")');
  await tab.waitForSelector('.lock[aria-pressed=true]');
  await tab.close();
  await page.click('.callbacks button:has-text("I call")');
  await page.waitForSelector(`.callbacks .tag:has-text("${me.name} calls")`);
  await page.click('.callbacks button:has-text("Called back")');
  await page.waitForSelector('.callbacks', { state: 'detached' });
  expect(await store.callbacks.list({ state: 'done' })).toHaveLength(1);
});

test('the registry has every call, takes a note in its line, and comes as a file', async () => {
  const { open, me, driver, ring, phones } = await start();
  await ring();
  driver.hangUpAll();
  await phones().settled();
  const page = await open(me.key, '/registry');
  await page.waitForSelector('.registry li:has-text("600111222")');
  expect(await page.locator('[name=person]').count()).toBe(0);
  await page.click('.registry .write');
  await page.click('.inline-note [data-category] >> nth=0');
  await page.click('.inline-note .save');
  await isSaved(page);
  await page.waitForSelector('.registry li .grow .tag:has-text("Bill")');
  expect(await barriers(page)).toEqual([]);
  await page.click('.by-hand');
  await page.fill('[name=hand-number]', '972 10 20 30');
  await page.click('.by-hand-note [data-category] >> nth=0');
  await page.click('.by-hand-note .save');
  await page.waitForSelector('.registry li:has-text("Written by hand"):has-text("+34972102030")');
  await page.click('.by-hand');
  await page.selectOption('[name=noted]', 'false');
  await page.waitForSelector('.registry-page .empty');
  expect(await page.getAttribute('.csv', 'href')).toBe('/api/registry.csv?noted=false');
});

test('customers are found by one field, whose kind is guessed', async () => {
  const { open, me } = await start();
  const page = await open(me.key, '/customers');
  await page.fill('[name=text]', NUMBER);
  await page.keyboard.press('Enter');
  await page.waitForSelector('lu-customer-search:has-text("1 customer, by phone")');
  await page.click('.found-one');
  await page.waitForSelector('lu-customer-card h2:has-text("Núria Puig")');
  await page.click('#lu-tab-invoices');
  await page.waitForSelector('.customer-tab p');
  expect(await barriers(page)).toEqual([]);
  await page.fill('[name=text]', 'nobody at all');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.advice');
});

test('categories are added, changed and no longer offered', async () => {
  const { open } = await start();
  const page = await open('aina', '/administration/categories');
  await page.waitForSelector('.category-rows li');
  await page.fill('form.line [name=name]', 'Moving house');
  await page.fill('form.line [name=code]', 'bill');
  await page.click('form.line .primary');
  await page.waitForSelector('form.line .fault');
  await page.fill('form.line [name=code]', 'move');
  await page.click('form.line .primary');
  await page.waitForSelector('[data-category=move]');
  await page.click('[data-category=move] .edit');
  await page.fill('li form [name=keywords]', 'house, flat');
  await page.click('li form .primary');
  await page.waitForSelector('[data-category=move]:has-text("flat")');
  await page.click('[data-category=move] [type=checkbox]');
  await page.waitForSelector('[data-category=move] .tag.warn');
  expect(await barriers(page)).toEqual([]);
  await page.click('[data-category=move] .delete');
  await page.click('dialog.ask[open] .danger');
  await page.waitForSelector('[data-category=move]', { state: 'detached' });
});

test('links lead out; that to the customer’s own account is for coordinators, and written down', async () => {
  const { open, me, store } = await start(({ customers }) => {
    const mail = { url: 'https://mail.example.org/?q={email}', label: 'Mail', isPersonal: false };
    const office = { url: 'https://office.example.org/as/{taxId}', label: 'Office', isPersonal: true };
    customers.links = { mail, office };
  });
  const find = async (person: string) => {
    const page = await open(person, '/customers');
    await page.fill('[name=text]', 'puig');
    await page.keyboard.press('Enter');
    await page.click('.found-one');
    await page.waitForSelector('.links a');
    return page;
  };
  const page = await find(me.key);
  expect(await page.getAttribute('.links a', 'href')).toBe('https://mail.example.org/?q=c1%40example.org');
  expect(await page.locator('.links button').count()).toBe(0);
  const lead = await find('aina');
  // Nothing of these tests goes out of the house.
  await lead.evaluate(() => {
    window.open = (url) => {
      document.body.dataset.opened = String(url);
      return null;
    };
  });
  await lead.click('.links button');
  await lead.waitForSelector('body[data-opened="https://office.example.org/as/ES00000001T"]');
  expect(await store.audit.list({ limit: 1 })).toMatchObject([{ who: 'aina', what: 'customer.link' }]);
});

test('a call is emulated at one’s own phone, at others’ by coordinators', async () => {
  const { open, me } = await start();
  const page = await open(me.key, '/call');
  await page.click('.emulate-open');
  expect(await page.locator('dialog.emulate [name=extension]').count()).toBe(0);
  await page.fill('dialog.emulate [name=number]', NUMBER);
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.caller-number .tag:has-text("For training")');
  await page.waitForSelector('lu-customer-card h2:has-text("Núria Puig")');
  const lead = await open('aina', '/call');
  await lead.click('.emulate-open');
  await lead.fill('dialog.emulate [name=extension]', '9999');
  await lead.keyboard.press('Enter');
  await lead.waitForSelector('dialog.emulate .callout.danger');
});

test('while a directory is down the note can be written, and the search tried again', async () => {
  const gone = {
    kind: 'odoo',
    url: 'http://127.0.0.1:9',
    api: 'jsonrpc',
    timeoutMs: 500,
    mapping: null,
  } as const;
  const { open, as, me, store } = await start(({ customers }) => {
    const login = { database: 'main', login: 'lineup', password: 'x', file: null };
    customers.directories = { erp: { ...gone, ...login } };
  });
  const page = await open(me.key, '/call');
  await page.waitForSelector('.empty');
  await (await as(me.key)).send('POST', '/api/calls/emulated', { number: NUMBER });
  await page.waitForSelector('.advice[data-step=down]');
  expect(await barriers(page)).toEqual([]);
  await page.click('.note-part [data-category] >> nth=0');
  await page.click('.note-part .save');
  await isSaved(page);
  expect(await store.callNotes.list({ numbers: [`+34${NUMBER}`] })).toMatchObject([{ customer: null }]);
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await isSaved(page);
});
