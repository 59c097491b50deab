import type { Locale } from '../../model/types.ts';

/** Each language by its own name. */
export const LANGUAGES: Record<Locale, string> = {
  en: 'English',
  ca: 'Català',
  es: 'Español',
  ru: 'Русский',
};
