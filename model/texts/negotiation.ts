import type { Texts } from './text.ts';

/** What a week with holes lacks, and what would fill them if somebody let it go. */
export const negotiationTexts = {
  // Loads that are too small.
  'negotiation.lack': {
    en: 'The loads of this week give {count, plural, one {# turn} other {# turns}} less than the lines ask: {loads} of {asked}.',
    ca: 'Les càrregues d’aquesta setmana donen {count, plural, one {# torn} other {# torns}} menys dels que demanen les línies: {loads} de {asked}.',
    es: 'Las cargas de esta semana dan {count, plural, one {# turno} other {# turnos}} menos de los que piden las líneas: {loads} de {asked}.',
    ru: 'Нагрузок этой недели не хватает: {count, plural, one {на # смену} few {на # смены} many {на # смен} other {на # смены}} меньше, чем просят линии ({loads} из {asked}).',
  },
  'negotiation.lack.away': {
    en: 'Absences and unavailability take {count, plural, one {# turn} other {# turns}} from the loads.',
    ca: 'Les absències i les indisponibilitats treuen {count, plural, one {# torn} other {# torns}} de les càrregues.',
    es: 'Las ausencias y las indisponibilidades quitan {count, plural, one {# turno} other {# turnos}} de las cargas.',
    ru: 'Отсутствия и занятость отнимают от нагрузок {count, plural, one {# смену} few {# смены} many {# смен} other {# смены}}.',
  },
  'negotiation.lack.blameless': {
    en: 'No absence and no unavailability is to blame: the loads would be the same without them.',
    ca: 'Cap absència ni indisponibilitat no en té la culpa: sense elles les càrregues serien les mateixes.',
    es: 'Ninguna ausencia ni indisponibilidad tiene la culpa: sin ellas las cargas serían las mismas.',
    ru: 'Отсутствия и занятость ни при чём: без них нагрузки были бы такими же.',
  },
  'negotiation.lack.all': {
    en: 'All the holes come from this.',
    ca: 'Tots els forats vénen d’això.',
    es: 'Todos los huecos vienen de esto.',
    ru: 'Все пустые места — от этого.',
  },
  'negotiation.lack.rest': {
    en: '{count, plural, one {# hole more has} other {# holes more have}} other causes.',
    ca: '{count, plural, one {# forat més té} other {# forats més tenen}} altres causes.',
    es: '{count, plural, one {# hueco más tiene} other {# huecos más tienen}} otras causas.',
    ru: 'У {count, plural, one {ещё # пустого места} few {ещё # пустых мест} many {ещё # пустых мест} other {ещё # пустого места}} другие причины.',
  },
  'negotiation.lack.overload': {
    en: 'The loads would be enough if people might exceed their share by {count, plural, one {# turn} other {# turns}}: "schedule-hours --max-overload {count}".',
    ca: 'Les càrregues bastarien si la gent pogués passar de la seva part en {count, plural, one {# torn} other {# torns}}: «schedule-hours --max-overload {count}».',
    es: 'Las cargas bastarían si la gente pudiera pasar de su parte en {count, plural, one {# turno} other {# turnos}}: «schedule-hours --max-overload {count}».',
    ru: 'Нагрузок хватило бы, если разрешить превышать долю на {count, plural, one {# смену} few {# смены} many {# смен} other {# смены}}: «schedule-hours --max-overload {count}».',
  },

  // Limits that stand in the way of several holes.
  'negotiation.cause.table': {
    en: 'In {count, plural, one {# slot} other {# slots}} with holes the limit of table {table} stands in the way.',
    ca: 'En {count, plural, one {# franja} other {# franges}} amb forats hi fa nosa el límit de la taula {table}.',
    es: 'En {count, plural, one {# franja} other {# franjas}} con huecos estorba el límite de la mesa {table}.',
    ru: 'В {count, plural, one {# слоте} few {# слотах} many {# слотах} other {# слота}} с пустыми местами мешает предел стола {table}.',
  },
  'negotiation.cause.group-idle': {
    en: 'In {count, plural, one {# slot} other {# slots}} with holes the group {group}, some of which must stay free, stands in the way.',
    ca: 'En {count, plural, one {# franja} other {# franges}} amb forats hi fa nosa que algú del grup {group} ha de quedar lliure.',
    es: 'En {count, plural, one {# franja} other {# franjas}} con huecos estorba que alguien del grupo {group} debe quedar libre.',
    ru: 'В {count, plural, one {# слоте} few {# слотах} many {# слотах} other {# слота}} с пустыми местами мешает то, что кто-то из группы {group} должен быть свободен.',
  },
  'negotiation.cause.group-phoning': {
    en: 'In {count, plural, one {# slot} other {# slots}} with holes the limit of the group {group} stands in the way.',
    ca: 'En {count, plural, one {# franja} other {# franges}} amb forats hi fa nosa el límit del grup {group}.',
    es: 'En {count, plural, one {# franja} other {# franjas}} con huecos estorba el límite del grupo {group}.',
    ru: 'В {count, plural, one {# слоте} few {# слотах} many {# слотах} other {# слота}} с пустыми местами мешает предел группы {group}.',
  },
  'negotiation.cause.daily-limit': {
    en: 'In {count, plural, one {# slot} other {# slots}} with holes the limit of turns a day stands in the way.',
    ca: 'En {count, plural, one {# franja} other {# franges}} amb forats hi fa nosa el límit de torns al dia.',
    es: 'En {count, plural, one {# franja} other {# franjas}} con huecos estorba el límite de turnos al día.',
    ru: 'В {count, plural, one {# слоте} few {# слотах} many {# слотах} other {# слота}} с пустыми местами мешает предел смен за день.',
  },
  'negotiation.cause.lunch': {
    en: 'In {count, plural, one {# slot} other {# slots}} with holes lunch time stands in the way.',
    ca: 'En {count, plural, one {# franja} other {# franges}} amb forats hi fa nosa l’hora d’esmorzar.',
    es: 'En {count, plural, one {# franja} other {# franjas}} con huecos estorba la hora del almuerzo.',
    ru: 'В {count, plural, one {# слоте} few {# слотах} many {# слотах} other {# слота}} с пустыми местами мешает обед.',
  },
  'negotiation.cause.split-day': {
    en: 'In {count, plural, one {# slot} other {# slots}} with holes the rule against scattered days stands in the way.',
    ca: 'En {count, plural, one {# franja} other {# franges}} amb forats hi fa nosa la norma contra els dies partits.',
    es: 'En {count, plural, one {# franja} other {# franjas}} con huecos estorba la norma contra los días partidos.',
    ru: 'В {count, plural, one {# слоте} few {# слотах} many {# слотах} other {# слота}} с пустыми местами мешает запрет разорванных дней.',
  },
  'negotiation.cause.marathon': {
    en: 'In {count, plural, one {# slot} other {# slots}} with holes the limit of turns in a row stands in the way.',
    ca: 'En {count, plural, one {# franja} other {# franges}} amb forats hi fa nosa el límit de torns seguits.',
    es: 'En {count, plural, one {# franja} other {# franjas}} con huecos estorba el límite de turnos seguidos.',
    ru: 'В {count, plural, one {# слоте} few {# слотах} many {# слотах} other {# слота}} с пустыми местами мешает предел смен подряд.',
  },
  'negotiation.cause.first-lines': {
    en: 'In {count, plural, one {# slot} other {# slots}} with holes the limit of first lines a day stands in the way.',
    ca: 'En {count, plural, one {# franja} other {# franges}} amb forats hi fa nosa el límit de primeres línies al dia.',
    es: 'En {count, plural, one {# franja} other {# franjas}} con huecos estorba el límite de primeras líneas al día.',
    ru: 'В {count, plural, one {# слоте} few {# слотах} many {# слотах} other {# слота}} с пустыми местами мешает предел первых линий за день.',
  },

  // What fills a hole.
  'negotiation.hole.open': {
    en: 'The hole of {day} {time} can be filled and break nothing{sign, select, more {, but the week then costs {price} more} less {, and the week then costs {price} less} other {, at the same cost}}:',
    ca: 'El forat de {day} {time} es pot omplir sense trencar res{sign, select, more {, però llavors la setmana costa {price} més} less {, i llavors la setmana costa {price} menys} other {, amb el mateix cost}}:',
    es: 'El hueco de {day} {time} se puede llenar sin romper nada{sign, select, more {, pero entonces la semana cuesta {price} más} less {, y entonces la semana cuesta {price} menos} other {, con el mismo coste}}:',
    ru: 'Пустое место ({day} {time}) можно занять, ничего не нарушив{sign, select, more {, но неделя станет дороже на {price}} less {, и неделя станет дешевле на {price}} other {, за ту же цену}}:',
  },
  'negotiation.hole.none': {
    en: 'No one or two things to let go would fill it.',
    ca: 'No n’hi ha prou de cedir en una o dues coses per omplir-lo.',
    es: 'No basta con ceder en una o dos cosas para llenarlo.',
    ru: 'Одной или двух уступок мало, чтобы его занять.',
  },
  'negotiation.if.unavailability': {
    en: 'If {person} ({reason}) came all the same, the hole of {day} {time} would be filled.',
    ca: 'Si {person} ({reason}) vingués igualment, el forat de {day} {time} quedaria ple.',
    es: 'Si {person} ({reason}) viniera igualmente, el hueco de {day} {time} quedaría lleno.',
    ru: 'Если {person} ({reason}) всё же выйдет, пустого места не будет: {day} {time}.',
  },
  'negotiation.if.optional': {
    en: 'If {person}, who would rather not ({reason}), came all the same, the hole of {day} {time} would be filled.',
    ca: 'Si {person}, que preferiria que no ({reason}), vingués igualment, el forat de {day} {time} quedaria ple.',
    es: 'Si {person}, que preferiría que no ({reason}), viniera igualmente, el hueco de {day} {time} quedaría lleno.',
    ru: 'Если {person} выйдет вопреки пожеланию ({reason}), пустого места не будет: {day} {time}.',
  },
  'negotiation.if.unsaid': {
    en: 'If {person}, who cannot, came all the same, the hole of {day} {time} would be filled.',
    ca: 'Si {person}, que no pot, vingués igualment, el forat de {day} {time} quedaria ple.',
    es: 'Si {person}, que no puede, viniera igualmente, el hueco de {day} {time} quedaría lleno.',
    ru: 'Если {person}, хотя и не может, всё же выйдет, пустого места не будет: {day} {time}.',
  },
  'negotiation.if.absence': {
    en: 'If {person} came in spite of the {kind, select, holiday {holiday} leave {leave} trip {business trip} other {absence}}, the hole of {day} {time} would be filled.',
    ca: 'Si {person} vingués malgrat {kind, select, holiday {les vacances} leave {la baixa} trip {el viatge de feina} other {l’absència}}, el forat de {day} {time} quedaria ple.',
    es: 'Si {person} viniera a pesar de {kind, select, holiday {las vacaciones} leave {la baja} trip {el viaje de trabajo} other {la ausencia}}, el hueco de {day} {time} quedaría lleno.',
    ru: 'Если {person} выйдет, несмотря на {kind, select, holiday {отпуск} leave {больничный или отгул} trip {командировку} other {отсутствие}}, пустого места не будет: {day} {time}.',
  },
  'negotiation.if.weekly-load': {
    en: 'If {person} did {count, plural, one {# turn} other {# turns}} this week in place of {limit}, the hole of {day} {time} would be filled.',
    ca: 'Si {person} fes {count, plural, one {# torn} other {# torns}} aquesta setmana en lloc de {limit}, el forat de {day} {time} quedaria ple.',
    es: 'Si {person} hiciera {count, plural, one {# turno} other {# turnos}} esta semana en lugar de {limit}, el hueco de {day} {time} quedaría lleno.',
    ru: 'Если у {person} на неделе будет {count, plural, one {# смена} few {# смены} many {# смен} other {# смены}} вместо {limit}, пустого места не будет: {day} {time}.',
  },
  'negotiation.if.daily-limit': {
    en: 'If {person} did {count, plural, one {# turn} other {# turns}} that day (the limit is {limit}), the hole of {day} {time} would be filled.',
    ca: 'Si {person} fes {count, plural, one {# torn} other {# torns}} aquell dia (el límit és {limit}), el forat de {day} {time} quedaria ple.',
    es: 'Si {person} hiciera {count, plural, one {# turno} other {# turnos}} ese día (el límite es {limit}), el hueco de {day} {time} quedaría lleno.',
    ru: 'Если у {person} в этот день будет {count, plural, one {# смена} few {# смены} many {# смен} other {# смены}} (предел {limit}), пустого места не будет: {day} {time}.',
  },
  'negotiation.if.table-limit': {
    en: 'If {persons} of table {table} might phone at once (the limit is {limit}), {to} would fill the hole of {day} {time}.',
    ca: 'Si {persons} de la taula {table} poguessin telefonar alhora (el límit és {limit}), {to} ompliria el forat de {day} {time}.',
    es: 'Si {persons} de la mesa {table} pudieran telefonear a la vez (el límite es {limit}), {to} llenaría el hueco de {day} {time}.',
    ru: 'Если {persons} за столом {table} можно говорить сразу (предел {limit}), {to} займёт пустое место: {day} {time}.',
  },
  'negotiation.if.group-idle': {
    en: 'If fewer than {limit} of the group {group} might be free, {to} would fill the hole of {day} {time}.',
    ca: 'Si poguessin quedar lliures menys de {limit} del grup {group}, {to} ompliria el forat de {day} {time}.',
    es: 'Si pudieran quedar libres menos de {limit} del grupo {group}, {to} llenaría el hueco de {day} {time}.',
    ru: 'Если в группе {group} свободных может быть меньше {limit}, {to} займёт пустое место: {day} {time}.',
  },
  'negotiation.if.group-phoning': {
    en: 'If more than {limit} of the group {group} might phone at once, {to} would fill the hole of {day} {time}.',
    ca: 'Si poguessin telefonar alhora més de {limit} del grup {group}, {to} ompliria el forat de {day} {time}.',
    es: 'Si pudieran telefonear a la vez más de {limit} del grupo {group}, {to} llenaría el hueco de {day} {time}.',
    ru: 'Если из группы {group} на телефоне может быть больше {limit}, {to} займёт пустое место: {day} {time}.',
  },
  'negotiation.if.queues': {
    en: 'If {to} served {queue} too, the hole of {day} {time} would be filled.',
    ca: 'Si {to} també atengués {queue}, el forat de {day} {time} s’ompliria.',
    es: 'Si {to} también atendiera {queue}, el hueco de {day} {time} se llenaría.',
    ru: 'Если {to} сможет обслуживать и очередь {queue}, пустое место будет занято: {day} {time}.',
  },
  'negotiation.fills': {
    en: 'This would fill the hole of {day} {time}:',
    ca: 'Això ompliria el forat de {day} {time}:',
    es: 'Esto llenaría el hueco de {day} {time}:',
    ru: 'Пустое место ({day} {time}) было бы занято так:',
  },
  'negotiation.anew': {
    en: 'With all of this the week, made anew, would have {count, plural, one {# hole} other {# holes}} less ({left} left):',
    ca: 'Amb tot això, la setmana refeta tindria {count, plural, one {# forat} other {# forats}} menys (en quedarien {left}):',
    es: 'Con todo esto, la semana rehecha tendría {count, plural, one {# hueco} other {# huecos}} menos (quedarían {left}):',
    ru: 'При всём этом в заново составленной неделе пустых мест {count, plural, one {на # меньше} few {на # меньше} many {на # меньше} other {на # меньше}} (останется {left}):',
  },

  // What is asked, each as a sentence of its own.
  'negotiation.lift.unavailability': {
    en: '{person} comes all the same, {day} {time} ({reason}).',
    ca: '{person} ve igualment, {day} {time} ({reason}).',
    es: '{person} viene igualmente, {day} {time} ({reason}).',
    ru: '{person} всё же выходит: {day} {time} ({reason}).',
  },
  'negotiation.lift.optional': {
    en: '{person} comes against a wish, {day} {time} ({reason}).',
    ca: '{person} ve contra el seu desig, {day} {time} ({reason}).',
    es: '{person} viene contra su deseo, {day} {time} ({reason}).',
    ru: '{person} выходит вопреки пожеланию: {day} {time} ({reason}).',
  },
  'negotiation.lift.unsaid': {
    en: '{person} comes all the same, {day} {time}.',
    ca: '{person} ve igualment, {day} {time}.',
    es: '{person} viene igualmente, {day} {time}.',
    ru: '{person} всё же выходит: {day} {time}.',
  },
  'negotiation.lift.absence': {
    en: '{person} comes in spite of the {kind, select, holiday {holiday} leave {leave} trip {business trip} other {absence}}, {day} {time}.',
    ca: '{person} ve malgrat {kind, select, holiday {les vacances} leave {la baixa} trip {el viatge de feina} other {l’absència}}, {day} {time}.',
    es: '{person} viene a pesar de {kind, select, holiday {las vacaciones} leave {la baja} trip {el viaje de trabajo} other {la ausencia}}, {day} {time}.',
    ru: '{person} выходит, несмотря на {kind, select, holiday {отпуск} leave {больничный или отгул} trip {командировку} other {отсутствие}}: {day} {time}.',
  },
  'negotiation.lift.weekly-load': {
    en: '{person} does {count, plural, one {# turn} other {# turns}} this week in place of {limit}.',
    ca: '{person} fa {count, plural, one {# torn} other {# torns}} aquesta setmana en lloc de {limit}.',
    es: '{person} hace {count, plural, one {# turno} other {# turnos}} esta semana en lugar de {limit}.',
    ru: '{person}: на неделе {count, plural, one {# смена} few {# смены} many {# смен} other {# смены}} вместо {limit}.',
  },
  'negotiation.lift.weekly-load.line': {
    en: '{person} does {count, plural, one {# turn} other {# turns}} on line {line} in place of {limit}.',
    ca: '{person} fa {count, plural, one {# torn} other {# torns}} a la línia {line} en lloc de {limit}.',
    es: '{person} hace {count, plural, one {# turno} other {# turnos}} en la línea {line} en lugar de {limit}.',
    ru: '{person}: на линии {line} {count, plural, one {# смена} few {# смены} many {# смен} other {# смены}} вместо {limit}.',
  },
  'negotiation.lift.daily-limit': {
    en: '{person} does {count, plural, one {# turn} other {# turns}} on {day} (the limit is {limit}).',
    ca: '{person} fa {count, plural, one {# torn} other {# torns}} {day} (el límit és {limit}).',
    es: '{person} hace {count, plural, one {# turno} other {# turnos}} el {day} (el límite es {limit}).',
    ru: '{person}: {count, plural, one {# смена} few {# смены} many {# смен} other {# смены}} за день, {day} (предел {limit}).',
  },
  'negotiation.lift.first-lines': {
    en: '{person} is on the first line {count, plural, one {# time} other {# times}} on {day} (the limit is {limit}).',
    ca: '{person} és a la primera línia {count, plural, one {# vegada} other {# vegades}} {day} (el límit és {limit}).',
    es: '{person} está en la primera línea {count, plural, one {# vez} other {# veces}} el {day} (el límite es {limit}).',
    ru: '{person}: на первой линии {count, plural, one {# раз} few {# раза} many {# раз} other {# раза}}, {day} (предел {limit}).',
  },
  'negotiation.lift.fixed-turns': {
    en: '{person} gives up the fixed turn of {day}, {times}.',
    ca: '{person} cedeix el torn fix de {day}, {times}.',
    es: '{person} cede el turno fijo del {day}, {times}.',
    ru: '{person} уступает постоянную смену: {day}, {times}.',
  },
  'negotiation.lift.fixed-turns.hole': {
    en: 'The line that should stay free has somebody, {day} {time}.',
    ca: 'La línia que havia de quedar lliure té algú, {day} {time}.',
    es: 'La línea que debía quedar libre tiene a alguien, {day} {time}.',
    ru: 'На линии, которая должна быть свободна, кто-то есть: {day} {time}.',
  },
  'negotiation.lift.table-limit': {
    en: '{persons} of table {table} phone at once, {day} {time} (the limit is {limit}).',
    ca: '{persons} de la taula {table} telefonen alhora, {day} {time} (el límit és {limit}).',
    es: '{persons} de la mesa {table} telefonean a la vez, {day} {time} (el límite es {limit}).',
    ru: '{persons} за столом {table} говорят сразу: {day} {time} (предел {limit}).',
  },
  'negotiation.lift.table-noise': {
    en: '{persons} of table {table} phone at once, {day} {time}.',
    ca: '{persons} de la taula {table} telefonen alhora, {day} {time}.',
    es: '{persons} de la mesa {table} telefonean a la vez, {day} {time}.',
    ru: '{persons} за столом {table} говорят сразу: {day} {time}.',
  },
  'negotiation.lift.group-idle': {
    en: 'Fewer than {limit} of the group {group} are free, {day} {time}.',
    ca: 'Queden lliures menys de {limit} del grup {group}, {day} {time}.',
    es: 'Quedan libres menos de {limit} del grupo {group}, {day} {time}.',
    ru: 'В группе {group} свободных меньше {limit}: {day} {time}.',
  },
  'negotiation.lift.group-phoning': {
    en: 'More than {limit} of the group {group} phone at once, {day} {time}.',
    ca: 'Telefonen alhora més de {limit} del grup {group}, {day} {time}.',
    es: 'Telefonean a la vez más de {limit} del grupo {group}, {day} {time}.',
    ru: 'Из группы {group} на телефоне больше {limit}: {day} {time}.',
  },
  'negotiation.lift.skills': {
    en: 'Fewer than {limit} of the group {group} are on the phone, {day} {time}.',
    ca: 'Són al telèfon menys de {limit} del grup {group}, {day} {time}.',
    es: 'Están al teléfono menos de {limit} del grupo {group}, {day} {time}.',
    ru: 'Из группы {group} на телефоне меньше {limit}: {day} {time}.',
  },
  'negotiation.lift.queues': {
    en: '{person} serves {queue} too.',
    ca: '{person} també atén {queue}.',
    es: '{person} también atiende {queue}.',
    ru: '{person} обслуживает и очередь {queue}.',
  },
  'negotiation.lift.lunch': {
    en: '{person} works through lunch time on {day}.',
    ca: '{person} treballa durant l’esmorzar, {day}.',
    es: '{person} trabaja durante el almuerzo, {day}.',
    ru: '{person} работает в обеденное время: {day}.',
  },
  'negotiation.lift.split-day': {
    en: '{person} has a gap between turns on {day}.',
    ca: '{person} té una pausa entre torns, {day}.',
    es: '{person} tiene un hueco entre turnos, {day}.',
    ru: 'У {person} перерыв между сменами: {day}.',
  },
  'negotiation.lift.marathon': {
    en: '{person} has a long run of turns on {day}.',
    ca: '{person} té molts torns seguits, {day}.',
    es: '{person} tiene muchos turnos seguidos, {day}.',
    ru: 'У {person} много смен подряд: {day}.',
  },
  'negotiation.lift.concentrated-load': {
    en: '{person} has {count, plural, one {# turn} other {# turns}} on {day}.',
    ca: '{person} té {count, plural, one {# torn} other {# torns}} {day}.',
    es: '{person} tiene {count, plural, one {# turno} other {# turnos}} el {day}.',
    ru: '{person}: {count, plural, one {# смена} few {# смены} many {# смен} other {# смены}} за день ({day}).',
  },
} as const satisfies Texts;
