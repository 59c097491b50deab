import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import chalk, { type ColorSupportLevel } from 'chalk';
import type { Surroundings } from '../actions/workplace.ts';
import { localeFrom, type Say, speaker } from '../model/texts/index.ts';
import type { Locale } from '../model/types.ts';

/** The command line as a door: what surrounds the program, and how it speaks to people. */
export interface Door {
  surroundings: Surroundings;
  locale: Locale;
  say: Say;
  /** Answers: standard output. */
  out: (text: string) => void;
  /** Progress and warnings: standard error. */
  note: (text: string) => void;
  /** Standard error is a terminal, where a line may be written over. */
  isTerminal: boolean;
  colorLevel: ColorSupportLevel;
  /** Columns of the terminal; 100 where there is none. */
  width: number;
}

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The door of this process. The language is that of `--lang`, else of the environment, else what the organisation
 * chose: that one is known only when the configuration has been read (`speakLike`).
 */
export function openDoor(arguments_: readonly string[], by: string): Door {
  const { env } = process;
  const chosen = chosenLanguage(arguments_) ?? env.LINEUP_LANG;
  const locale = localeFrom(chosen, env.LC_ALL, env.LC_MESSAGES, env.LANG);
  return {
    surroundings: { root: ROOT, env, clock: () => new Date(), by, locale },
    locale,
    say: speaker(locale),
    out: (text) => void process.stdout.write(`${text}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
    isTerminal: process.stderr.isTTY === true,
    colorLevel: chalk.level,
    // Some terminals say 0.
    width: process.stdout.columns || 100,
  };
}

/**
 * From now on the door speaks the organisation's language, where neither the person nor her environment names one
 * of ours. It is the same door, so that errors are told in that language as well.
 */
export function speakLike(door: Door, organisation: Locale, arguments_: readonly string[]): Door {
  const { LC_ALL, LC_MESSAGES, LANG, LINEUP_LANG } = door.surroundings.env;
  const settings = [chosenLanguage(arguments_), LINEUP_LANG, LC_ALL, LC_MESSAGES, LANG];
  const isChosen = settings.some(
    (setting) => setting && (localeFrom(setting) !== 'en' || /^en/i.test(setting)),
  );
  if (!isChosen) {
    door.locale = organisation;
    door.say = speaker(organisation);
    door.surroundings = { ...door.surroundings, locale: organisation };
  }
  return door;
}

function chosenLanguage(arguments_: readonly string[]): string | undefined {
  const at = arguments_.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  if (at < 0) return undefined;
  return arguments_[at]!.includes('=') ? arguments_[at]!.slice('--lang='.length) : arguments_[at + 1];
}
