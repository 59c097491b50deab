import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { render } from '../../../model/texts/index.ts';
import { LOCALES } from '../../../model/types.ts';
import { type AsteriskPbxOptions, openAsterisk } from '../../../telephony/asterisk/asterisk-pbx.ts';
import type { Pbx, PbxFinding } from '../../../telephony/pbx.ts';
import { findAsteriskTree } from '../../support/asterisk/asterisk-trees.js';
import { freePort } from '../../support/asterisk/free-port.ts';
import { settingsOf } from '../../support/asterisk/open-test-pbx.ts';
import { startAsterisk, type TestAsterisk } from '../../support/asterisk/start-asterisk.ts';

for (const release of ['sid', 'bullseye'] as const) {
  describe.skipIf(!findAsteriskTree(release))(`a look at Asterisk of Debian ${release}`, () => {
    let asterisk: TestAsterisk;
    const opened: Pbx[] = [];

    beforeAll(async () => {
      asterisk = await startAsterisk({ release, phones: ['201'] });
    }, 60_000);
    afterEach(async () => {
      for (const pbx of opened.splice(0)) await pbx.close();
    });
    afterAll(() => asterisk?.stop(), 60_000);

    const look = async (settings: Partial<AsteriskPbxOptions> = {}): Promise<PbxFinding[]> => {
      const pbx = openAsterisk({ ...settingsOf(asterisk), ...settings });
      opened.push(pbx);
      pbx.open();
      const findings = await pbx.diagnose(AbortSignal.timeout(4000));
      for (const { key, values } of findings) {
        for (const locale of LOCALES) {
          const said = render(locale, `pbx-check.${key}`, values);
          expect(said).not.toContain('pbx-check');
          expect(said.replace('{extension}', '')).not.toMatch(/[{}]|undefined/);
        }
      }
      return findings;
    };
    const told = (findings: PbxFinding[]) => findings.map(({ key, level }) => `${level} ${key}`);

    test('finds nothing amiss where all is well, and says what it saw', async () => {
      const findings = await look({ extensions: 'wizard', queues: { desk: { name: 'ordered' } } });
      expect(told(findings)).toEqual(['fine login', 'fine version', 'fine permissions', 'fine queue']);
      expect(findings[1]?.values).toMatchObject({ pbx: 'main', version: asterisk.version });
      expect(findings[3]?.values).toEqual({ queue: 'ordered', strategy: 'rrordered', count: 0 });
      expect(told(await look({ extensions: 'astdb' }))).not.toContain('fault permission-missing');
    });

    test('names the permissions that the account lacks, and what for', async () => {
      const findings = await look({ user: 'onlooker', extensions: 'wizard' });
      const lacking = findings.filter(({ key }) => key === 'permission-missing').map(({ values }) => values);
      expect(lacking.map(({ permission }) => permission)).toEqual(['agent', 'config', 'system']);
      expect(lacking[0]).toMatchObject({ user: 'onlooker', actions: 'QueueAdd, QueueRemove, QueuePause' });
      expect(told(findings)).toEqual(
        expect.arrayContaining(['doubt version-unknown', 'doubt events-unheard', 'fine queue']),
      );
    });

    test('an account for queues alone is enough where phones are not ours to keep', async () => {
      expect(told(await look({ user: 'queues' }))).toContain('fine permissions');
    });

    test('names the queues that are missing, and those that are there', async () => {
      const findings = await look({ queues: { round: {}, support: { name: '400' } } });
      expect(told(findings).slice(-2)).toEqual(['fine queue', 'fault queue-missing']);
      expect(findings.at(-1)?.values).toMatchObject({ queue: '400' });
      expect(findings.at(-1)?.values.others).toContain('ordered');
      expect(told(await look({ queues: {} })).at(-1)).toBe('doubt no-queues');
    });

    test('sees that the form of an interface matches nobody in the queue', async () => {
      await asterisk.cli('queue add member SIP/201 to short');
      const findings = await look({ queues: { short: {} } });
      expect(findings.at(-1)).toEqual({
        key: 'template-matches-nothing',
        level: 'fault',
        values: { queue: 'short', template: 'PJSIP/{extension}', example: 'SIP/201' },
      });
      expect(told(await look({ queues: { short: {} }, interface: 'SIP/{extension}' })).at(-1)).toBe(
        'fine queue',
      );
    });

    test('sees that phones have no template to be made from', async () => {
      const findings = await look({ extensions: 'wizard', template: 'clerk' });
      expect(findings.at(-1)).toMatchObject({ key: 'no-phone-template', values: { template: 'clerk' } });
      const nowhere = await look({ extensions: 'wizard', wizardFile: 'nowhere.conf' });
      expect(nowhere.at(-1)).toMatchObject({ key: 'no-phone-template', values: { file: 'nowhere.conf' } });
    });

    test('says why it cannot look at all', async () => {
      expect(told(await look({ password: 'wrong' }))).toEqual(['fault pbx-login']);
      expect(told(await look({ port: await freePort('tcp') }))).toEqual(['fault pbx-down']);
      expect(told(await look({ tls: true, timeoutSeconds: 0.3 }))[0]).toBe('fault pbx-down');
    });
  });
}
