import type { Texts } from './text.ts';

/** What keeps the phones from following the timetable, what a pause is for, and what people are told of turns. */
export const phoneTexts = {
  'pause.lunch': { en: 'lunch', ca: 'dinar', es: 'comida', ru: 'обед' },
  'pause.break': { en: 'break', ca: 'descans', es: 'descanso', ru: 'перерыв' },
  'pause.training': { en: 'training', ca: 'formació', es: 'formación', ru: 'обучение' },
  'pause.meeting': { en: 'meeting', ca: 'reunió', es: 'reunión', ru: 'совещание' },
  'pause.other': { en: 'other', ca: 'altres', es: 'otros', ru: 'другое' },
  'pause.text': { en: '{reason}', ca: '{reason}', es: '{reason}', ru: '{reason}' },

  'phones.no-timetable': {
    en: 'No timetable with {date} is published: the queue {queue} stays as it is. Publish the week.',
    ca: 'No hi ha cap horari publicat amb el {date}: la cua {queue} queda com està. Publiqueu la setmana.',
    es: 'No hay ningún horario publicado con el {date}: la cola {queue} queda como está. Publique la semana.',
    ru: 'Нет опубликованного расписания на {date}: очередь {queue} остаётся как есть. Опубликуйте неделю.',
  },
  'phones.unreadable': {
    en: 'The timetable of {week} cannot be read ({reason}): queues stay as they are. Publish the week anew.',
    ca: 'L’horari del {week} no es pot llegir ({reason}): les cues queden com estan. Torneu a publicar la setmana.',
    es: 'El horario del {week} no se puede leer ({reason}): las colas quedan como están. Vuelva a publicar la semana.',
    ru: 'Расписание с {week} не читается ({reason}): очереди остаются как есть. Опубликуйте неделю заново.',
  },
  'phones.line-missing': {
    en: 'The timetable of {date} has no line {line}, which the queue {queue} is to follow: it stays as it is. Publish a week with that line, or change week.queues.',
    ca: 'L’horari del {date} no té la línia {line}, que la cua {queue} ha de seguir: queda com està. Publiqueu una setmana amb aquesta línia o canvieu week.queues.',
    es: 'El horario del {date} no tiene la línea {line}, que la cola {queue} debe seguir: queda como está. Publique una semana con esa línea o cambie week.queues.',
    ru: 'В расписании на {date} нет линии {line}, за которой следует очередь {queue}: она остаётся как есть. Опубликуйте неделю с этой линией или измените week.queues.',
  },
  'phones.nobody-reachable': {
    en: 'Nobody who has a turn now has a phone of their own: the queue {queue} stays as it is. Give these people their extensions.',
    ca: 'Ningú dels qui tenen torn ara té telèfon propi: la cua {queue} queda com està. Doneu-los les seves extensions.',
    es: 'Nadie de quienes tienen turno ahora tiene teléfono propio: la cola {queue} queda como está. Asígneles sus extensiones.',
    ru: 'Ни у кого из дежурных сейчас нет своего телефона: очередь {queue} остаётся как есть. Назначьте этим людям внутренние номера.',
  },
  'phones.person-gone': {
    en: '{name} has a turn now and is no longer with us: that place in {queue} stays empty. Give the turn to somebody else.',
    ca: '{name} té torn ara i ja no hi és: aquest lloc de {queue} queda buit. Doneu el torn a algú altre.',
    es: '{name} tiene turno ahora y ya no está: ese lugar de {queue} queda vacío. Dé el turno a otra persona.',
    ru: '{name} сейчас дежурит, но больше не работает: место в {queue} пустует. Передайте дежурство другому.',
  },

  'phones.why.no-extension': {
    en: 'has no extension',
    ca: 'no té extensió',
    es: 'no tiene extensión',
    ru: 'нет внутреннего номера',
  },
  'phones.why.same-extension': {
    en: '{name} has the same extension',
    ca: '{name} té la mateixa extensió',
    es: '{name} tiene la misma extensión',
    ru: 'тот же внутренний номер у {name}',
  },
  'phones.why.gone': {
    en: 'is no longer with us',
    ca: 'ja no hi és',
    es: 'ya no está',
    ru: 'больше не работает',
  },
  'phones.why.by-hand': {
    en: 'taken out by {name}',
    ca: 'fora per {name}',
    es: 'fuera por {name}',
    ru: 'убран(а): {name}',
  },
  'phones.why.pbx': {
    en: 'the PBX {pbx} is not to be reached',
    ca: 'la centraleta {pbx} no respon',
    es: 'la centralita {pbx} no responde',
    ru: 'АТС {pbx} недоступна',
  },
  'phones.why.off': {
    en: 'nobody follows the timetable (telephony.follow is off)',
    ca: 'ningú no segueix l’horari (telephony.follow és off)',
    es: 'nadie sigue el horario (telephony.follow es off)',
    ru: 'расписанию никто не следует (telephony.follow: off)',
  },
  'phones.why.missing': {
    en: 'is not in the queue yet',
    ca: 'encara no és a la cua',
    es: 'aún no está en la cola',
    ru: 'ещё не в очереди',
  },

  'notice.turn.soon': {
    en: 'Your turn in {queue} begins in {minutes, plural, one {# minute} other {# minutes}}: {start}–{end}.',
    ca: 'El teu torn a {queue} comença d’aquí a {minutes, plural, one {# minut} other {# minuts}}: {start}–{end}.',
    es: 'Tu turno en {queue} empieza en {minutes, plural, one {# minuto} other {# minutos}}: {start}–{end}.',
    ru: 'Ваше дежурство в {queue} начнётся через {minutes, plural, one {# минуту} few {# минуты} many {# минут} other {# минуты}}: {start}–{end}.',
  },
  'notice.turn.team': {
    en: '{queue}, {start}–{end}: {names}',
    ca: '{queue}, {start}–{end}: {names}',
    es: '{queue}, {start}–{end}: {names}',
    ru: '{queue}, {start}–{end}: {names}',
  },
  'warning.pbx-down': {
    en: 'The PBX {pbx} is not to be reached: nobody steers its queues, and nobody sees its calls.',
    ca: 'La centraleta {pbx} no respon: ningú no condueix les seves cues ni en veu les trucades.',
    es: 'La centralita {pbx} no responde: nadie maneja sus colas ni ve sus llamadas.',
    ru: 'АТС {pbx} недоступна: её очередями никто не управляет, звонков не видно.',
  },
  'warning.member-unreachable': {
    en: '{name} is on duty in {queue}, and the phone {extension} is not to be reached.',
    ca: '{name} té torn a {queue} i el telèfon {extension} no respon.',
    es: '{name} está de turno en {queue} y el teléfono {extension} no responde.',
    ru: '{name} дежурит в {queue}, но телефон {extension} недоступен.',
  },
  'warning.missed-rings': {
    en: '{name} missed {count, plural, one {# call} other {# calls}} in a row in {queue}: pause them?',
    ca: '{name} ha perdut {count, plural, one {# trucada} other {# trucades}} seguides a {queue}: cal una pausa?',
    es: '{name} perdió {count, plural, one {# llamada} other {# llamadas}} seguidas en {queue}: ¿una pausa?',
    ru: '{name} не ответил(а) на {count, plural, one {# звонок} few {# звонка} many {# звонков} other {# звонка}} подряд в {queue}: поставить на паузу?',
  },
  'warning.waiting-with-nobody': {
    en: '{count, plural, one {# caller waits} other {# callers wait}} in {queue}, and nobody is there to answer.',
    ca: '{count, plural, one {# persona espera} other {# persones esperen}} a {queue} i no hi ha ningú per respondre.',
    es: '{count, plural, one {# persona espera} other {# personas esperan}} en {queue} y no hay nadie para responder.',
    ru: 'В {queue} {count, plural, one {ждёт # человек} few {ждут # человека} many {ждут # человек} other {ждут # человека}}, а отвечать некому.',
  },
  'warning.follow-failed': {
    en: 'The queue {queue} could not be made as the timetable has it: {reason}',
    ca: 'No s’ha pogut posar la cua {queue} com diu l’horari: {reason}',
    es: 'No se pudo poner la cola {queue} como dice el horario: {reason}',
    ru: 'Не удалось привести очередь {queue} к расписанию: {reason}',
  },
  'healed.pbx-down': {
    en: 'The PBX {pbx} is reached again.',
    ca: 'La centraleta {pbx} torna a respondre.',
    es: 'La centralita {pbx} vuelve a responder.',
    ru: 'АТС {pbx} снова доступна.',
  },
  'healed.member-unreachable': {
    en: 'The phone of {name} ({extension}) is reached again.',
    ca: 'El telèfon de {name} ({extension}) torna a respondre.',
    es: 'El teléfono de {name} ({extension}) vuelve a responder.',
    ru: 'Телефон {extension} ({name}) снова доступен.',
  },
  'healed.missed-rings': {
    en: '{name} answers calls in {queue} again.',
    ca: '{name} torna a respondre trucades a {queue}.',
    es: '{name} vuelve a responder llamadas en {queue}.',
    ru: '{name} снова отвечает на звонки в {queue}.',
  },
  'healed.waiting-with-nobody': {
    en: 'Somebody is there again to answer in {queue}.',
    ca: 'Torna a haver-hi algú per respondre a {queue}.',
    es: 'Vuelve a haber alguien para responder en {queue}.',
    ru: 'В {queue} снова есть кому отвечать.',
  },
  'healed.follow-failed': {
    en: 'The queue {queue} follows the timetable again.',
    ca: 'La cua {queue} torna a seguir l’horari.',
    es: 'La cola {queue} vuelve a seguir el horario.',
    ru: 'Очередь {queue} снова следует расписанию.',
  },
  'notice.queue.paused': {
    en: '{name} paused you in {queue}: {reason}.',
    ca: '{name} t’ha posat en pausa a {queue}: {reason}.',
    es: '{name} te puso en pausa en {queue}: {reason}.',
    ru: '{name} поставил(а) вас на паузу в {queue}: {reason}.',
  },
} as const satisfies Texts;
