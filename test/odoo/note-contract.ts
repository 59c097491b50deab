import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOdooClient } from '../../connectors/odoo/odoo-client.ts';
import type { OdooSettings } from '../../connectors/odoo/odoo-settings.ts';
import { removeNote, writeNote } from '../../connectors/odoo/write-note.ts';
import { speaker } from '../../model/texts/index.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import type { OdooUnderTest } from './seeds.ts';

const say = speaker('en');
const AT = '2029-03-05T09:30:15.250Z';
const TEXT = `Called twice: "the meter" <b>says</b> 7 & 8 — què?\n  second line, d'acord`;

/**
 * What is written about a call, in any Odoo.
 * @param open brings one where nobody else does the same; `close` ends it
 */
export function describeNoteContract(
  name: string,
  apis: OdooSettings['api'][],
  open: () => Promise<OdooUnderTest & { close?: () => Promise<void> }>,
): void {
  describe(`notes of calls and ${name}`, () => {
    let odoo: Awaited<ReturnType<typeof open>>;
    let wire: TcpProxy;
    beforeAll(async () => {
      odoo = await open();
      wire = await startTcpProxy(Number(new URL(odoo.url).port));
    });
    afterAll(async () => {
      await wire?.stop();
      await odoo?.close?.();
    });

    describe.each(apis)('over %s', (api) => {
      const clientOf = (url: string, password = odoo.passwords[api] ?? '', login = odoo.login) =>
        createOdooClient(
          {
            url,
            database: odoo.database,
            login,
            password,
            api,
            timeoutSeconds: 30,
            attempts: 1,
          },
          { say },
        );
      const partner = () => odoo.customers.partner({ name: 'Pere Pi' });

      it('004.165 writes a note that reads as it was written', async () => {
        const pere = await partner();
        const note = { key: `${api}-first`, partner: pere, at: AT, text: TEXT };
        expect(await writeNote(clientOf(odoo.url), note, say)).toEqual(expect.any(Number));
        expect(await odoo.customers.notesOf(pere)).toEqual([{ text: TEXT, at: '2029-03-05 09:30:15' }]);
      });

      it('writes it once, whoever asks again, and brings it up to date', async () => {
        const pere = await partner();
        const note = { key: `${api}-twice`, partner: pere, at: AT, text: TEXT };
        const id = await writeNote(clientOf(odoo.url), note, say);
        expect(await writeNote(clientOf(odoo.url), note, say)).toBe(id);
        expect(await writeNote(clientOf(odoo.url), { ...note, text: 'Solved' }, say)).toBe(id);
        expect((await odoo.customers.notesOf(pere)).map(({ text }) => text)).toEqual(['Solved']);
      });

      it('writes it once though the answer never came', async () => {
        const pere = await partner();
        const note = { key: `${api}-lost`, partner: pere, at: AT, text: TEXT };
        const client = clientOf(`http://127.0.0.1:${wire.port}`);
        // Logged in and looked up; the answer to the writing itself is the one that is cut.
        await client.read({ model: 'res.partner', method: 'read', ids: [pere], named: { fields: ['name'] } });
        let isCut = false;
        const losing: typeof client = {
          read: (call) => client.read(call),
          change(call) {
            if (!isCut) wire.cutWithin('HTTP/1.');
            isCut = true;
            return client.change(call);
          },
        };
        await expect(writeNote(losing, note, say)).rejects.toMatchObject({ code: 'source-unavailable' });
        expect(await odoo.customers.notesOf(pere)).toHaveLength(1);
        await writeNote(losing, note, say);
        expect(await odoo.customers.notesOf(pere)).toHaveLength(1);
      });

      it('moves it to whom the call was really from', async () => {
        const [pere, anna] = [await partner(), await partner()];
        const note = { key: `${api}-moved`, at: AT, text: TEXT };
        await writeNote(clientOf(odoo.url), { ...note, partner: pere }, say);
        await writeNote(clientOf(odoo.url), { ...note, partner: anna }, say);
        expect(await odoo.customers.notesOf(pere)).toEqual([]);
        expect(await odoo.customers.notesOf(anna)).toHaveLength(1);
      });

      it('takes it away, also twice', async () => {
        const pere = await partner();
        const key = `${api}-gone`;
        await writeNote(clientOf(odoo.url), { key, partner: pere, at: AT, text: TEXT }, say);
        await removeNote(clientOf(odoo.url), key, say);
        await removeNote(clientOf(odoo.url), key, say);
        expect(await odoo.customers.notesOf(pere)).toEqual([]);
      });

      it('tells a customer that is gone, and who may not write', async () => {
        const note = { key: `${api}-nobody`, partner: 99_999_999, at: AT, text: TEXT };
        await expect(writeNote(clientOf(odoo.url), note, say)).rejects.toMatchObject({
          code: 'source-not-found',
        });
        const { login, passwords } = odoo.stranger;
        const pere = await partner();
        await expect(
          writeNote(clientOf(odoo.url, passwords[api] ?? '', login), { ...note, partner: pere }, say),
        ).rejects.toMatchObject({ code: 'source-forbidden' });
        expect(await odoo.customers.notesOf(pere)).toEqual([]);
      });
    });
  });
}
