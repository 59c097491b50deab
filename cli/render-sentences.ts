import { renderSentence } from '../model/texts/index.ts';
import type { Locale, Sentence } from '../model/types.ts';

/** An answer with every sentence in it said in a language, for programs. */
export function renderSentences(value: unknown, locale: Locale): unknown {
  if (Array.isArray(value)) return value.map((one) => renderSentences(one, locale));
  if (typeof value !== 'object' || value === null) return value;
  if (isSentence(value)) return renderSentence(locale, value);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, renderSentences(part, locale)]));
}

function isSentence(value: object): value is Sentence {
  return Object.keys(value).length === 2 && 'key' in value && 'values' in value;
}
