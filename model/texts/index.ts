import { IntlMessageFormat } from 'intl-messageformat';
import type { AppError } from '../errors.ts';
import { isIsoDate, longDate } from '../time.ts';
import { LOCALES, type Locale, type Sentence } from '../types.ts';
import { callTexts } from './calls.ts';
import { cliTexts } from './cli.ts';
import { customerTexts } from './customers.ts';
import { deskTexts } from './desk.ts';
import { editTexts } from './edits.ts';
import { errorTexts } from './errors.ts';
import { expectedTexts } from './expected.ts';
import { importTexts } from './import.ts';
import { liveQueueTexts } from './live-queue.ts';
import { loadTexts } from './load.ts';
import { messageTexts } from './messages.ts';
import { negotiationTexts } from './negotiation.ts';
import { phoneTexts } from './phones.ts';
import { reasonTexts } from './reasons.ts';
import { refusalTexts } from './refusals.ts';
import { repairTexts } from './repair.ts';
import { ruleTexts } from './rules.ts';
import { sourceTexts } from './sources.ts';
import { telephonyTexts } from './telephony.ts';
import { weekTexts } from './week.ts';

/** Every sentence that Lineup says, in every language. */
export const texts = {
  ...callTexts,
  ...cliTexts,
  ...deskTexts,
  ...customerTexts,
  ...editTexts,
  ...errorTexts,
  ...expectedTexts,
  ...importTexts,
  ...liveQueueTexts,
  ...loadTexts,
  ...messageTexts,
  ...negotiationTexts,
  ...phoneTexts,
  ...reasonTexts,
  ...refusalTexts,
  ...repairTexts,
  ...ruleTexts,
  ...sourceTexts,
  ...telephonyTexts,
  ...weekTexts,
};

export type TextKey = keyof typeof texts;
export type TextValues = Record<string, string | number>;
/** Says a sentence in the language that was chosen once. */
export type Say = (key: TextKey, values?: TextValues) => string;

const formats = new Map<string, IntlMessageFormat>();
/** What was said last: pages of a week say the same sentences again and again. */
const rendered = new Map<string, string>();
const MOST_RENDERED = 5000;

/**
 * Renders a sentence. Values named `day` or `date` that hold an ISO day are written as people of that language
 * write dates. An unknown key (a sentence kept by an older version) comes back as the key with its values.
 */
export function render(locale: Locale, key: string, values: TextValues = {}): string {
  const text = (texts as Record<string, Record<Locale, string>>)[key];
  if (!text) return [key, ...Object.values(values)].join(' ');
  const said = `${locale} ${key} ${JSON.stringify(values)}`;
  const known = rendered.get(said);
  if (known !== undefined) return known;
  const id = `${locale} ${key}`;
  let format = formats.get(id);
  if (!format) {
    format = new IntlMessageFormat(text[locale], locale, undefined, { ignoreTag: true });
    formats.set(id, format);
  }
  const shown: TextValues = { ...values };
  for (const name of ['day', 'date', 'week'] as const) {
    const value = shown[name];
    if (typeof value === 'string' && isIsoDate(value)) shown[name] = longDate(value, locale, name === 'day');
  }
  const sentence = String(format.format(shown));
  if (rendered.size >= MOST_RENDERED) rendered.clear();
  rendered.set(said, sentence);
  return sentence;
}

/** Sentences are said as they are read, and the log of a week is said again at each of its edits. */
const spoken = new WeakMap<Sentence, Partial<Record<Locale, string>>>();

/** Sentences are plain data that nobody changes. */
export function renderSentence(locale: Locale, sentence: Sentence): string {
  const known = spoken.get(sentence) ?? {};
  const text = known[locale] ?? render(locale, sentence.key, sentence.values);
  known[locale] = text;
  spoken.set(sentence, known);
  return text;
}

export { sentence } from './sentence.ts';

/** `say` for one language. */
export function speaker(locale: Locale): Say {
  return (key, values) => render(locale, key, values);
}

/** The sentence of an error: what happened, where, and what to do. */
export function renderError(locale: Locale, error: AppError): string {
  return render(locale, `error.${error.code}`, error.values);
}

/** The language for a setting such as "ca_ES.UTF-8", "es" or "C"; English where it is none of ours. */
export function localeFrom(...settings: (string | null | undefined)[]): Locale {
  for (const setting of settings) {
    const language = setting?.toLowerCase().split(/[._@-]/)[0];
    const found = LOCALES.find((locale) => locale === language);
    if (found) return found;
  }
  return 'en';
}
