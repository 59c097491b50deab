/// <reference path="./virtual.d.ts" />
import { IntlMessageFormat } from 'intl-messageformat';
import type { WebTextKey } from '../model/texts/web/index.ts';
import { LOCALES, type Locale } from '../model/types.ts';

/** The pages' words: one language is loaded, and said at once. */

type Values = Record<string, string | number>;

const loaders: Record<Locale, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import('virtual:texts/en'),
  ca: () => import('virtual:texts/ca'),
  es: () => import('virtual:texts/es'),
  ru: () => import('virtual:texts/ru'),
};

const KEPT = 'lineup-locale';

let locale: Locale = 'en';
let texts: Record<string, string> = {};
const formats = new Map<string, IntlMessageFormat>();

export function currentLocale(): Locale {
  return locale;
}

/** Whether somebody chose a language in this browser. */
export function isLocaleChosen(): boolean {
  return localStorage.getItem(KEPT) !== null;
}

/** The language that was chosen here, else one that the browser asks for, else `fallback`. */
export function preferredLocale(fallback: Locale = 'en'): Locale {
  const kept = localStorage.getItem(KEPT);
  const asked = [kept, ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return (asked.find((tag) => LOCALES.includes(tag as Locale)) as Locale | undefined) ?? fallback;
}

export async function loadTexts(wanted: Locale, keep = false): Promise<void> {
  const loaded = await loaders[wanted]();
  texts = loaded.default;
  locale = wanted;
  formats.clear();
  document.documentElement.lang = wanted;
  if (keep) localStorage.setItem(KEPT, wanted);
}

export function say(key: WebTextKey, values: Values = {}): string {
  const text = texts[key];
  if (text === undefined) return key;
  let format = formats.get(key);
  if (!format) {
    format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
    formats.set(key, format);
  }
  return String(format.format(values));
}

/** The language as `Intl` knows it: days before months in English too. */
export function tag(): string {
  return locale === 'en' ? 'en-GB' : locale;
}

/** A date as people of the language write it. */
export function sayDate(date: string, how: 'long' | 'short' | 'weekday' | 'day' | 'month'): string {
  if (how === 'short') return `${sayDate(date, 'weekday')} ${sayDate(date, 'day')}`;
  const forms: Record<Exclude<typeof how, 'short'>, Intl.DateTimeFormatOptions> = {
    long: { weekday: 'long', day: 'numeric', month: 'long' },
    weekday: { weekday: 'short' },
    day: { day: 'numeric' },
    month: { day: 'numeric', month: 'short' },
  };
  return new Intl.DateTimeFormat(tag(), { timeZone: 'UTC', ...forms[how] }).format(
    new Date(`${date}T00:00Z`),
  );
}

/** "22–26 June 2026". */
export function sayRange(from: string, to: string): string {
  const format = new Intl.DateTimeFormat(tag(), {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return format.formatRange(new Date(`${from}T00:00Z`), new Date(`${to}T00:00Z`));
}

/** A number with its sign; minus is U+2212. */
export function saySigned(value: number): string {
  if (value === 0) return '0';
  const size = new Intl.NumberFormat(tag()).format(Math.abs(value));
  return `${value < 0 ? '−' : '+'}${size}`;
}
