import { freePort } from '../../test/support/asterisk/free-port.ts';
import type { TestAsterisk } from '../../test/support/asterisk/start-asterisk.ts';
import { type RunningSipp, startSipp } from '../../test/support/asterisk/start-sipp.ts';
import { TEAM } from './team.ts';

/** The phones of the whole team, behind one port. */
export interface TeamPhones {
  /** From now on each rings so long, answers, and hangs up after so long. */
  behave(habits: { ringMs: number; talkMs: number }): Promise<void>;
  stop(): Promise<void>;
}

/** Registers the phones; they answer nobody before they are told how. */
export async function plugIn(asterisk: TestAsterisk): Promise<TeamPhones> {
  const port = await freePort('udp');
  let sipp: RunningSipp | null = null;
  const phones: TeamPhones = {
    async behave({ ringMs, talkMs }) {
      await sipp?.kill();
      sipp = startSipp(asterisk, { scenario: 'answers', values: { ring: ringMs, talk: talkMs }, port });
    },
    async stop() {
      await sipp?.kill();
    },
  };
  await phones.behave({ ringMs: 600_000, talkMs: 600_000 });
  const list = TEAM.map(({ extension }) => {
    const credentials = `[authentication username=${extension} password=${asterisk.secret}]`;
    return [extension, credentials, port, 3600].join(';');
  });
  const args = ['-m', String(list.length), '-r', '100', '-timeout', '15', '-recv_timeout', '5000'];
  const registering = startSipp(asterisk, {
    scenario: 'register',
    port: await freePort('udp'),
    list,
    args,
  });
  if ((await registering.ended) !== 0) {
    await phones.stop();
    throw new Error('The phones are not registered.');
  }
  return phones;
}
