import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../model/errors.ts';
import { renderError } from '../../../model/texts/index.ts';
import { type AsteriskPbxOptions, openAsterisk } from '../../../telephony/asterisk/asterisk-pbx.ts';
import type { Pbx, PbxEvent } from '../../../telephony/pbx.ts';
import { findAsteriskTree } from '../../support/asterisk/asterisk-trees.js';
import { openPhones, type TestPhones } from '../../support/asterisk/open-phones.ts';
import { settingsOf, until } from '../../support/asterisk/open-test-pbx.ts';
import { startAsterisk, type TestAsterisk } from '../../support/asterisk/start-asterisk.ts';
import { expectSentence } from '../../support/expect-sentence.ts';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts';

const fixture = (name: string) => join(import.meta.dirname, '../fixtures/asterisk', name);
const soon = () => AbortSignal.timeout(8000);

for (const release of ['sid', 'bullseye'] as const) {
  describe.skipIf(!findAsteriskTree(release))(`a connection to Asterisk of Debian ${release}`, () => {
    let asterisk: TestAsterisk;
    let phones: TestPhones;
    let proxy: TcpProxy;
    const opened: Pbx[] = [];

    beforeAll(async () => {
      const tls = {
        certificate: readFileSync(fixture('pbx-certificate.pem'), 'utf8'),
        key: readFileSync(fixture('pbx-key.pem'), 'utf8'),
      };
      asterisk = await startAsterisk({ release, tls });
      phones = openPhones(asterisk);
    }, 60_000);
    afterEach(async () => {
      await phones.reset();
      for (const pbx of opened.splice(0)) await pbx.close();
      await proxy?.stop().catch(() => {});
    }, 60_000);
    afterAll(() => asterisk?.stop(), 60_000);

    /** Opened, with all that it has told so far. */
    const open = (settings: Partial<AsteriskPbxOptions> = {}) => {
      const events: PbxEvent[] = [];
      const pbx = openAsterisk({ ...settingsOf(asterisk), ...settings });
      opened.push(pbx);
      pbx.subscribe((event) => events.push(event));
      pbx.open();
      const told = (state: string) =>
        events.filter((event) => event.type === 'status' && event.status.state === state).length;
      return { pbx, events, told };
    };
    const openByProxy = async (settings: Partial<AsteriskPbxOptions> = {}) => {
      proxy = await startTcpProxy(asterisk.amiPort);
      const one = open({ port: proxy.port, ...settings });
      await one.pbx.whenReady(soon());
      return one;
    };
    const refusal = async (promise: Promise<unknown>) => {
      const error = await promise.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(AppError);
      return error as AppError;
    };

    test('a wrong password is said in words, at once, and is not tried over and over', async () => {
      proxy = await startTcpProxy(asterisk.amiPort);
      const { pbx } = open({ password: 'wrong', port: proxy.port, retry: { firstMs: 10, mostMs: 20 } });
      const error = await refusal(pbx.whenReady(soon()));
      expect(error.code).toBe('pbx-login');
      expect(renderError('en', error)).toContain('does not let lineup in: Authentication failed');
      expect(pbx.status.state).toBe('down');
      expectSentence(pbx.status.reason!, 'error.pbx-login', { pbx: 'main', user: 'lineup' });
      expect((await refusal(pbx.readQueues())).code).toBe('pbx-login');
      expect(proxy.connections).toBe(1);
    });

    test('a password that is set right later is found to be so', async () => {
      const { pbx } = open({ user: 'latecomer', retry: { hopelessMs: 100 } });
      expect((await refusal(pbx.whenReady(soon()))).code).toBe('pbx-login');
      const manager = asterisk.readFile('etc/manager.conf');
      asterisk.writeFile(
        'etc/manager.conf',
        `${manager}\n[latecomer]\nsecret = ${asterisk.secret}\nread = agent\nwrite = agent\n`,
      );
      await asterisk.cli('manager reload');
      await until(() => pbx.status.state === 'ready', 'the login');
      expect(await pbx.readQueues()).toHaveLength(1);
    });

    test('what the account may not do is refused in the words of Asterisk', async () => {
      const { pbx } = open({ user: 'onlooker' });
      await pbx.whenReady(soon());
      const error = await refusal(pbx.addMember('round', { extension: '201', name: 'Ada' }));
      expect(error).toMatchObject({
        code: 'pbx-refused',
        values: { action: 'QueueAdd', reason: 'Permission denied' },
      });
    });

    test('nobody there, and then somebody', async () => {
      proxy = await startTcpProxy(asterisk.amiPort);
      proxy.refuse(true);
      const { pbx, told } = open({ port: proxy.port, retry: { firstMs: 20, mostMs: 50 } });
      const error = await refusal(pbx.whenReady(AbortSignal.timeout(300)));
      expect(error.code).toBe('pbx-down');
      proxy.refuse(false);
      await pbx.whenReady(soon());
      expect([told('down'), told('ready')]).toEqual([1, 1]);
    });

    test('a cut in the network: what was asked is answered, and nothing of it is done later', async () => {
      const { pbx, events, told } = await openByProxy();
      await until(() => events.some(({ type }) => type === 'resync'), 'the first reading');
      proxy.freeze(true);
      const asked = [
        pbx.pauseMember('round', { interface: 'PJSIP/201' }, 'lunch'),
        pbx.addMember('round', { extension: '201', name: 'Ada' }),
        pbx.readQueues(),
      ].map(refusal);
      proxy.freeze(false);
      proxy.cut();
      for (const error of await Promise.all(asked)) expect(error.code).toBe('pbx-down');
      expect((await refusal(pbx.addMember('round', { extension: '202', name: 'Bea' }))).code).toBe(
        'pbx-down',
      );

      await until(() => told('ready') === 2, 'the connection');
      expect(events.filter(({ type }) => type === 'resync')).toHaveLength(2);
      expect((await pbx.readQueues())[0]?.members).toEqual([]);
      // Who listened before listens once.
      events.length = 0;
      await pbx.addMember('round', { extension: '201', name: 'Ada' });
      await until(() => events.length > 0, 'the event');
      expect(events).toHaveLength(1);
      await pbx.removeMember('round', { interface: 'PJSIP/201' });
    });

    test('a line that is dead without a word is found out', async () => {
      const { pbx, told } = await openByProxy({ heartbeatSeconds: 0.2, timeoutSeconds: 0.5 });
      proxy.freeze(true);
      expect((await refusal(pbx.readQueues())).code).toMatch(/^pbx-(timeout|down)$/);
      await until(() => told('down') === 1, 'the end of the line');
      proxy.freeze(false);
      await until(() => told('ready') === 2, 'a new line');
    });

    test('a quiet line is no dead one', async () => {
      const { pbx, told } = await openByProxy({ heartbeatSeconds: 0.1, timeoutSeconds: 0.5 });
      const before = proxy.heard().length;
      await until(() => proxy.heard().slice(before).split('Ping: Pong').length > 4, 'answers to pings');
      expect([pbx.status.state, told('down')]).toEqual(['ready', 0]);
    });

    test('a break in the middle of an event garbles nothing', async () => {
      const { pbx, events, told } = await openByProxy();
      proxy.cutWithin('Event: QueueMemberAdded');
      await pbx.addMember('round', { extension: '201', name: 'Ada' }).catch(() => {});
      await until(() => told('down') === 1, 'the break');
      await until(() => told('ready') === 2, 'the connection');
      const [queue] = await pbx.readQueues();
      expect(queue?.members).toMatchObject([{ extension: '201', name: 'Ada' }]);
      proxy.cutWithin('Event: QueueStatusComplete');
      expect((await refusal(pbx.readQueues())).code).toBe('pbx-down');
      await until(() => told('ready') === 3, 'the connection');
      events.length = 0;
      expect(await pbx.removeMember('round', { interface: 'PJSIP/201' })).toBe('removed');
      await until(() => events.length === 1, 'the event');
    });

    test('killed and started in mid-call: the same people are there, and the call is gone', {
      timeout: 40_000,
    }, async () => {
      const { pbx, events, told } = open();
      await pbx.whenReady(soon());
      await phones.plugIn('201', '202');
      await pbx.addMember('round', { extension: '201', name: 'Lovelace, Ada' });
      await pbx.addMember('round', { extension: '202', name: 'Bea', pauseReason: 'lunch; 2|3, x' });
      await phones.behave('201', { does: 'answers', afterMs: 50 });
      // Asterisk commits its own store about once a second.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await phones.callIn({ queue: 'round', number: '612345678' });
      await until(() => events.some(({ type }) => type === 'call-answered'), 'the call');
      await asterisk.kill();
      await until(() => told('down') === 1, 'the end');
      const begin = Date.now();
      await asterisk.boot();
      await until(() => told('ready') === 2, 'the connection');
      expect(Date.now() - begin).toBeLessThan(4000);
      const resync = events.findLast(({ type }) => type === 'resync');
      const members = resync?.type === 'resync' ? (resync.queues[0]?.members ?? []) : [];
      expect(members.map(({ extension, paused, pauseReason }) => [extension, paused, pauseReason])).toEqual(
        expect.arrayContaining([
          ['201', false, ''],
          ['202', true, 'lunch; 2|3, x'],
        ]),
      );
      expect(members.find(({ extension }) => extension === '201')?.name).toBe('Lovelace, Ada');
      expect(members.every(({ isInQueueCall }) => !isInQueueCall)).toBe(true);
      for (const member of members) await pbx.removeMember('round', member);
    });

    test('fifty are put in and listed together, and many lists at once are all whole', async () => {
      const { pbx } = open();
      await pbx.whenReady(soon());
      const many = Array.from({ length: 50 }, (_, i) => String(500 + i));
      const begin = performance.now();
      await Promise.all(
        many.map((extension) => pbx.addMember('round', { extension, name: `Núria ${extension}` })),
      );
      const lists = await Promise.all(Array.from({ length: 20 }, () => pbx.readQueues(['round'])));
      expect(performance.now() - begin).toBeLessThan(2000);
      for (const [queue] of lists) {
        expect(queue?.members.map(({ extension }) => extension).sort()).toEqual(many);
        expect(queue?.members[0]?.name).toMatch(/^Núria 5/);
      }
      await Promise.all(many.map((one) => pbx.removeMember('round', { interface: `PJSIP/${one}` })));
      expect((await pbx.readQueues(['round']))[0]?.members).toEqual([]);
    });

    test('a configured queue that the PBX lacks is told where it is asked for, and nowhere else', async () => {
      const { pbx } = open({ queues: { round: {}, ghost: { name: 'no-such-queue' } } });
      await pbx.whenReady(soon());
      expect((await pbx.readQueues()).map(({ queue }) => queue)).toEqual(['round']);
      const asked = [
        pbx.readQueues(['ghost']),
        pbx.addMember('ghost', { extension: '201', name: 'Ada' }),
        pbx.removeMember('ghost', { interface: 'PJSIP/201' }),
        pbx.pauseMember('ghost', { interface: 'PJSIP/201' }, 'x'),
      ];
      for (const error of await Promise.all(asked.map(refusal))) {
        expect(error).toMatchObject({ code: 'unknown-queue', values: { queue: 'ghost' } });
      }
    });

    test('queues have their own names here, and members the forms of the installation', async () => {
      const { pbx, events } = open({
        queues: { desk: { name: 'round', penalty: 3 } },
        interface: 'Local/{extension}@from-phones/n',
        stateInterface: 'PJSIP/{extension}',
      });
      await pbx.whenReady(soon());
      await phones.plugIn('201');
      expect(await pbx.addMember('desk', { extension: '201', name: 'Ada' })).toBe('added');
      const [queue] = await pbx.readQueues(['desk']);
      expect(queue?.members).toMatchObject([
        { queue: 'desk', interface: 'Local/201@from-phones/n', extension: '201' },
      ]);
      const states = () => events.map((event) => (event.type === 'member' ? event.member.state : null));
      await until(() => states().at(-1) === 'available', 'her being free');
      expect(await asterisk.cli('queue show round')).toContain('penalty 3');
      await pbx.removeMember('desk', { interface: pbx.interfaceOf('201') });
      await until(() => events.some(({ type }) => type === 'member-removed'), 'the event');
      expect(events.at(-1)).toMatchObject({ queue: 'desk', extension: '201' });
    });

    test('once closed it is closed: nothing is tried, and whoever asks is told', async () => {
      const { pbx } = await openByProxy();
      const asked = refusal(pbx.readQueues());
      await pbx.close();
      expect((await asked).code).toBe('pbx-down');
      expect(pbx.status.state).toBe('closed');
      expect((await refusal(pbx.whenReady(soon()))).code).toBe('pbx-down');
      expect(proxy.connections).toBe(1);
      pbx.open();
      await pbx.whenReady(soon());
      expect(proxy.connections).toBe(2);
    });

    describe('by TLS', () => {
      const tls = () => ({ tls: true, port: asterisk.tlsPort });

      test('works with the certificate that is laid down', async () => {
        const { pbx } = open({ ...tls(), certificate: fixture('pbx-certificate.pem') });
        await pbx.whenReady(soon());
        expect(await pbx.addMember('round', { extension: '201', name: 'Ada' })).toBe('added');
        expect(await pbx.removeMember('round', { interface: 'PJSIP/201' })).toBe('removed');
      });

      test('another certificate, none of ours or a file that is none is refused, before the password is said', async () => {
        const wrong = [
          fixture('other-certificate.pem'),
          null,
          fixture('queue-log.txt'),
          fixture('no-such.pem'),
        ];
        for (const certificate of wrong) {
          const { pbx } = open({ ...tls(), certificate });
          const error = await refusal(pbx.whenReady(soon()));
          expect(error.code).toBe('pbx-certificate');
          expect(renderError('en', error)).toContain('does not prove who it is');
        }
      });

      test('a port that speaks none is no PBX', async () => {
        const { pbx } = open({ tls: true, certificate: fixture('pbx-certificate.pem'), timeoutSeconds: 0.5 });
        expect((await refusal(pbx.whenReady(AbortSignal.timeout(900)))).code).toBe('pbx-down');
      });
    });
  });
}
