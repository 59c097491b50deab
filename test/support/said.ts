import { expect } from 'vitest';
import { renderSentence } from '../../model/texts/index.ts';
import { LOCALES, type Sentence } from '../../model/types.ts';

/** Sentences as people read them in English; each can be said in every language. */
export function said(sentences: readonly Sentence[]): string[] {
  for (const sentence of sentences) {
    for (const locale of LOCALES) {
      const text = renderSentence(locale, sentence);
      expect(text, `${locale} ${sentence.key}`).not.toMatch(/[{}]|undefined|NaN/);
      expect(text, locale).not.toContain(sentence.key);
    }
  }
  return sentences.map((sentence) => renderSentence('en', sentence));
}
