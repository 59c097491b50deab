import type { Texts } from '../text.ts';

/** `schedule-hours explain`. */
export const explainTexts = {
  'cli.explain.description': {
    en: 'Explains a week: what it costs and how that could be avoided, what would fill its holes, or why somebody has a turn.',
    ca: 'Explica una setmana: què costa i com es podria evitar, què n’ompliria els forats, o per què algú té un torn.',
    es: 'Explica una semana: qué cuesta y cómo se podría evitar, qué llenaría sus huecos, o por qué alguien tiene un turno.',
    ru: 'Объясняет неделю: чего она стоит и как этого избежать, чем занять пустые места, почему у человека эта смена.',
  },
  'cli.explain.turn': {
    en: 'why this turn: "tue 10:15 L2", or DATE/SLOT/LINE counted from 1; with --person: why not that person',
    ca: 'per què aquest torn: «tue 10:15 L2», o DATA/FRANJA/LÍNIA comptant des d’1; amb --person: per què no aquella persona',
    es: 'por qué este turno: «tue 10:15 L2», o FECHA/FRANJA/LÍNEA contando desde 1; con --person: por qué no esa persona',
    ru: 'почему эта смена: «tue 10:15 L2» или ДАТА/СЛОТ/ЛИНИЯ, счёт с 1; с --person: почему не этот человек',
  },
  'cli.explain.turn.expected': {
    en: 'a turn of this week such as "tue 10:15 L2" or "{example}/2/1" (slot and line counted from 1)',
    ca: 'un torn d’aquesta setmana com «tue 10:15 L2» o «{example}/2/1» (franja i línia comptant des d’1)',
    es: 'un turno de esta semana como «tue 10:15 L2» o «{example}/2/1» (franja y línea contando desde 1)',
    ru: 'смена этой недели, например «tue 10:15 L2» или «{example}/2/1» (слот и линия, счёт с 1)',
  },
  'cli.explain.person': {
    en: 'why this person has this week (key)',
    ca: 'per què aquesta persona té aquesta setmana (clau)',
    es: 'por qué esta persona tiene esta semana (clave)',
    ru: 'почему у этого человека такая неделя (ключ)',
  },
  'cli.explain.title': {
    en: 'Week of {week}, {state}, version {version}',
    ca: 'Setmana del {week}, {state}, versió {version}',
    es: 'Semana del {week}, {state}, versión {version}',
    ru: 'Неделя с {week}, {state}, версия {version}',
  },
  'cli.explain.cost': {
    en: 'It costs {cost} by the rules and entries of today.',
    ca: 'Costa {cost} segons les normes i entrades d’avui.',
    es: 'Cuesta {cost} según las normas y entradas de hoy.',
    ru: 'Цена — {cost}, по нынешним правилам и данным.',
  },
  'cli.explain.nothing': {
    en: 'There is nothing to avoid: no rule says anything against it.',
    ca: 'No hi ha res a evitar: cap norma no hi diu res en contra.',
    es: 'No hay nada que evitar: ninguna norma dice nada en contra.',
    ru: 'Избегать нечего: ни одно правило не против.',
  },
  'cli.explain.penalties': {
    en: 'What it costs, and the cheapest way out of each',
    ca: 'Què costa, i la sortida més barata de cada cosa',
    es: 'Qué cuesta, y la salida más barata de cada cosa',
    ru: 'Из чего состоит цена и самый дешёвый выход',
  },
  'cli.explain.broken': { en: 'broken', ca: 'trencada', es: 'rota', ru: 'наруш.' },
  'cli.explain.holes': {
    en: 'Holes, and what would fill them',
    ca: 'Forats, i què els ompliria',
    es: 'Huecos, y qué los llenaría',
    ru: 'Пустые места и чем их занять',
  },
  'cli.explain.more': {
    en: '{count, plural, one {# more} other {# more}}: "--json" tells all.',
    ca: '{count, plural, one {# més} other {# més}}: «--json» ho diu tot.',
    es: '{count, plural, one {# más} other {# más}}: «--json» lo dice todo.',
    ru: '{count, plural, one {Ещё #} few {Ещё #} many {Ещё #} other {Ещё #}}: «--json» скажет всё.',
  },
  'cli.explain.left': {
    en: '{count, plural, one {# more slot with holes was} other {# more slots with holes were}} not looked at.',
    ca: '{count, plural, one {No s’ha mirat # franja més} other {No s’han mirat # franges més}} amb forats.',
    es: '{count, plural, one {No se ha mirado # franja más} other {No se han mirado # franjas más}} con huecos.',
    ru: '{count, plural, one {Ещё # слот} few {Ещё # слота} many {Ещё # слотов} other {Ещё # слота}} с пустыми местами не просмотрены.',
  },
  'cli.explain.turn.title': {
    en: '{day} {time}, {line}: {person}',
    ca: '{day} {time}, {line}: {person}',
    es: '{day} {time}, {line}: {person}',
    ru: '{day} {time}, {line}: {person}',
  },
  'cli.explain.nobody': { en: 'nobody', ca: 'ningú', es: 'nadie', ru: 'никого' },
  'cli.explain.why': { en: 'Why', ca: 'Per què', es: 'Por qué', ru: 'Почему' },
  'cli.explain.against': {
    en: 'What speaks against it',
    ca: 'Què hi va en contra',
    es: 'Qué va en contra',
    ru: 'Что против',
  },
  'cli.explain.could': {
    en: 'Who else could',
    ca: 'Qui més podria',
    es: 'Quién más podría',
    ru: 'Кто ещё мог бы',
  },
  'cli.explain.cannot': {
    en: 'Who could not',
    ca: 'Qui no podria',
    es: 'Quién no podría',
    ru: 'Кто не мог бы',
  },
  'cli.explain.load': { en: 'The load', ca: 'La càrrega', es: 'La carga', ru: 'Нагрузка' },
  'cli.explain.turns': { en: 'The turns', ca: 'Els torns', es: 'Los turnos', ru: 'Смены' },
  'cli.explain.wishes': { en: 'The wishes', ca: 'Els desitjos', es: 'Los deseos', ru: 'Пожелания' },
  'cli.explain.no-part': {
    en: '{person} has no part in this week.',
    ca: '{person} no té part en aquesta setmana.',
    es: '{person} no tiene parte en esta semana.',
    ru: '{person} не участвует в этой неделе.',
  },
  'cli.explain.next': {
    en: 'Ask on with --turn "tue 10:15 L2" (why this turn?) or --person KEY (why her week?).',
    ca: 'Seguiu preguntant amb --turn «tue 10:15 L2» (per què aquest torn?) o --person CLAU (per què la seva setmana?).',
    es: 'Siga preguntando con --turn «tue 10:15 L2» (¿por qué este turno?) o --person CLAVE (¿por qué su semana?).',
    ru: 'Спросите дальше: --turn «tue 10:15 L2» (почему эта смена?) или --person КЛЮЧ (почему такая неделя?).',
  },
} as const satisfies Texts;
