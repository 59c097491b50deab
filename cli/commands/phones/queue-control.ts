import type { Command } from 'commander';
import { addToQueue, clearQueue, moveMember, removeFromQueue } from '../../../actions/phones/control.ts';
import { pauseMember, resumeMember } from '../../../actions/phones/control-pauses.ts';
import { pauseReasons } from '../../../actions/phones/pause-reasons.ts';
import type { Exchanges } from '../../../actions/phones/phones.ts';
import type { Workplace } from '../../../actions/workplace.ts';
import { AppError } from '../../../model/errors.ts';
import type { TextKey } from '../../../model/texts/index.ts';
import type { Door } from '../../door.ts';
import { atPhones, chosenQueue, operator, type PhoneOptions, withPhoneOptions } from './at-phones.ts';

interface MemberOptions extends PhoneOptions {
  member?: string;
  reason?: string;
  to?: string;
}

type Act = (
  workplace: Workplace,
  exchanges: Exchanges,
  wish: { queue: string; person: string },
  options: MemberOptions,
) => Promise<void>;

/** `lineup queue add|remove|pause|resume|move|clear`. */
export function addQueueControls(group: Command, door: Door): void {
  addMemberCommand(group, door, 'add', (workplace, exchanges, wish) =>
    addToQueue(workplace, exchanges, operator, wish),
  );
  addMemberCommand(group, door, 'remove', (workplace, exchanges, wish) =>
    removeFromQueue(workplace, exchanges, operator, wish),
  );
  const pause = addMemberCommand(group, door, 'pause', (workplace, exchanges, wish, options) => {
    const known = pauseReasons(workplace.config).map(({ key }) => key);
    const reason = options.reason ?? known.find((key) => key === 'other') ?? known.at(-1)!;
    return pauseMember(workplace, exchanges, operator, { ...wish, reason });
  });
  pause.option('-r, --reason <reason>', door.say('cli.queue.pause.reason'));
  addMemberCommand(group, door, 'resume', (workplace, exchanges, wish) =>
    resumeMember(workplace, exchanges, operator, wish),
  );
  const move = addMemberCommand(group, door, 'move', (workplace, exchanges, wish, { to = '' }) =>
    moveMember(workplace, exchanges, operator, { ...wish, to }),
  );
  move.requiredOption('--to <queue>', door.say('cli.queue.move.to'));

  const clear = group.command('clear').description(door.say('cli.queue.clear.description'));
  withPhoneOptions(clear, door).action((options: PhoneOptions) =>
    atPhones(door, options, async (workplace, exchanges, { out, say }) => {
      const queue = chosenQueue(exchanges, options);
      const count = await clearQueue(workplace, exchanges, operator, { queue });
      out(options.json ? JSON.stringify({ queue, count }) : say('cli.queue.clear.done', { queue, count }));
    }),
  );
}

function addMemberCommand(
  group: Command,
  door: Door,
  verb: 'add' | 'remove' | 'pause' | 'resume' | 'move',
  act: Act,
): Command {
  const command = group
    .command(verb)
    .argument('[person]', door.say('cli.queue.person'))
    .description(door.say(`cli.queue.${verb}.description`))
    .option('-m, --member <person>', door.say('cli.queue.option.member'));
  return withPhoneOptions(command, door).action((argument: string | undefined, options: MemberOptions) =>
    atPhones(door, options, async (workplace, exchanges, { out, say }) => {
      const person = argument ?? options.member;
      if (person === undefined) throw new AppError('person-needed');
      const queue = chosenQueue(exchanges, options);
      await act(workplace, exchanges, { queue, person }, options);
      const name = (await workplace.store.persons.get(person))?.name ?? person;
      const said = say(`cli.queue.${verb}.done` as TextKey, { name, queue, to: options.to ?? '' });
      out(options.json ? JSON.stringify({ queue, person, done: verb }) : said);
    }),
  );
}
