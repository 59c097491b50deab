import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { odooDirectory } from '../../connectors/customers/erp/odoo-directory.ts';
import type { OdooSettings } from '../../connectors/odoo/odoo-settings.ts';
import { AppError } from '../../model/errors.ts';
import { speaker } from '../../model/texts/index.ts';
import { type FaultProxy, startFaultProxy } from '../support/fault-proxy.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import type { OdooUnderTest } from './seeds.ts';

/** Who calls must be known before the second ring. */
const BUDGET_MS = 1500;

const PHONE = {
  pi: '+34972000101',
  anna: '+34600000102',
  both: '+34972000103',
  shared: '+34972000104',
  spaced: '+34972000105',
  nobody: '+34972999999',
};

/**
 * What is asked of a directory of kind odoo, of any Odoo.
 * @param open brings one where nobody else does the same; `close` ends it
 */
export function describeCustomerContract(
  name: string,
  apis: OdooSettings['api'][],
  open: () => Promise<OdooUnderTest & { close?: () => Promise<void> }>,
): void {
  describe(`customers and ${name}`, () => {
    let odoo: Awaited<ReturnType<typeof open>>;
    let wire: TcpProxy;
    let proxy: FaultProxy;
    let pi: number;

    beforeAll(async () => {
      odoo = await open();
      wire = await startTcpProxy(Number(new URL(odoo.url).port));
      proxy = await startFaultProxy(odoo.url);
      const { customers } = odoo;
      pi = await customers.partner({
        name: 'Cooperativa Pi',
        phone: PHONE.pi,
        email: 'hola@pi.example',
        taxId: 'ES12345678Z',
        reference: 'M-7701',
        city: 'Girona',
      });
      await customers.partner({ name: 'Anna Pi', mobile: PHONE.anna, company: pi });
      await customers.partner({ name: 'Both Numbers', phone: PHONE.both, mobile: '+34600000103' });
      await customers.partner({ name: 'Flat One', phone: PHONE.shared });
      await customers.partner({ name: 'Flat Two', phone: PHONE.shared });
      await customers.partner({ name: 'Spaces', phone: '+34 972 00 01 05' });
      await customers.partner({ name: `O'Hara % <b>&</b>`, phone: '+34972000106' });
      await customers.invoice({ partner: pi, amount: 120.5, date: '2026-01-10', dueOn: '2026-02-10' });
      await customers.invoice({ partner: pi, amount: 80, date: '2026-03-10', dueOn: '2099-04-10' });
      await customers.crowd(10_000);
    });
    afterEach(() => {
      expect(proxy.faults.pending).toBe(0);
    });
    afterAll(async () => {
      await proxy?.close();
      await wire?.stop();
      await odoo?.close?.();
    });

    describe.each(apis)('over %s', (api) => {
      const directoryOf = (more: { url?: string; login?: string; password?: string } = {}) =>
        odooDirectory(
          'erp',
          {
            kind: 'odoo',
            file: null,
            url: odoo.url,
            database: odoo.database,
            login: odoo.login,
            password: odoo.passwords[api] ?? '',
            api,
            timeoutMs: 15_000,
            mapping: null,
            ...more,
          },
          { country: 'ES', say: speaker('en') },
        );
      const never = new AbortController().signal;
      const namesOf = async (e164: string) =>
        (await directoryOf().findByNumber(e164, never)).map(({ customer }) => customer.name).sort();
      const search = async (
        field: 'phone' | 'name' | 'tax-id' | 'member' | 'email' | 'all',
        text: string,
      ) => {
        const { customers, isTooMany } = await directoryOf().search({ text, field }, never);
        return { names: customers.map((customer) => customer.name), isTooMany };
      };
      const refusalOf = async (promise: Promise<unknown>): Promise<AppError> => {
        const error = await promise.then(
          () => expect.fail('it should have been refused'),
          (reason) => reason,
        );
        expect(error).toBeInstanceOf(AppError);
        expect(`${error.stack} ${JSON.stringify(error)}`).not.toMatch(/Traceback|n0t-the-r1ght-0ne/);
        return error;
      };

      it('004.149 knows who has the number, and what is kept of them', async () => {
        const [match, ...others] = await directoryOf().findByNumber(PHONE.pi, never);
        expect(others).toEqual([]);
        expect(match).toMatchObject({ certainty: 'known', evidence: [{ kind: 'phone' }] });
        expect(match?.customer).toMatchObject({
          externalId: String(pi),
          name: 'Cooperativa Pi',
          taxId: 'ES12345678Z',
          city: 'Girona',
          emails: ['hola@pi.example'],
        });
        expect(match?.customer.phones).toContainEqual(expect.objectContaining({ e164: PHONE.pi }));
      });

      it('knows the customer by the number of a contact', async () => {
        const [match, ...others] = await directoryOf().findByNumber(PHONE.anna, never);
        expect(others).toEqual([]);
        expect(match?.customer).toMatchObject({ externalId: String(pi), name: 'Cooperativa Pi' });
        expect(match?.evidence).toMatchObject([{ kind: 'contact' }]);
      });

      it('finds numbers beside a mobile one, written with spaces, and of several', async () => {
        expect(await namesOf(PHONE.both)).toEqual(['Both Numbers']);
        expect(await namesOf(PHONE.spaced)).toEqual(['Spaces']);
        expect(await namesOf(PHONE.shared)).toEqual(['Flat One', 'Flat Two']);
        expect(await namesOf(PHONE.nobody)).toEqual([]);
      });

      it(`finds one of more than 10 000 within ${BUDGET_MS} ms`, async () => {
        const directory = directoryOf();
        await directory.findByNumber(PHONE.nobody, never);
        const begin = performance.now();
        const [match] = await directory.findByNumber('+34980009999', never);
        const took = performance.now() - begin;
        expect(match?.customer.name).toBe('Crowd 9999');
        expect(took).toBeLessThan(BUDGET_MS);
      });

      it.each([
        ['phone', '972000101'],
        ['name', 'cooperativa p'],
        ['tax-id', '12345678Z'],
        ['member', 'M-7701'],
        ['email', 'hola@pi.example'],
        ['all', 'Cooperativa Pi'],
      ] as const)('004.151 searches by %s', async (field, text) => {
        expect(await search(field, text)).toEqual({ names: ['Cooperativa Pi'], isTooMany: false });
      });

      it('004.152 says when there are too many, and when there is none', async () => {
        const many = await search('name', 'Crowd');
        expect(many.isTooMany).toBe(true);
        expect(many.names).toHaveLength(21);
        expect(await search('name', 'Nobody of this name')).toEqual({ names: [], isTooMany: false });
      });

      it('takes what people type for text, whatever it looks like', async () => {
        expect(await search('name', `O'Hara % <b>`)).toMatchObject({ names: [`O'Hara % <b>&</b>`] });
        expect(await search('name', "'; drop table res_partner; --")).toEqual({
          names: [],
          isTooMany: false,
        });
      });

      it('004.159 gives the invoices, the newest first, and what is open of them', async () => {
        const details = await directoryOf().details(String(pi), 'invoices', never);
        if (details.what !== 'invoices') return expect.fail('invoices were asked for');
        const told = details.invoices.map(({ date, dueOn, amountCents, openCents }) => [
          date,
          dueOn,
          amountCents,
          openCents,
        ]);
        expect(told).toEqual([
          ['2026-03-10', '2099-04-10', 8000, 8000],
          ['2026-01-10', '2026-02-10', 12050, 12050],
        ]);
      });

      it.each(['contracts', 'readings', 'cases'] as const)(
        'gives no %s where the installation has none',
        async (what) => {
          expect(await directoryOf().details(String(pi), what, never)).toEqual({ what, [what]: [] });
        },
      );

      it('shows customers to an account that may not see invoices', async () => {
        const { login, passwords } = odoo.clerk;
        const modest = directoryOf({ login, password: passwords[api] ?? '' });
        const [match] = await modest.findByNumber(PHONE.pi, never);
        expect(match?.customer).toMatchObject({ name: 'Cooperativa Pi', openInvoices: null });
        const { customers } = await modest.search({ text: 'Cooperativa', field: 'name' }, never);
        expect(customers.map((customer) => customer.name)).toEqual(['Cooperativa Pi']);
      });

      it('tells a wrong password', async () => {
        const wrong = directoryOf({ password: 'n0t-the-r1ght-0ne' });
        expect((await refusalOf(wrong.findByNumber(PHONE.pi, never))).code).toBe('directory-refused');
      });

      it('tells that it is down', async () => {
        wire.refuse(true);
        wire.cut();
        const down = directoryOf({ url: `http://127.0.0.1:${wire.port}` });
        const error = await refusalOf(down.findByNumber(PHONE.pi, never)).finally(() => wire.refuse(false));
        expect(error.code).toBe('directory-down');
      });

      it('ends a slow search when it is told to', async () => {
        wire.freeze(true);
        const slow = directoryOf({ url: `http://127.0.0.1:${wire.port}` });
        const reason = new Error('the budget is spent');
        const control = new AbortController();
        const asked = slow.findByNumber(PHONE.pi, control.signal);
        control.abort(reason);
        await expect(asked).rejects.toBe(reason);
        wire.freeze(false);
        wire.cut();
      });

      it('asks once more after a 500, and tells the second', async () => {
        const fault = { at: 'res.partner.search_read', status: 500, body: '<h1>Internal Server Error</h1>' };
        const broken = directoryOf({ url: proxy.url });
        proxy.faults.schedule(fault);
        expect(await broken.findByNumber(PHONE.pi, never)).toHaveLength(1);
        proxy.faults.schedule({ ...fault, times: 2 });
        expect((await refusalOf(broken.findByNumber(PHONE.pi, never))).code).toBe('directory-down');
      });

      it('asks once more after half an answer', async () => {
        const half = directoryOf({ url: `http://127.0.0.1:${wire.port}` });
        const whole = await half.findByNumber(PHONE.pi, never);
        const before = wire.connections;
        wire.cutWithin('Cooperativa Pi');
        expect(await half.findByNumber(PHONE.pi, never)).toEqual(whole);
        expect(wire.connections).toBeGreaterThan(before);
      });
    });
  });
}
