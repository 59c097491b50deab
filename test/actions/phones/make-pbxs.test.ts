import { describe, expect, it } from 'vitest';
import { makePbxs, openExchanges, planPhones } from '../../../actions/phones/make-pbxs.ts';
import type { Workplace } from '../../../actions/workplace.ts';
import { person } from '../../store/samples.ts';
import { workplaceOn } from '../../support/demo-week.ts';
import { newStore } from '../../support/stores.ts';

const TWO = `
week:
  lines: 3
  queues: {support: {lines: [1, 3]}, sales: {lines: [2]}}
telephony:
  pbxs:
    main: {kind: simulated}
    old: {host: pbx.example.org, interface: 'SIP/{extension}', password: '\${AMI}', queueLog: log/queue_log}
  queues:
    support: {pbx: main}
    sales: {pbx: old, name: 'sales-queue', penalty: 2}
`;

/** As an installation's own store has it, unless it is the demo's. */
async function workplaceWith(yaml: string, more: Partial<Workplace> = {}): Promise<Workplace> {
  const store = await newStore('sqlite');
  await store.persons.save(person('ada', { extension: '201' }));
  const text = yaml.replace(`'\${AMI}'`, 'null');
  const workplace = workplaceOn(store, text);
  const { pbxs } = workplace.config.telephony;
  if (pbxs.old) pbxs.old.password = 'secret';
  return { ...workplace, isDemo: false, ...more };
}

describe('which exchanges are opened', () => {
  it('those of the configuration, each with its queues and their lines', async () => {
    const workplace = await workplaceWith(TWO);
    const { pbxs, liveQueues, queueLogs } = await makePbxs(workplace);
    expect([...pbxs.keys()]).toEqual(['main', 'old']);
    expect(liveQueues.map(({ queue, pbx, nameAtPbx, lines }) => [queue, pbx.name, nameAtPbx, lines])).toEqual(
      [
        ['support', 'main', 'support', [0, 2]],
        ['sales', 'old', 'sales-queue', [1]],
      ],
    );
    expect(pbxs.get('old')!.interfaceOf('201')).toBe('SIP/201');
    expect([...queueLogs]).toEqual([['old', '/nowhere/log/queue_log']]);
    const one = await makePbxs(workplace, 'main');
    expect(one.liveQueues.map(({ queue }) => queue)).toEqual(['support']);
  });

  it('the demo has a simulated one with a phone for everybody; others have none', async () => {
    const demo = await workplaceWith('', { isDemo: true });
    const exchanges = await openExchanges(demo);
    const [live] = exchanges.liveQueues;
    expect(live).toMatchObject({ queue: 'support', lines: null, pbx: { name: 'demo' } });
    await live!.pbx.whenReady(AbortSignal.timeout(1000));
    expect(await live!.pbx.extensions!.list()).toMatchObject([{ extension: '201', isRegistered: true }]);
    await exchanges.close();
    expect(live!.pbx.status.state).toBe('closed');
    const own = await makePbxs(await workplaceWith(''));
    expect([own.pbxs.size, own.liveQueues]).toEqual([0, []]);
    expect((await makePbxs(demo, 'none')).pbxs.size).toBe(0);
  });

  it('a choice goes over the configuration, and what it could be is said', async () => {
    const workplace = await workplaceWith(TWO, { env: { LINEUP_AMI_USER: 'u', LINEUP_AMI_PASSWORD: 'p' } });
    const { pbxs, queues } = planPhones(workplace, 'asterisk');
    expect([...pbxs]).toMatchObject([
      ['asterisk', { host: '127.0.0.1', port: 5038, user: 'u', password: 'p' }],
    ]);
    expect([...queues.keys()]).toEqual(['support', 'sales']);
    expect([...planPhones(workplace, 'simulated').pbxs.keys()]).toEqual(['simulated']);
    expect(() => planPhones(workplace, 'nothing')).toThrow(
      expect.objectContaining({
        code: 'bad-option',
        values: {
          option: '--pbx',
          value: 'nothing',
          expected: 'asterisk, simulated, none, main, old',
        },
      }),
    );
    const without = await workplaceWith('');
    await expect(makePbxs(without, 'asterisk')).rejects.toMatchObject({ code: 'bad-config' });
  });
});
