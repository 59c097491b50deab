import type { Texts } from './text.ts';

/** What pages say in place of an error's sentence, where that one names a command of the terminal. */
export const refusalTexts = {
  'refusal.bad-option': {
    en: '{option}: "{value}" does not fit; expected {expected}.',
    ca: '{option}: «{value}» no hi encaixa; s’esperava {expected}.',
    es: '{option}: «{value}» no encaja; se esperaba {expected}.',
    ru: '{option}: «{value}» не подходит; ожидается {expected}.',
  },
  'refusal.unknown-person': {
    en: 'Nobody is called "{person}" here.',
    ca: 'Aquí no hi ha ningú que es digui «{person}».',
    es: 'Aquí nadie se llama «{person}».',
    ru: 'Здесь нет сотрудника «{person}».',
  },
  'refusal.unknown-unavailability': {
    en: 'This unavailability is no more.',
    ca: 'Aquesta indisponibilitat ja no hi és.',
    es: 'Esta indisponibilidad ya no está.',
    ru: 'Этой недоступности больше нет.',
  },
  'refusal.unknown-absence': {
    en: 'This absence is no more.',
    ca: 'Aquesta absència ja no hi és.',
    es: 'Esta ausencia ya no está.',
    ru: 'Этого отсутствия больше нет.',
  },
  'refusal.unknown-closed-day': {
    en: '{date} is not closed.',
    ca: '{date} no és tancat.',
    es: '{date} no está cerrado.',
    ru: '{date} — не закрытый день.',
  },
  'refusal.unknown-week': {
    en: 'There is no timetable of the week of {week}.',
    ca: 'No hi ha cap horari de la setmana del {week}.',
    es: 'No hay ningún horario de la semana del {week}.',
    ru: 'Нет расписания на неделю с {week}.',
  },
  'refusal.no-persons': {
    en: 'Nobody can attend: no active person owes any turns. Say on the page of people how many each owes.',
    ca: 'Ningú no pot atendre: cap persona activa no té torns assignats. Digueu a la pàgina de persones quants en toquen a cadascú.',
    es: 'Nadie puede atender: ninguna persona activa tiene turnos asignados. Diga en la página de personas cuántos tocan a cada cual.',
    ru: 'Некому дежурить: ни у кого нет нагрузки. Задайте её на странице людей.',
  },
  'refusal.unknown-key': {
    en: 'This key is not in force.',
    ca: 'Aquesta clau no és vigent.',
    es: 'Esta clave no está en vigor.',
    ru: 'Этот ключ не действует.',
  },
  'refusal.unknown-extension': {
    en: 'The PBX {pbx} has no phone {extension}.',
    ca: 'La centraleta {pbx} no té el telèfon {extension}.',
    es: 'La centralita {pbx} no tiene el teléfono {extension}.',
    ru: 'На АТС {pbx} нет телефона {extension}.',
  },
  'refusal.pbx-needed': {
    en: 'There are several PBXs ({pbxs}): say which one.',
    ca: 'Hi ha diverses centraletes ({pbxs}): digueu quina.',
    es: 'Hay varias centralitas ({pbxs}): indique cuál.',
    ru: 'АТС несколько ({pbxs}): укажите, какая.',
  },
  'refusal.calls-up': {
    en: '{count, plural, one {# call is} other {# calls are}} up, and loading phones may cut them: wait for a quiet moment.',
    ca: '{count, plural, one {Hi ha # trucada en curs} other {Hi ha # trucades en curs}}, i carregar telèfons les pot tallar: espereu un moment tranquil.',
    es: '{count, plural, one {Hay # llamada en curso} other {Hay # llamadas en curso}}, y cargar teléfonos puede cortarlas: espere un momento tranquilo.',
    ru: '{count, plural, one {Идёт # разговор} few {Идут # разговора} many {Идут # разговоров} other {Идут # разговора}}, загрузка телефонов может его прервать: дождитесь тишины.',
  },
  'refusal.queue-needed': {
    en: 'There are several queues ({queues}): say which one.',
    ca: 'Hi ha diverses cues ({queues}): digueu quina.',
    es: 'Hay varias colas ({queues}): indique cuál.',
    ru: 'Очередей несколько ({queues}): укажите, какая.',
  },
} as const satisfies Texts;
