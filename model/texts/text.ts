import type { Locale } from '../types.ts';

/** One sentence in all languages, side by side, in ICU message syntax ("{count, plural, one {…} other {…}}"). */
export type Text = Record<Locale, string>;
/** The sentences of one subject. Every key starts with the subject and a dot. */
export type Texts = Record<string, Text>;
