import type { Texts } from '../text.ts';

/** The page of the weekly template. */
export const fixedTurnTexts = {
  'page.fixed-turns': { en: 'Fixed turns', ca: 'Torns fixos', es: 'Turnos fijos', ru: 'Постоянные смены' },
  'fixed.hint': {
    en: 'Who has which turn every week. The planner keeps to it where it can.',
    ca: 'Qui té quin torn cada setmana. El planificador ho respecta quan pot.',
    es: 'Quién tiene qué turno cada semana. El planificador lo respeta cuando puede.',
    ru: 'У кого какая смена каждую неделю. Планировщик по возможности это соблюдает.',
  },
  'fixed.hint.edit': {
    en: 'A change is kept at once and holds for weeks that are planned from now on.',
    ca: 'Un canvi es desa de seguida i val per a les setmanes que es planifiquin a partir d’ara.',
    es: 'Un cambio se guarda enseguida y vale para las semanas que se planifiquen desde ahora.',
    ru: 'Изменение сохраняется сразу и действует для недель, которые составят после него.',
  },
  'fixed.count': {
    en: '{count, plural, =0 {none fixed} one {# fixed} other {# fixed}}',
    ca: '{count, plural, =0 {cap fix} one {# fix} other {# fixos}}',
    es: '{count, plural, =0 {ninguno fijo} one {# fijo} other {# fijos}}',
    ru: '{count, plural, =0 {нет постоянных} one {# постоянная} few {# постоянные} many {# постоянных} other {# постоянной}}',
  },
  'fixed.none': {
    en: 'No turn is fixed: the planner has a free hand.',
    ca: 'Cap torn és fix: el planificador té mà lliure.',
    es: 'Ningún turno es fijo: el planificador tiene las manos libres.',
    ru: 'Постоянных смен нет: планировщик свободен.',
  },
  'fixed.no-shape': {
    en: 'The template shows the days and lines of planned weeks. Plan the first one, then come back.',
    ca: 'La plantilla mostra els dies i les línies de les setmanes planificades. Planifica la primera i torna.',
    es: 'La plantilla muestra los días y las líneas de las semanas planificadas. Planifica la primera y vuelve.',
    ru: 'Шаблон показывает дни и линии составленных недель. Составьте первую и вернитесь.',
  },
  'fixed.open': { en: 'Open', ca: 'Obert', es: 'Libre', ru: 'Свободно' },
  'fixed.nobody': { en: 'Nobody', ca: 'Ningú', es: 'Nadie', ru: 'Никто' },
  'fixed.open.long': {
    en: 'Open: as the planner likes',
    ca: 'Obert: com vulgui el planificador',
    es: 'Libre: como quiera el planificador',
    ru: 'Свободно: на усмотрение планировщика',
  },
  'fixed.nobody.long': {
    en: 'Nobody: stays empty',
    ca: 'Ningú: queda buit',
    es: 'Nadie: queda vacío',
    ru: 'Никто: остаётся пустой',
  },
  'fixed.cell': {
    en: '{day} {time}, {line}: {who}',
    ca: '{day} {time}, {line}: {who}',
    es: '{day} {time}, {line}: {who}',
    ru: '{day} {time}, {line}: {who}',
  },
  'fixed.choose': {
    en: 'Who has {day} {time}, {line}, every week',
    ca: 'Qui té {day} {time}, {line}, cada setmana',
    es: 'Quién tiene {day} {time}, {line}, cada semana',
    ru: 'У кого {day} {time}, {line}, каждую неделю',
  },
  'fixed.search': {
    en: 'Search a person',
    ca: 'Cerca una persona',
    es: 'Buscar una persona',
    ru: 'Найти человека',
  },
  'fixed.not-found': {
    en: 'Nobody is called so.',
    ca: 'Ningú no es diu així.',
    es: 'Nadie se llama así.',
    ru: 'Никого с таким именем.',
  },
  'fixed.clash': {
    en: 'has another line then',
    ca: 'ja té una altra línia',
    es: 'ya tiene otra línea',
    ru: 'уже на другой линии',
  },
  'fixed.saved': {
    en: '{day} {time}, {line}: {who}',
    ca: '{day} {time}, {line}: {who}',
    es: '{day} {time}, {line}: {who}',
    ru: '{day} {time}, {line}: {who}',
  },
  'fixed.stale': {
    en: '{count, plural, one {# fixed turn no longer fits} other {# fixed turns no longer fit}}: the person left, or the week has no such turn. No change is kept until they go.',
    ca: '{count, plural, one {# torn fix ja no encaixa} other {# torns fixos ja no encaixen}}: la persona ha marxat, o la setmana no té aquest torn. No es desa cap canvi fins que es treguin.',
    es: '{count, plural, one {# turno fijo ya no encaja} other {# turnos fijos ya no encajan}}: la persona se ha ido, o la semana no tiene ese turno. No se guarda ningún cambio hasta quitarlos.',
    ru: '{count, plural, one {# постоянная смена больше не подходит} few {# постоянные смены больше не подходят} many {# постоянных смен больше не подходят} other {# постоянной смены больше не подходят}}: человек ушёл или такой смены в неделе нет. Пока они не убраны, изменения не сохраняются.',
  },
  'fixed.stale.remove': { en: 'Take them away', ca: 'Treu-los', es: 'Quitarlos', ru: 'Убрать их' },
  'fixed.stale.removed': { en: 'Taken away', ca: 'Trets', es: 'Quitados', ru: 'Убрано' },
} as const satisfies Texts;
