import { text as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import { listTargets } from '../../actions/message-targets.ts';
import { sayAtOnce, sayDirectly } from '../../actions/say-at-once.ts';
import { type SayRequest, sendMessage } from '../../actions/send-message.ts';
import type { Workplace } from '../../actions/workplace.ts';
import type { Door } from '../door.ts';
import { atWork, type CommonOptions, withCommonOptions } from '../make-program.ts';
import { printList } from '../print-table.ts';

interface SayOptions extends CommonOptions {
  channel?: string;
  subject?: string;
  list?: boolean;
  now?: boolean;
  queue?: boolean;
}

/** `lineup say`: says something to a channel or a person, and is done when it is out. */
export function addSayCommand(program: Command, door: Door): void {
  const { say } = door;
  const command = program
    .command('say')
    .argument('[text...]', say('cli.say.text'))
    .description(say('cli.say.description'))
    .option('-c, --channel <target>', say('cli.say.channel'))
    .option('--subject <text>', say('cli.say.subject'))
    .option('--list', say('cli.say.list'))
    .option('--now', say('cli.say.now'))
    .option('--queue', say('cli.say.queue'));
  withCommonOptions(command, door).action((words: string[], options: SayOptions) =>
    atWork(door, options, 'none', async (workplace, speaking) => {
      if (options.list) return tellTargets(workplace, speaking, options);
      const text = words.length > 0 ? words.join(' ') : await readInput();
      const { channel: target = null, subject = null } = options;
      await saySo(workplace, speaking, { target, text, subject: subject?.trim() || null }, options);
    }),
  );
}

async function tellTargets(workplace: Workplace, { say, out }: Door, { json }: SayOptions): Promise<void> {
  const targets = await listTargets(workplace);
  if (json) return out(JSON.stringify(targets));
  if (targets.length === 0) return out(say('cli.say.nowhere'));
  const kindOf = ({ kind, isDefault }: (typeof targets)[number]) =>
    say(
      kind === 'person' ? 'cli.say.kind.person' : isDefault ? 'cli.say.kind.default' : 'cli.say.kind.channel',
    );
  out(
    printList(
      say,
      ['key', 'name', 'kind'],
      targets.map((one) => [one.name, one.label, kindOf(one)]),
    ),
  );
}

async function saySo(
  workplace: Workplace,
  { say, out }: Door,
  request: SayRequest,
  { json, now, queue }: SayOptions,
): Promise<void> {
  const answer = (state: string, target: string, id: string | null) =>
    out(json ? JSON.stringify({ state, target, id }) : say(`cli.say.${state}` as 'cli.say.sent', { target }));
  if (queue) {
    const { message, target } = await sendMessage(workplace, request);
    return answer('queued', target.label, message.id);
  }
  const stop = new AbortController();
  const abort = () => stop.abort();
  process.once('SIGINT', abort).once('SIGTERM', abort);
  try {
    const { signal } = stop;
    if (now) {
      const { target } = await sayDirectly(workplace, request, { signal });
      return answer('sent', target.label, null);
    }
    const { message, target } = await sayAtOnce(workplace, request, { signal });
    return answer('sent', target.label, message.id);
  } finally {
    process.off('SIGINT', abort).off('SIGTERM', abort);
  }
}

/** Standard input to its end; nothing where a person would have to type it unasked. */
async function readInput(): Promise<string> {
  return process.stdin.isTTY ? '' : readAll(process.stdin);
}
