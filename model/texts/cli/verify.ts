import type { Texts } from '../text.ts';

/** `schedule-hours verify`, and what a week says of its own proof. */
export const verifyTexts = {
  'cli.verify.description': {
    en: 'Proves a timetable anew, from its file alone and with no solver.',
    ca: 'Torna a demostrar un horari, només amb el seu fitxer i sense cap motor.',
    es: 'Vuelve a demostrar un horario, solo con su archivo y sin ningún motor.',
    ru: 'Заново доказывает расписание по одному файлу, без решателя.',
  },
  'cli.verify.file': {
    en: 'timetable.json, or a file of "solve --proof"',
    ca: 'timetable.json, o un fitxer de «solve --proof»',
    es: 'timetable.json, o un archivo de «solve --proof»',
    ru: 'timetable.json или файл от «solve --proof»',
  },
  'cli.verify.optimal': {
    en: 'Proven optimal: it costs {cost}, and no timetable can cost less ({cases, plural, one {# case} other {# cases}} checked).',
    ca: 'Òptim demostrat: costa {cost}, i cap horari no pot costar menys ({cases, plural, one {# cas comprovat} other {# casos comprovats}}).',
    es: 'Óptimo demostrado: cuesta {cost}, y ningún horario puede costar menos ({cases, plural, one {# caso comprobado} other {# casos comprobados}}).',
    ru: 'Оптимальность доказана: цена {cost}, дешевле не бывает (проверено: {cases, plural, one {# случай} few {# случая} many {# случаев} other {# случая}}).',
  },
  'cli.verify.within': {
    en: 'Within {gap} of the best possible: it costs {cost}.',
    ca: 'A {gap} com a molt del millor possible: costa {cost}.',
    es: 'A {gap} como mucho de lo mejor posible: cuesta {cost}.',
    ru: 'Не более чем на {gap} дороже лучшего возможного: цена {cost}.',
  },
  'cli.verify.does-not-hold.changed': {
    en: 'Does not hold: the file was changed after it was proved.',
    ca: 'No s’aguanta: el fitxer s’ha canviat després de demostrar-lo.',
    es: 'No se sostiene: el archivo se cambió después de demostrarlo.',
    ru: 'Не подтверждается: файл изменён после доказательства.',
  },
  'cli.verify.does-not-hold.rules': {
    en: 'Does not hold: the file’s rules make no sense, or are newer than this program; update it and try again.',
    ca: 'No s’aguanta: les regles del fitxer no tenen sentit, o són més noves que aquest programa; actualitzeu-lo i torneu-ho a provar.',
    es: 'No se sostiene: las reglas del archivo no tienen sentido, o son más nuevas que este programa; actualícelo y vuelva a intentarlo.',
    ru: 'Не подтверждается: правила в файле не имеют смысла или новее этой программы; обновите её и попробуйте снова.',
  },
  'cli.verify.does-not-hold.cost': {
    en: 'Does not hold: the timetable does not cost what the file says.',
    ca: 'No s’aguanta: l’horari no costa el que diu el fitxer.',
    es: 'No se sostiene: el horario no cuesta lo que dice el archivo.',
    ru: 'Не подтверждается: цена расписания не та, что указана в файле.',
  },
  'cli.verify.does-not-hold.bound': {
    en: 'Does not hold: the prices prove less than the file says.',
    ca: 'No s’aguanta: els preus demostren menys del que diu el fitxer.',
    es: 'No se sostiene: los precios demuestran menos de lo que dice el archivo.',
    ru: 'Не подтверждается: цены доказывают меньше, чем указано в файле.',
  },
  'cli.verify.does-not-hold.timetable': {
    en: 'Does not hold: the turns or the figures are not those that were proved.',
    ca: 'No s’aguanta: els torns o les xifres no són els que es van demostrar.',
    es: 'No se sostiene: los turnos o las cifras no son los que se demostraron.',
    ru: 'Не подтверждается: смены или числа не те, что были доказаны.',
  },
  'cli.verify.does-not-hold.malformed': {
    en: 'Does not hold: the proof in the file makes no sense.',
    ca: 'No s’aguanta: la demostració del fitxer no té sentit.',
    es: 'No se sostiene: la demostración del archivo no tiene sentido.',
    ru: 'Не подтверждается: доказательство в файле не имеет смысла.',
  },
  'cli.verify.week.optimal': {
    en: 'Proven: no timetable of this week costs less than {cost}.',
    ca: 'Demostrat: cap horari d’aquesta setmana no costa menys de {cost}.',
    es: 'Demostrado: ningún horario de esta semana cuesta menos de {cost}.',
    ru: 'Доказано: дешевле {cost} расписания этой недели нет.',
  },
  'cli.verify.week.within': {
    en: 'Within {gap} of the best possible: no timetable of this week costs less than {bound}.',
    ca: 'A {gap} com a molt del millor possible: cap horari d’aquesta setmana no costa menys de {bound}.',
    es: 'A {gap} como mucho de lo mejor posible: ningún horario de esta semana cuesta menos de {bound}.',
    ru: 'Не более чем на {gap} дороже лучшего: дешевле {bound} расписания этой недели нет.',
  },
  'cli.schedule.gap': {
    en: 'gap {gap}',
    ca: 'marge {gap}',
    es: 'margen {gap}',
    ru: 'разрыв {gap}',
  },
  'cli.verify.week.unknown': {
    en: 'It is not known how near this is to the best possible.',
    ca: 'No se sap com de prop és del millor possible.',
    es: 'No se sabe lo cerca que está de lo mejor posible.',
    ru: 'Насколько это близко к лучшему, неизвестно.',
  },
} as const satisfies Texts;
