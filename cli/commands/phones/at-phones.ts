import type { Command } from 'commander';
import type { Actor } from '../../../actions/edit-rights.ts';
import { followTimetable } from '../../../actions/phones/follow-timetable.ts';
import { openExchanges } from '../../../actions/phones/make-pbxs.ts';
import type { Exchanges } from '../../../actions/phones/phones.ts';
import type { Workplace } from '../../../actions/workplace.ts';
import type { Config } from '../../../model/config/schema.ts';
import { AppError } from '../../../model/errors.ts';
import { permissionsOf } from '../../../model/permissions.ts';
import { isIsoDate } from '../../../model/time.ts';
import type { Door } from '../../door.ts';
import { atWork, type CommonOptions, withCommonOptions } from '../../make-program.ts';

export interface PhoneOptions extends CommonOptions {
  queue?: string;
  pbx?: string;
}

export interface MomentOptions {
  date?: string;
  time?: string;
}

/** Who sits at this terminal may do everything: she has the store itself. */
export const operator: Actor = {
  person: null,
  permissions: new Set(permissionsOf({ roles: ['supervisor', 'admin'] })),
};

export function withPhoneOptions(command: Command, door: Door): Command {
  return withCommonOptions(command, door)
    .option('-q, --queue <name>', door.say('cli.queue.option.queue'))
    .option('-b, --pbx <name>', door.say('cli.queue.option.pbx'));
}

export function withMoment(command: Command, { say }: Door): Command {
  return command
    .option('-d, --date <date>', say('cli.queue.option.date'), dayOption)
    .option('-t, --time <time>', say('cli.queue.option.time'), timeOption);
}

export interface AtPhones {
  /** Where this says no the command does nothing, and no exchange is asked. */
  isWanted?: (config: Config) => boolean;
  /** Waits until exchanges are reached; by default it does. */
  waits?: boolean;
}

/** For a command; an exchange that is not reached by then is told as not to be reached. */
const PATIENCE_MS = 10_000;

/** Opens the workplace and its exchanges for one command, and closes both whatever happens. */
export function atPhones(
  door: Door,
  options: PhoneOptions,
  work: (workplace: Workplace, exchanges: Exchanges, door: Door) => Promise<void>,
  { isWanted = () => true, waits = true }: AtPhones = {},
): Promise<void> {
  return atWork(door, options, 'none', async (workplace, speaking) => {
    if (!isWanted(workplace.config)) return;
    const exchanges = await openExchanges(workplace, options.pbx);
    try {
      if (waits) await reach(exchanges);
      await preload(workplace, exchanges, speaking);
      await work(workplace, exchanges, speaking);
    } finally {
      await exchanges.close();
    }
  });
}

/** One exchange that is down keeps nobody from the others; if all are, why is told at once. */
async function reach({ pbxs }: Exchanges): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const tried = await Promise.allSettled([...pbxs.values()].map((pbx) => pbx.whenReady(signal)));
  const failed = tried.filter((one) => one.status === 'rejected');
  if (failed.length > 0 && failed.length === tried.length) throw failed[0]!.reason;
}

/** A simulated exchange begins with this command: it is as it would be if it had been here before. */
async function preload(workplace: Workplace, exchanges: Exchanges, { note, say }: Door): Promise<void> {
  const { pbxs } = workplace.config.telephony;
  const isSimulated = (name: string) => (pbxs[name]?.kind ?? 'simulated') === 'simulated';
  const simulated = exchanges.liveQueues.filter(({ pbx }) => isSimulated(pbx.name));
  if (simulated.length === 0) return;
  note(say('cli.queue.simulated'));
  for (const { queue } of simulated) await followTimetable(workplace, exchanges, { queue });
}

/** The queue that a command is about: the one that is named, or the only one. `queue-needed`, `unknown-queue`. */
export function chosenQueue({ liveQueues }: Exchanges, { queue }: PhoneOptions): string {
  if (queue !== undefined) return queue;
  if (liveQueues.length === 0) throw new AppError('no-phones');
  if (liveQueues.length === 1) return liveQueues[0]!.queue;
  throw new AppError('queue-needed', { queues: liveQueues.map((one) => one.queue).join(', ') });
}

function dayOption(text: string): string {
  if (!isIsoDate(text)) throw new AppError('bad-date', { value: text });
  return text;
}

function timeOption(text: string): string {
  if (!/^([01]?\d|2[0-3]):[0-5]\d$/.test(text)) throw new AppError('bad-time', { value: text });
  return text.padStart(5, '0');
}
