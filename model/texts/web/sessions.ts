import type { Texts } from '../text.ts';

/** Where somebody is signed in. */
export const sessionTexts = {
  'sessions.title': {
    en: 'Where you are signed in',
    ca: 'On has entrat',
    es: 'Dónde has entrado',
    ru: 'Где вы вошли',
  },
  'sessions.here': { en: 'Here', ca: 'Aquí', es: 'Aquí', ru: 'Здесь' },
  'sessions.seen': {
    en: 'Last used {time}',
    ca: 'Últim ús: {time}',
    es: 'Último uso: {time}',
    ru: 'Последний раз: {time}',
  },
  'sessions.end': {
    en: 'Sign out there',
    ca: 'Surt d’allà',
    es: 'Salir de allí',
    ru: 'Выйти там',
  },
  'sessions.unknown': {
    en: 'Unknown browser',
    ca: 'Navegador desconegut',
    es: 'Navegador desconocido',
    ru: 'Неизвестный браузер',
  },
} as const satisfies Texts;
