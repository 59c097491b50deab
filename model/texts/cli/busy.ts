import type { Texts } from '../text.ts';

/** Commands about who cannot and when. */
export const busyTexts = {
  'cli.busy.description': {
    en: 'who cannot, or would rather not, and when',
    ca: 'qui no pot, o preferiria que no, i quan',
    es: 'quién no puede, o preferiría que no, y cuándo',
    ru: 'кто не может или не хотел бы и когда',
  },
  'cli.busy.firm': {
    en: 'firm',
    ca: 'ferma',
    es: 'firme',
    ru: 'твёрдо',
  },
  'cli.busy.optional': {
    en: 'would rather not',
    ca: 'preferiria que no',
    es: 'preferiría que no',
    ru: 'нежелательно',
  },
  'cli.busy.every-day': {
    en: 'every day',
    ca: 'cada dia',
    es: 'cada día',
    ru: 'каждый день',
  },
  'cli.busy.whole-day': {
    en: 'whole day',
    ca: 'tot el dia',
    es: 'todo el día',
    ru: 'весь день',
  },
  'cli.busy.no-reason': {
    en: 'no reason given',
    ca: 'sense motiu',
    es: 'sin motivo',
    ru: 'без причины',
  },
  'cli.busy.list.description': {
    en: 'show the unavailabilities, of all or of one person',
    ca: 'mostra les indisponibilitats, de tothom o d’una persona',
    es: 'mostrar las indisponibilidades, de todos o de una persona',
    ru: 'показать недоступности всех или одного',
  },
  'cli.busy.add.description': {
    en: 'add an unavailability',
    ca: 'afegeix una indisponibilitat',
    es: 'añadir una indisponibilidad',
    ru: 'добавить недоступность',
  },
  'cli.busy.add.when': {
    en: 'a weekday (mon … sun) or a date; left out: every day',
    ca: 'un dia (mon … sun) o una data; si no: cada dia',
    es: 'un día (mon … sun) o una fecha; si no: cada día',
    ru: 'день недели (mon … sun) или дата; иначе каждый день',
  },
  'cli.busy.add.reason': {
    en: 'why, for colleagues to read',
    ca: 'per què, perquè ho llegeixin els companys',
    es: 'por qué, para que lo lean los compañeros',
    ru: 'почему (прочтут коллеги)',
  },
  'cli.busy.add.slots': {
    en: 'one 0 or 1 for each slot, such as 0011; left out: the whole day',
    ca: 'un 0 o 1 per franja, com 0011; si no: tot el dia',
    es: 'un 0 o 1 por franja, como 0011; si no: todo el día',
    ru: '0 или 1 на каждый интервал, например 0011; иначе весь день',
  },
  'cli.busy.add.optional': {
    en: 'would rather not, but could',
    ca: 'preferiria que no, però podria',
    es: 'preferiría que no, pero podría',
    ru: 'нежелательно, но можно',
  },
  'cli.busy.add.done': {
    en: 'Saved with the id {id}.',
    ca: 'Desada amb l’identificador {id}.',
    es: 'Guardada con el identificador {id}.',
    ru: 'Сохранено под номером {id}.',
  },
  'cli.busy.remove.description': {
    en: 'remove an unavailability',
    ca: 'treu una indisponibilitat',
    es: 'quitar una indisponibilidad',
    ru: 'убрать недоступность',
  },
  'cli.busy.remove.id': {
    en: 'its id',
    ca: 'el seu identificador',
    es: 'su identificador',
    ru: 'её номер',
  },
  'cli.busy.remove.done': {
    en: '{id} is removed.',
    ca: 'S’ha tret {id}.',
    es: 'Se ha quitado {id}.',
    ru: 'Убрано: {id}.',
  },
  'cli.busy.report.description': {
    en: 'who is busy in each slot of a week, and why',
    ca: 'qui no pot a cada franja d’una setmana, i per què',
    es: 'quién no puede en cada franja de una semana, y por qué',
    ru: 'кто занят в каждом интервале недели и почему',
  },
  'cli.busy.report.firm': {
    en: 'only who cannot',
    ca: 'només qui no pot',
    es: 'solo quien no puede',
    ru: 'только кто не может',
  },
  'cli.busy.report.optional': {
    en: 'only who would rather not',
    ca: 'només qui preferiria que no',
    es: 'solo quien preferiría que no',
    ru: 'только кому нежелательно',
  },
  'cli.busy.report.title': {
    en: 'Week of {week}',
    ca: 'Setmana del {week}',
    es: 'Semana del {week}',
    ru: 'Неделя с {week}',
  },
  'cli.busy.report.closed': {
    en: '{day}: closed ({name})',
    ca: '{day}: tancat ({name})',
    es: '{day}: cerrado ({name})',
    ru: '{day}: закрыто ({name})',
  },
  'cli.busy.report.count': {
    en: '{count, plural, =0 {everybody is free} one {# busy} other {# busy}}',
    ca: '{count, plural, =0 {tothom disponible} one {# no disponible} other {# no disponibles}}',
    es: '{count, plural, =0 {todo el mundo disponible} one {# no disponible} other {# no disponibles}}',
    ru: '{count, plural, =0 {все свободны} one {# занят} few {# занято} many {# занято} other {# занято}}',
  },
  'cli.busy.report.overlaps': {
    en: 'Fixed turns of people who are busy then:',
    ca: 'Torns fixos de qui llavors no pot:',
    es: 'Turnos fijos de quien entonces no puede:',
    ru: 'Постоянные смены тех, кто в это время занят:',
  },
  'cli.busy.report.misfit': {
    en: 'The slots that {person} gave ("{reason}") are not as many as the day has ({days}): only what fits was taken. Write them anew with "lineup busy".',
    ca: 'Les franges que ha dit {person} («{reason}») no són tantes com té el dia ({days}): només se n’ha pres el que hi encaixa. Torneu-les a escriure amb «lineup busy».',
    es: 'Las franjas que dijo {person} («{reason}») no son tantas como tiene el día ({days}): solo se tomó lo que encaja. Escríbalas de nuevo con «lineup busy».',
    ru: 'Интервалов, указанных {person} («{reason}»), не столько, сколько в дне ({days}): учтено только совпавшее. Запишите их заново: «lineup busy».',
  },
} as const satisfies Texts;
