import type { Texts } from '../text.ts';

/** The command that shows who carried what. */
export const fairnessTexts = {
  'cli.fairness.description': {
    en: 'show who carried what in the last weeks, beside equal colleagues',
    ca: 'mostra qui ha portat què les últimes setmanes, al costat dels seus iguals',
    es: 'mostrar quién ha llevado qué en las últimas semanas, junto a sus iguales',
    ru: 'показать, кто что нёс в последние недели, рядом с равными коллегами',
  },
  'cli.fairness.week': {
    en: 'look back from the week of this day; left out: next week',
    ca: 'mira enrere des de la setmana d’aquest dia; si no: la que ve',
    es: 'mirar atrás desde la semana de este día; si no: la próxima',
    ru: 'смотреть назад от недели этого дня; иначе от следующей',
  },
  'cli.fairness.weeks': {
    en: 'how many weeks to look back; left out: as the fairness rule does',
    ca: 'quantes setmanes enrere; si no: com fa la norma d’equitat',
    es: 'cuántas semanas atrás; si no: como hace la norma de equidad',
    ru: 'на сколько недель назад; иначе как в правиле справедливости',
  },
  'cli.fairness.title': {
    en: '{count, plural, one {# published week} other {# published weeks}} before {week}',
    ca: '{count, plural, one {# setmana publicada} other {# setmanes publicades}} abans del {week}',
    es: '{count, plural, one {# semana publicada} other {# semanas publicadas}} antes del {week}',
    ru: '{count, plural, one {# опубликованная неделя} few {# опубликованные недели} many {# опубликованных недель} other {# опубликованной недели}} до {week}',
  },
  'cli.fairness.legend': {
    en: 'Points are what the rules made of it. Steps (up to {most}) say how far somebody stands above the least-loaded colleague, a day of several turns aside where all equals have it: the fairness rule spares those who stand high.',
    ca: 'Els punts són el que en diuen les normes. Els graons (fins a {most}) diuen com de per sobre està algú del company menys carregat, sense comptar els dies de més d’un torn si tots els iguals en tenen: la norma d’equitat estalvia els qui estan més amunt.',
    es: 'Los puntos son lo que dicen las normas. Los escalones (hasta {most}) dicen cuánto está alguien por encima del colega menos cargado, sin contar los días de varios turnos si todos los iguales los tienen: la norma de equidad ahorra a quienes están más arriba.',
    ru: 'Баллы — это цена по правилам. Ступени (до {most}) показывают, насколько кто-то выше наименее нагруженного коллеги, не считая дней с несколькими сменами, если они у всех равных: правило справедливости щадит тех, кто выше.',
  },
  'cli.fairness.none': {
    en: 'No week before {week} is published yet: everybody starts even.',
    ca: 'Encara no hi ha cap setmana publicada abans del {week}: tothom comença igual.',
    es: 'Todavía no hay ninguna semana publicada antes del {week}: todos empiezan igual.',
    ru: 'До {week} ещё нет опубликованных недель: у всех поровну.',
  },
  'cli.fairness.equals': {
    en: 'Ideal load {load}, at most {limit} a day',
    ca: 'Càrrega ideal {load}, màxim {limit} al dia',
    es: 'Carga ideal {load}, máximo {limit} al día',
    ru: 'Нагрузка {load}, не больше {limit} в день',
  },
  'cli.fairness.hard': {
    en: 'Hard slots (turns against a wish and holes cost most there): {slots}.',
    ca: 'Franges dures (és on més costen els torns no desitjats i els forats): {slots}.',
    es: 'Franjas duras (es donde más cuestan los turnos no deseados y los huecos): {slots}.',
    ru: 'Трудные интервалы (там дороже всего нежелательные смены и пустые места): {slots}.',
  },
  'cli.fairness.hard.none': {
    en: 'No slot was harder than the others.',
    ca: 'Cap franja no ha estat més dura que les altres.',
    es: 'Ninguna franja ha sido más dura que las demás.',
    ru: 'Ни один интервал не был труднее других.',
  },
  'cli.fairness.column.turns': { en: 'turns', ca: 'torns', es: 'turnos', ru: 'смены' },
  'cli.fairness.column.hardSlots': { en: 'hard', ca: 'durs', es: 'duros', ru: 'трудные' },
  'cli.fairness.column.optional': {
    en: 'unwished',
    ca: 'no desitjats',
    es: 'no deseados',
    ru: 'нежелательные',
  },
  'cli.fairness.column.splitDay': { en: 'scattered', ca: 'partits', es: 'partidos', ru: 'разрывы' },
  'cli.fairness.column.concentrated': {
    en: 'piled up',
    ca: 'concentrats',
    es: 'concentrados',
    ru: 'в один день',
  },
  'cli.fairness.column.marathon': { en: 'marathons', ca: 'maratons', es: 'maratones', ru: 'марафоны' },
  'cli.fairness.column.lunch': { en: 'no lunch', ca: 'sense esmorzar', es: 'sin almuerzo', ru: 'без обеда' },
  'cli.fairness.column.noise': { en: 'noise', ca: 'soroll', es: 'ruido', ru: 'шум' },
  'cli.fairness.column.holes': { en: 'beside holes', ca: 'amb forats', es: 'con huecos', ru: 'при нехватке' },
  'cli.fairness.column.other': { en: 'other', ca: 'altres', es: 'otros', ru: 'другое' },
  'cli.fairness.column.points': { en: 'points', ca: 'punts', es: 'puntos', ru: 'баллы' },
  'cli.fairness.column.perTurn': { en: 'a turn', ca: 'per torn', es: 'por turno', ru: 'на смену' },
  'cli.fairness.column.steps': { en: 'steps', ca: 'graons', es: 'escalones', ru: 'ступени' },
  'cli.fairness.column.credit': { en: 'credit', ca: 'crèdit', es: 'crédito', ru: 'баланс' },
} as const satisfies Texts;
