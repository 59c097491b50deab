import type { Texts } from './text.ts';

export const loadTexts = {
  'load.asAgreed': {
    en: '{final, plural, one {# turn} other {# turns}}, as agreed.',
    ca: '{final, plural, one {# torn} other {# torns}}, com estava acordat.',
    es: '{final, plural, one {# turno} other {# turnos}}, como estaba acordado.',
    ru: '{final, plural, one {# смена} few {# смены} many {# смен} other {# смены}}, как и договорено.',
  },
  'load.away': {
    en: 'Away the whole week: no turns.',
    ca: 'Fora tota la setmana: cap torn.',
    es: 'Fuera toda la semana: ningún turno.',
    ru: 'Отсутствует всю неделю: смен нет.',
  },
  'load.days': {
    en: '{days, plural, one {# working day} other {# working days}} this week: {prorated, plural, one {# turn} other {# turns}} instead of {ideal, number}.',
    ca: '{days, plural, one {# dia de feina} other {# dies de feina}} aquesta setmana: {prorated, plural, one {# torn} other {# torns}} en comptes de {ideal, number}.',
    es: '{days, plural, one {# día de trabajo} other {# días de trabajo}} esta semana: {prorated, plural, one {# turno} other {# turnos}} en vez de {ideal, number}.',
    ru: '{days, plural, one {# рабочий день} few {# рабочих дня} many {# рабочих дней} other {# рабочего дня}} на этой неделе: {prorated, plural, one {# смена} few {# смены} many {# смен} other {# смены}} вместо {ideal, number}.',
  },
  'load.rounded': {
    en: 'Only whole turns: {prorated, number} becomes {rounded, number}.',
    ca: 'Només torns sencers: {prorated, number} passa a {rounded, number}.',
    es: 'Solo turnos enteros: {prorated, number} pasa a {rounded, number}.',
    ru: 'Смены только целые: {prorated, number} становится {rounded, number}.',
  },
  'load.capacity': {
    en: 'Absences, unavailability and the daily limit {capacity, plural, =0 {leave no room for turns} one {leave room for # turn only} other {leave room for # turns only}}.',
    ca: 'Les absències, les indisponibilitats i el límit diari {capacity, plural, =0 {no deixen lloc per a cap torn} one {només deixen lloc per a # torn} other {només deixen lloc per a # torns}}.',
    es: 'Las ausencias, las indisponibilidades y el límite diario {capacity, plural, =0 {no dejan sitio para ningún turno} one {solo dejan sitio para # turno} other {solo dejan sitio para # turnos}}.',
    ru: 'Отсутствия, занятость и дневной предел {capacity, plural, =0 {не оставляют места для смен} one {оставляют место только для # смены} few {оставляют место только для # смен} many {оставляют место только для # смен} other {оставляют место только для # смены}}.',
  },
  'load.limit': {
    en: 'The limit of this week is {upperBound, plural, one {# turn} other {# turns}}.',
    ca: 'El límit d’aquesta setmana és {upperBound, plural, one {# torn} other {# torns}}.',
    es: 'El límite de esta semana es {upperBound, plural, one {# turno} other {# turnos}}.',
    ru: 'Предел этой недели — {upperBound, plural, one {# смена} few {# смены} many {# смен} other {# смены}}.',
  },
  'load.repays': {
    en: 'Takes {count, plural, one {# more turn} other {# more turns}} to make up for earlier weeks.',
    ca: 'Fa {count, plural, one {# torn més} other {# torns més}} per compensar setmanes anteriors.',
    es: 'Hace {count, plural, one {# turno más} other {# turnos más}} para compensar semanas anteriores.',
    ru: 'Берёт ещё {count, plural, one {# смену} few {# смены} many {# смен} other {# смены}} в счёт прошлых недель.',
  },
  'load.helps': {
    en: 'Takes {count, plural, one {# more turn} other {# more turns}} because hands are short; this is credited.',
    ca: 'Fa {count, plural, one {# torn més} other {# torns més}} perquè falta gent; queda com a crèdit.',
    es: 'Hace {count, plural, one {# turno más} other {# turnos más}} porque falta gente; queda como crédito.',
    ru: 'Берёт ещё {count, plural, one {# смену} few {# смены} many {# смен} other {# смены}}, потому что людей не хватает; это зачтётся.',
  },
  'load.rests': {
    en: '{count, plural, one {# turn less} other {# turns less}} in return for earlier weeks.',
    ca: '{count, plural, one {# torn menys} other {# torns menys}} a canvi de setmanes anteriors.',
    es: '{count, plural, one {# turno menos} other {# turnos menos}} a cambio de semanas anteriores.',
    ru: 'На {count, plural, one {# смену} few {# смены} many {# смен} other {# смены}} меньше — за прошлые недели.',
  },
  'load.spared': {
    en: '{count, plural, one {# turn less} other {# turns less}} because the week needs fewer; to be made up for later.',
    ca: '{count, plural, one {# torn menys} other {# torns menys}} perquè la setmana en demana menys; es compensarà més endavant.',
    es: '{count, plural, one {# turno menos} other {# turnos menos}} porque la semana pide menos; se compensará más adelante.',
    ru: 'На {count, plural, one {# смену} few {# смены} many {# смен} other {# смены}} меньше, потому что неделе столько не нужно; отработается позже.',
  },
  'load.takesOver': {
    en: 'Takes over {count, plural, one {# turn} other {# turns}} from people who did more before.',
    ca: 'Es queda {count, plural, one {# torn} other {# torns}} de gent que abans n’ha fet més.',
    es: 'Se queda {count, plural, one {# turno} other {# turnos}} de quienes antes hicieron más.',
    ru: 'Берёт на себя {count, plural, one {# смену} few {# смены} many {# смен} other {# смены}} тех, кто раньше работал больше.',
  },
  'load.handsOver': {
    en: 'Hands over {count, plural, one {# turn} other {# turns}} to people who did less before.',
    ca: 'Passa {count, plural, one {# torn} other {# torns}} a gent que abans n’ha fet menys.',
    es: 'Pasa {count, plural, one {# turno} other {# turnos}} a quienes antes hicieron menos.',
    ru: 'Передаёт {count, plural, one {# смену} few {# смены} many {# смен} other {# смены}} тем, кто раньше работал меньше.',
  },
} as const satisfies Texts;
