import { renderSentence } from '../model/texts/index.ts';
import type { Locale, Sentence } from '../model/types.ts';

/**
 * What an action answers with every sentence said: `sentence` becomes `text`, `sentences` become `texts`. A `text` that
 * is there already is for where there is no sentence.
 */
export type Rendered<T> = T extends Sentence
  ? string
  : T extends readonly (infer Item)[]
    ? Rendered<Item>[]
    : T extends object
      ? {
          [Key in keyof T as Key extends 'sentence'
            ? 'text' extends keyof T
              ? never
              : 'text'
            : Key extends 'sentences'
              ? 'texts'
              : Key]: Rendered<T[Key]>;
        }
      : T;

/** Says all sentences in plain data in one language. */
export function renderSentences<T>(locale: Locale, value: T): Rendered<T> {
  return render(locale, value) as Rendered<T>;
}

function render(locale: Locale, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => render(locale, item));
  if (typeof value !== 'object' || value === null) return value;
  if (isSentence(value)) return renderSentence(locale, value);
  const isSaid = 'sentence' in value && value.sentence !== undefined;
  const said = Object.entries(value).filter(
    ([key, item]) => item !== undefined && !(isSaid && key === 'text'),
  );
  return Object.fromEntries(said.map(([key, item]) => [NAMES[key] ?? key, render(locale, item)]));
}

const NAMES: Record<string, string | undefined> = { sentence: 'text', sentences: 'texts' };

function isSentence(value: object): value is Sentence {
  return 'key' in value && 'values' in value && typeof value.key === 'string';
}
