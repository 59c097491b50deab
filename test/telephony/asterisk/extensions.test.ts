import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openAsterisk } from '../../../telephony/asterisk/asterisk-pbx.ts';
import type { Pbx, PbxExtensions } from '../../../telephony/pbx.ts';
import { findAsteriskTree } from '../../support/asterisk/asterisk-trees.js';
import { openPhones, type TestPhones } from '../../support/asterisk/open-phones.ts';
import { settingsOf, until } from '../../support/asterisk/open-test-pbx.ts';
import { startAsterisk, type TestAsterisk } from '../../support/asterisk/start-asterisk.ts';

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const cases = [
  ['sid', 'wizard'],
  ['sid', 'astdb'],
  ['bullseye', 'wizard'],
  ['bullseye', 'astdb'],
] as const;

for (const [release, kind] of cases) {
  describe.skipIf(!findAsteriskTree(release))(`phones by ${kind} at Asterisk of Debian ${release}`, () => {
    let asterisk: TestAsterisk;
    let phones: TestPhones;
    let pbx: Pbx;
    let extensions: PbxExtensions;

    beforeAll(async () => {
      asterisk = await startAsterisk({ release, phones: ['201'] });
      phones = openPhones(asterisk);
      pbx = openAsterisk({ ...settingsOf(asterisk), extensions: kind });
      pbx.open();
      await pbx.whenReady(AbortSignal.timeout(8000));
      extensions = pbx.extensions!;
      await asterisk.cli('database put lineup/template agent "{\\"context\\":\\"from-phones\\"}"');
    }, 60_000);
    afterEach(async () => {
      await phones.reset();
      await extensions.remove((await extensions.list()).map(({ extension }) => extension));
    }, 60_000);
    afterAll(async () => {
      await pbx?.close();
      await asterisk?.stop();
    }, 60_000);

    test('004.110 whoever is put in can register, with the right password only', async () => {
      expect(await extensions.list()).toEqual([]);
      await extensions.put([
        { extension: '301', name: 'Ada "die" <Große>; x', secret: 'pw-301;#é' },
        { extension: '302', name: 'Bea', secret: 'pw-302' },
      ]);
      expect(await extensions.list()).toEqual([
        { extension: '301', name: 'Ada die Große x', isRegistered: false },
        { extension: '302', name: 'Bea', isRegistered: false },
      ]);
      expect(await phones.canRegister('302', 'wrong')).toBe(false);
      expect(await phones.canRegister('302', 'pw-302')).toBe(true);
    });

    test('a phone that is in the wall is told as registered, and is rung by the queue', async () => {
      await extensions.put([{ extension: '303', name: 'Carla', secret: asterisk.secret }]);
      await phones.plugIn('303');
      let list = await extensions.list();
      for (let i = 0; i < 100 && !list[0]?.isRegistered; i++) {
        await pass(100);
        list = await extensions.list();
      }
      expect(list).toEqual([{ extension: '303', name: 'Carla', isRegistered: true }]);
      await pbx.addMember('round', { extension: '303', name: 'Carla' });
      await phones.behave('303', { does: 'answers', afterMs: 50, hangsUpAfterMs: 600 });
      const events: string[] = [];
      const stop = pbx.subscribe(({ type }) => events.push(type));
      expect(await extensions.countCalls()).toBe(0);
      await phones.callIn({ queue: 'round', number: '612345678' });
      await until(() => events.includes('call-answered'), 'the answer');
      expect(await extensions.countCalls()).toBe(1);
      await until(() => events.includes('call-completed'), 'the end');
      stop();
      await pbx.removeMember('round', { interface: 'PJSIP/303' });
    });

    test('a name changes and the password stays; a password changes and the old one is gone', async () => {
      await extensions.put([{ extension: '301', name: 'Ada', secret: 'first' }]);
      await extensions.put([{ extension: '301', name: 'Ada B', secret: null }]);
      expect(await extensions.list()).toMatchObject([{ extension: '301', name: 'Ada B' }]);
      expect(await phones.canRegister('301', 'first')).toBe(true);
      await extensions.put([{ extension: '301', name: 'Ada B', secret: 'second' }]);
      expect(await phones.canRegister('301', 'first')).toBe(false);
      expect(await phones.canRegister('301', 'second')).toBe(true);
      expect(await extensions.list()).toHaveLength(1);
    });

    test('the password itself is nowhere to be read', async () => {
      await extensions.put([{ extension: '301', name: 'Ada', secret: 'very-secret-word' }]);
      const kept = asterisk.readFile('etc/pjsip_wizard.conf') + (await asterisk.cli('database show'));
      expect(kept).toContain('md5_cred');
      expect(kept).not.toContain('very-secret-word');
    });

    test('a hundred are put in, listed and taken out; phones of others stay as they are', async () => {
      const many = Array.from({ length: 100 }, (_, i) => String(400 + i));
      await extensions.put(many.map((extension) => ({ extension, name: `P ${extension}`, secret: 's' })));
      expect((await extensions.list()).map(({ extension }) => extension).sort()).toEqual(many);
      expect(await phones.canRegister('499', 's')).toBe(true);
      await extensions.remove(many);
      expect(await extensions.list()).toEqual([]);
      expect(await phones.canRegister('499', 's')).toBe(false);
      expect(await asterisk.cli('database show registrar/contact')).not.toContain('499');
      expect(await phones.canRegister('201', asterisk.secret)).toBe(true);
    });

    test('a restart keeps them', async () => {
      await extensions.put([{ extension: '301', name: 'Ada', secret: 'first' }]);
      await pass(1500);
      await asterisk.kill();
      await asterisk.boot();
      await until(() => pbx.status.state === 'ready', 'the connection');
      expect(await extensions.list()).toMatchObject([{ extension: '301', name: 'Ada' }]);
      expect(await phones.canRegister('301', 'first')).toBe(true);
    });

    test('one without a secret, or that is no number, is refused, and nothing is done', async () => {
      const good = { extension: '301', name: 'Ada', secret: 'x' };
      for (const bad of [
        { extension: '302', name: 'Bea', secret: null },
        { extension: 'trunk', name: 'Eve', secret: 'x' },
        { extension: '30]2', name: 'Eve', secret: 'x' },
      ]) {
        await expect(extensions.put([good, bad])).rejects.toMatchObject({ code: 'pbx-refused' });
      }
      expect(await extensions.list()).toEqual([]);
      await extensions.remove(['399']);
    });
  });
}
