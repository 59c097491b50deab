import type { Texts } from './text.ts';

/** What is expected of a value, inside the errors that refuse one: lower case, no full stop. */
export const expectedTexts = {
  'expected.whole-number': {
    en: 'a whole number from {least} to {most}',
    ca: 'un nombre enter de {least} a {most}',
    es: 'un número entero de {least} a {most}',
    ru: 'целое число от {least} до {most}',
  },
  'expected.digits': {
    en: 'up to {most} digits',
    ca: 'fins a {most} xifres',
    es: 'hasta {most} cifras',
    ru: 'цифры, не больше {most}',
  },
  'expected.email': {
    en: 'an address such as ada@example.org',
    ca: 'una adreça com ada@example.org',
    es: 'una dirección como ada@example.org',
    ru: 'адрес вроде ada@example.org',
  },
  'expected.color': {
    en: 'six hexadecimal digits, #rrggbb',
    ca: 'sis xifres hexadecimals, #rrggbb',
    es: 'seis cifras hexadecimales, #rrggbb',
    ru: 'шесть шестнадцатеричных цифр, #rrggbb',
  },
  'expected.key': {
    en: 'a short key of a–z, 0–9 and inner hyphens',
    ca: 'una clau curta amb a–z, 0–9 i guionets interiors',
    es: 'una clave corta con a–z, 0–9 y guiones interiores',
    ru: 'короткий ключ из a–z, 0–9 и дефисов внутри',
  },
  'expected.other-key': {
    en: 'another key: this word stands for nobody',
    ca: 'una altra clau: aquesta paraula vol dir ningú',
    es: 'otra clave: esta palabra quiere decir nadie',
    ru: 'другой ключ: это слово значит «никто»',
  },
  'expected.message': {
    en: 'something to say, up to {most} characters',
    ca: 'alguna cosa a dir, fins a {most} caràcters',
    es: 'algo que decir, hasta {most} caracteres',
    ru: 'текст сообщения, не длиннее {most} знаков',
  },
  'expected.weekday-or-date': {
    en: '{weekdays} or a date as YYYY-MM-DD',
    ca: '{weekdays} o una data com AAAA-MM-DD',
    es: '{weekdays} o una fecha como AAAA-MM-DD',
    ru: '{weekdays} или дата ГГГГ-ММ-ДД',
  },
  'expected.slots': {
    en: 'one 0 or 1 for each slot, such as {examples}',
    ca: 'un 0 o 1 per a cada franja, com {examples}',
    es: 'un 0 o 1 por cada franja, como {examples}',
    ru: '0 или 1 на каждый интервал, например {examples}',
  },
  'expected.reason': {
    en: 'a few words for colleagues to read',
    ca: 'quatre paraules perquè les llegeixin els companys',
    es: 'unas palabras para que las lean los compañeros',
    ru: 'несколько слов для коллег',
  },
  'expected.later-day': {
    en: '{from} or a later day',
    ca: '{from} o un dia posterior',
    es: '{from} o un día posterior',
    ru: '{from} или позже',
  },
  'expected.one-date': {
    en: 'one date only, here or with --week',
    ca: 'una sola data, aquí o amb --week',
    es: 'una sola fecha, aquí o con --week',
    ru: 'только одна дата, здесь или в --week',
  },
  'expected.key-name': {
    en: 'up to 60 letters, digits, spaces, dots and hyphens',
    ca: 'fins a 60 lletres, xifres, espais, punts i guions',
    es: 'hasta 60 letras, cifras, espacios, puntos y guiones',
    ru: 'до 60 букв, цифр, пробелов, точек и дефисов',
  },
} as const satisfies Texts;
