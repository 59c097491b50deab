import { Command, Help, Option } from 'commander';
import { type Choices, openWorkplace, type Workplace } from '../actions/workplace.ts';
import { AppError } from '../model/errors.ts';
import type { TextKey } from '../model/texts/index.ts';
import { isIsoDate } from '../model/time.ts';
import { LOCALES } from '../model/types.ts';
import { type Door, speakLike } from './door.ts';

/** Options that every command has. */
export interface CommonOptions {
  config?: string;
  store?: string;
  data?: string;
  json?: boolean;
  verbose?: boolean;
}

/** A program with the common options, whose refusals of wrong use are told in the person's language. */
export function makeProgram(name: string, door: Door, description: TextKey): Command {
  const { say } = door;
  const program = new Command(name).description(say(description));
  localize(program, door);
  program.exitOverride().configureOutput({
    writeOut: (text) => door.out(text.trimEnd()),
    writeErr: (text) => door.note(wrongUse(door, text)),
  });
  return program;
}

/** Adds the common options to a command that does something. */
export function withCommonOptions(command: Command, door: Door): Command {
  const { say } = door;
  return localize(command, door)
    .addOption(new Option('--lang <code>', say('cli.option.lang')).choices([...LOCALES]))
    .option('--config <file>', say('cli.option.config'))
    .option('--store <url>', say('cli.option.store'))
    .option('--data <dir>', say('cli.option.data'))
    .option('--json', say('cli.option.json'))
    .option('-v, --verbose', say('cli.option.verbose'));
}

/** A command that only holds others: "lineup persons". Without one of them it shows its help. */
export function addGroup(program: Command, door: Door, name: string, description: TextKey): Command {
  return localize(program.command(name).description(door.say(description)), door);
}

/** Opens the workplace for a command, runs it in the right language, and closes the store whatever happens. */
export async function atWork(
  door: Door,
  options: CommonOptions,
  create: 'own' | 'demo' | 'none',
  work: (workplace: Workplace, door: Door) => Promise<void>,
): Promise<void> {
  const choices: Choices = { config: options.config, store: options.store, data: options.data };
  const workplace = await openWorkplace(door.surroundings, choices, create);
  try {
    const speaking = speakLike(door, workplace.config.organisation.locale, process.argv.slice(2));
    await work({ ...workplace, locale: speaking.locale }, speaking);
  } finally {
    await workplace.store.close();
  }
}

/** Options that may also stand before the verb, and whether a value follows them. */
const BEFORE_THE_VERB = new Map([
  ['--lang', true],
  ['--config', true],
  ['--store', true],
  ['--data', true],
  ['--json', false],
  ['--verbose', false],
  ['-v', false],
]);

/** "lineup --lang ca weeks list" as "lineup weeks list --lang ca". */
export function commonOptionsLast(arguments_: readonly string[]): string[] {
  let count = 0;
  while (count < arguments_.length && BEFORE_THE_VERB.has(nameOf(arguments_[count]!))) {
    const hasValueBehind = BEFORE_THE_VERB.get(arguments_[count]!) === true;
    count += hasValueBehind ? 2 : 1;
  }
  const rest = arguments_.slice(count);
  const end = rest.includes('--') ? rest.indexOf('--') : rest.length;
  return [...rest.slice(0, end), ...arguments_.slice(0, count), ...rest.slice(end)];
}

function nameOf(argument: string): string {
  return argument.startsWith('--') ? argument.split('=')[0]! : argument;
}

/** A parser of whole numbers for an option. */
export function wholeNumber(option: string, least: number, most = Number.MAX_SAFE_INTEGER) {
  return (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    const expected = most === Number.MAX_SAFE_INTEGER ? `${least}, ${least + 1}, …` : `${least}–${most}`;
    throw new AppError('bad-option', { option, value: text, expected });
  };
}

/** A parser of a calendar day for an option. */
export function calendarDay(text: string): string {
  if (!isIsoDate(text)) throw new AppError('bad-date', { value: text });
  return text;
}

function localize(command: Command, { say }: Door): Command {
  const plain = new Help();
  const inOurWords = (usage: string) =>
    usage
      .replace('[options]', `[${say('cli.help.some-options')}]`)
      .replace('[command]', `[${say('cli.help.a-command')}]`);
  return command
    .helpOption('-h, --help', say('cli.option.help'))
    .helpCommand(false)
    .configureHelp({
      commandUsage: (shown) => inOurWords(plain.commandUsage(shown)),
      subcommandTerm: (shown) => inOurWords(plain.subcommandTerm(shown)),
      // Our descriptions name the choices themselves.
      optionDescription: ({ description, defaultValue }) =>
        defaultValue === undefined
          ? description
          : `${description} (${say('cli.help.default', { value: String(defaultValue) })})`,
      styleTitle: (title) =>
        ({
          'Usage:': say('cli.help.usage'),
          'Options:': say('cli.help.options'),
          'Commands:': say('cli.help.commands'),
          'Arguments:': say('cli.help.arguments'),
        })[title] ?? title,
    });
}

/** Commander's own refusals, which come in English, as sentences of the catalogue. */
function wrongUse({ say }: Door, text: string): string {
  // What is no refusal is the help of a group that was called without a command.
  if (!text.startsWith('error:')) return text.trimEnd();
  const quoted = /'([^']*)'/.exec(text)?.[1] ?? '';
  const choice = /^error: option '([^']*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/m.exec(
    text,
  );
  if (choice) {
    const [, option = '', value = '', expected = ''] = choice;
    return say('error.bad-option', { option: /--[\w-]+/.exec(option)?.[0] ?? option, value, expected });
  }
  const kinds: [RegExp, TextKey][] = [
    [/unknown option/, 'cli.wrong.option'],
    [/unknown command/, 'cli.wrong.command'],
    [/missing required argument/, 'cli.wrong.argument-missing'],
    [/argument missing/, 'cli.wrong.value-missing'],
    [/required option/, 'cli.wrong.option-missing'],
    [/too many arguments/, 'cli.wrong.too-many'],
    [/is invalid/, 'cli.wrong.value'],
  ];
  const kind = kinds.find(([pattern]) => pattern.test(text));
  if (!kind) return text.trimEnd();
  const meant = /\(Did you mean (?:one of )?(.*)\?\)/.exec(text)?.[1];
  const sentence = say(kind[1], { what: quoted });
  return meant ? `${sentence} ${say('cli.wrong.meant', { what: meant })}` : sentence;
}
