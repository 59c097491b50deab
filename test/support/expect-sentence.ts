import { expect } from 'vitest';
import { renderSentence } from '../../model/texts/index.ts';
import { isIsoDate, longDate } from '../../model/time.ts';
import { LOCALES, type Sentence } from '../../model/types.ts';

/** The sentence can be said in every language, and each time tells its values (days as that language writes them). */
export function expectSentence(sentence: Sentence, key: string, values: Sentence['values']): void {
  expect(sentence.key).toBe(key);
  expect(sentence.values).toMatchObject(values);
  for (const locale of LOCALES) {
    const said = renderSentence(locale, sentence);
    expect(said).not.toContain(key);
    expect(said).not.toMatch(/[{}]|undefined|NaN/);
    for (const [name, value] of Object.entries(values)) {
      const isDay = typeof value === 'string' && isIsoDate(value);
      // A count may be told by the form of the words alone.
      if (name !== 'count') expect(said).toContain(isDay ? longDate(value, locale, true) : String(value));
    }
  }
}
