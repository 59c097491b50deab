import { freePort } from '../../test/support/asterisk/free-port.ts';
import type { TestAsterisk } from '../../test/support/asterisk/start-asterisk.ts';
import { type RunningSipp, startSipp } from '../../test/support/asterisk/start-sipp.ts';

/** So many calls at once are never up; SIPp's own limit would be far lower. */
const MOST_AT_ONCE = 5000;
let count = 0;

/** Callers who come in at even distances, each with a number of her own, whatever becomes of those before. */
export async function startCallers(
  asterisk: TestAsterisk,
  options: {
    queue: string;
    perSecond: number;
    seconds: number;
    /** Waits at most so long for an answer, and talks at most so long. */
    patienceMs: number;
    talkMs: number;
  },
): Promise<RunningSipp> {
  const { queue, perSecond, seconds, patienceMs, talkMs } = options;
  const calls = Math.round(perSecond * seconds);
  const args = ['-s', queue, '-r', String(perSecond), '-m', String(calls), '-l', String(MOST_AT_ONCE)];
  count += 1;
  return startSipp(asterisk, {
    scenario: 'caller',
    values: { from: `<sip:6${count}00[call_number]@127.0.0.1>`, patience: patienceMs, talk: talkMs },
    port: await freePort('udp'),
    args,
  });
}
