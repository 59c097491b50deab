import type { Texts } from './text.ts';

/** Why a timetable is as it is: why somebody has a turn, who could not, what a penalty's way out is, what fills a hole. */
export const reasonTexts = {
  // What is to be done.
  'reason.edit.change': {
    en: '{day} {time}: {to} in place of {from}.',
    ca: '{day} {time}: {to} en lloc de {from}.',
    es: '{day} {time}: {to} en lugar de {from}.',
    ru: '{day} {time}: {to}, а не {from}.',
  },
  'reason.edit.fill': {
    en: '{day} {time}: {to} on the empty line.',
    ca: '{day} {time}: {to} a la línia buida.',
    es: '{day} {time}: {to} en la línea vacía.',
    ru: '{day} {time}: {to} на пустой линии.',
  },
  'reason.edit.leave': {
    en: '{day} {time}: {from} leaves the line empty.',
    ca: '{day} {time}: {from} deixa la línia buida.',
    es: '{day} {time}: {from} deja la línea vacía.',
    ru: '{day} {time}: {from} оставляет линию пустой.',
  },

  // Why this person.
  'reason.why.fixed': {
    en: 'It is a fixed turn of {person}.',
    ca: 'És un torn fix de {person}.',
    es: 'Es un turno fijo de {person}.',
    ru: 'Это постоянная смена, {person}.',
  },
  'reason.why.load': {
    en: '{person} has {count, plural, one {# turn} other {# turns}} this week; the load is {limit}.',
    ca: '{person} té {count, plural, one {# torn} other {# torns}} aquesta setmana; la càrrega és {limit}.',
    es: '{person} tiene {count, plural, one {# turno} other {# turnos}} esta semana; la carga es {limit}.',
    ru: '{person}: {count, plural, one {# смена} few {# смены} many {# смен} other {# смены}} на неделе; нагрузка — {limit}.',
  },
  'reason.why.others': {
    en: 'Of {count, plural, one {# other} other {# others}}: {phone} on the phone then, {away} not to be had, {could} could take it.',
    ca: 'De {count, plural, one {# persona més} other {# persones més}}: {phone} ja al telèfon, {away} que no poden, {could} que podrien.',
    es: 'De {count, plural, one {# persona más} other {# personas más}}: {phone} ya al teléfono, {away} que no pueden, {could} que podrían.',
    ru: 'Из {count, plural, one {# другого} few {# других} many {# других} other {# других}}: {phone} уже на телефоне, {away} не могут, {could} могли бы.',
  },
  'reason.why.only': {
    en: 'Nobody else could take it.',
    ca: 'Ningú més no el podria fer.',
    es: 'Nadie más podría hacerlo.',
    ru: 'Больше никто не может.',
  },
  'reason.why.cheapest': {
    en: 'With anybody else the week would cost at least {price} more.',
    ca: 'Amb qualsevol altra persona la setmana costaria almenys {price} més.',
    es: 'Con cualquier otra persona la semana costaría al menos {price} más.',
    ru: 'С любым другим неделя стоила бы дороже, не меньше чем на {price}.',
  },
  'reason.why.same': {
    en: '{count, plural, one {# other person} other {# other people}} could have it at the same cost: it is even between them.',
    ca: '{count, plural, one {# altra persona el podria} other {# altres persones el podrien}} tenir amb el mateix cost: hi ha empat.',
    es: '{count, plural, one {# otra persona podría} other {# otras personas podrían}} tenerlo con el mismo coste: hay empate.',
    ru: 'За ту же цену {count, plural, one {мог бы ещё # человек} few {могли бы ещё # человека} many {могли бы ещё # человек} other {могли бы ещё # человека}}: между ними ничья.',
  },
  'reason.why.dearer': {
    en: 'With {other} the week would cost {price} less.',
    ca: 'Amb {other} la setmana costaria {price} menys.',
    es: 'Con {other} la semana costaría {price} menos.',
    ru: 'Если выйдет {other}, неделя будет дешевле на {price}.',
  },
  'reason.why.mends': {
    en: 'As it is a rule is broken; with {other} it would be kept.',
    ca: 'Tal com és, es trenca una norma; amb {other} es compliria.',
    es: 'Tal como está, se rompe una norma; con {other} se cumpliría.',
    ru: 'Сейчас нарушено правило; если выйдет {other}, оно будет соблюдено.',
  },
  'reason.why.hole': {
    en: 'Without {person} the line would be empty, which costs {price} more.',
    ca: 'Sense {person} la línia quedaria buida, i això costa {price} més.',
    es: 'Sin {person} la línea quedaría vacía, y eso cuesta {price} más.',
    ru: 'Если {person} не выйдет, линия будет пустой: это дороже на {price}.',
  },
  'reason.why.needed': {
    en: 'Without {person} a rule would be broken there.',
    ca: 'Sense {person} s’hi trencaria una norma.',
    es: 'Sin {person} se rompería ahí una norma.',
    ru: 'Если {person} не выйдет, будет нарушено правило.',
  },
  'reason.why.proven': {
    en: 'The timetable is proved to be the best: no other arrangement costs less.',
    ca: 'Està demostrat que l’horari és el millor: cap altra disposició no costa menys.',
    es: 'Está demostrado que el horario es el mejor: ninguna otra disposición cuesta menos.',
    ru: 'Доказано, что расписание лучшее: любое другое стоит не меньше.',
  },
  'reason.why.bounded': {
    en: 'The timetable costs {cost}; it is proved that none costs less than {bound}.',
    ca: 'L’horari costa {cost}; està demostrat que cap no costa menys de {bound}.',
    es: 'El horario cuesta {cost}; está demostrado que ninguno cuesta menos de {bound}.',
    ru: 'Расписание стоит {cost}; доказано, что никакое не стоит меньше {bound}.',
  },

  // Who else could.
  'reason.other.takes': {
    en: '{other} could take it: {sign, select, more {costs {price} more} less {costs {price} less} other {costs the same}}.',
    ca: '{other} el podria fer: {sign, select, more {costa {price} més} less {costa {price} menys} other {costa igual}}.',
    es: '{other} podría hacerlo: {sign, select, more {cuesta {price} más} less {cuesta {price} menos} other {cuesta igual}}.',
    ru: 'Может {other}: {sign, select, more {дороже на {price}} less {дешевле на {price}} other {цена та же}}.',
  },
  'reason.other.swaps': {
    en: '{other} could take it if {person} takes {day} {time} in return: {sign, select, more {costs {price} more} less {costs {price} less} other {costs the same}}.',
    ca: '{other} el podria fer si {person} fa a canvi {day} {time}: {sign, select, more {costa {price} més} less {costa {price} menys} other {costa igual}}.',
    es: '{other} podría hacerlo si {person} hace a cambio {day} {time}: {sign, select, more {cuesta {price} más} less {cuesta {price} menos} other {cuesta igual}}.',
    ru: 'Может {other}, если взамен {person} берёт {day} {time}: {sign, select, more {дороже на {price}} less {дешевле на {price}} other {цена та же}}.',
  },

  // Who could not.
  'reason.cannot.phone': {
    en: '{other} is on the phone then already.',
    ca: '{other} ja és al telèfon a aquella hora.',
    es: '{other} ya está al teléfono a esa hora.',
    ru: '{other} в это время уже на телефоне.',
  },
  'reason.cannot.unavailability': {
    en: '{other} cannot then: {reason}.',
    ca: '{other} no pot a aquella hora: {reason}.',
    es: '{other} no puede a esa hora: {reason}.',
    ru: '{other} в это время не может: {reason}.',
  },
  'reason.cannot.optional': {
    en: '{other} would rather not then, and here that counts: {reason}.',
    ca: '{other} preferiria que no a aquella hora, i aquí això compta: {reason}.',
    es: '{other} preferiría que no a esa hora, y aquí eso cuenta: {reason}.',
    ru: '{other} в это время просит не ставить, и здесь это обязательно: {reason}.',
  },
  'reason.cannot.unsaid': {
    en: '{other} cannot then.',
    ca: '{other} no pot a aquella hora.',
    es: '{other} no puede a esa hora.',
    ru: '{other} в это время не может.',
  },
  'reason.cannot.absence': {
    en: '{other} is away that day ({kind, select, holiday {holiday} leave {leave} trip {business trip} other {absence}}).',
    ca: '{other} és fora aquell dia ({kind, select, holiday {vacances} leave {baixa} trip {viatge de feina} other {absència}}).',
    es: '{other} está fuera ese día ({kind, select, holiday {vacaciones} leave {baja} trip {viaje de trabajo} other {ausencia}}).',
    ru: '{other} в этот день отсутствует ({kind, select, holiday {отпуск} leave {больничный или отгул} trip {командировка} other {отсутствие}}).',
  },
  'reason.cannot.weekly-load': {
    en: '{limit, plural, =0 {{other} owes no turns this week.} one {{other} has the # turn of this week already.} other {{other} has all # turns of this week already.}}',
    ca: '{limit, plural, =0 {{other} no ha de fer cap torn aquesta setmana.} one {{other} ja té el seu únic torn d’aquesta setmana.} other {{other} ja té els # torns d’aquesta setmana.}}',
    es: '{limit, plural, =0 {{other} no debe hacer ningún turno esta semana.} one {{other} ya tiene su único turno de esta semana.} other {{other} ya tiene los # turnos de esta semana.}}',
    ru: '{limit, plural, =0 {{other}: на этой неделе смен не положено.} one {{other}: # смена этой недели уже есть.} few {{other}: все # смены этой недели уже есть.} many {{other}: все # смен этой недели уже есть.} other {{other}: все # смены этой недели уже есть.}}',
  },
  'reason.cannot.weekly-load.line': {
    en: '{other} has {limit, plural, =0 {no turns to do on line {line}} one {the # turn of line {line} already} other {all # turns of line {line} already}}.',
    ca: '{other} {limit, plural, =0 {no ha de fer cap torn a la línia {line}} one {ja té el seu torn de la línia {line}} other {ja té els # torns de la línia {line}}}.',
    es: '{other} {limit, plural, =0 {no debe hacer ningún turno en la línea {line}} one {ya tiene su turno de la línea {line}} other {ya tiene los # turnos de la línea {line}}}.',
    ru: '{other}: {limit, plural, =0 {на линии {line} смен не положено} one {# смена на линии {line} уже есть} few {все # смены на линии {line} уже есть} many {все # смен на линии {line} уже есть} other {все # смены на линии {line} уже есть}}.',
  },
  'reason.cannot.daily-limit': {
    en: '{other} would have {count, plural, one {# turn} other {# turns}} that day; the limit is {limit}.',
    ca: '{other} tindria {count, plural, one {# torn} other {# torns}} aquell dia; el límit és {limit}.',
    es: '{other} tendría {count, plural, one {# turno} other {# turnos}} ese día; el límite es {limit}.',
    ru: 'У {other} в этот день вышло бы {count, plural, one {# смена} few {# смены} many {# смен} other {# смены}}; предел {limit}.',
  },
  'reason.cannot.first-lines': {
    en: '{other} would be on the first line {count, plural, one {# time} other {# times}} that day; the limit is {limit}.',
    ca: '{other} seria a la primera línia {count, plural, one {# vegada} other {# vegades}} aquell dia; el límit és {limit}.',
    es: '{other} estaría en la primera línea {count, plural, one {# vez} other {# veces}} ese día; el límite es {limit}.',
    ru: '{other} в этот день на первой линии было бы {count, plural, one {# раз} few {# раза} many {# раз} other {# раза}}; предел {limit}.',
  },
  'reason.cannot.fixed-turns': {
    en: 'It cannot be {other}: {person} would lose a fixed turn, and these must be kept.',
    ca: 'No pot ser {other}: {person} perdria un torn fix, i aquests s’han de mantenir.',
    es: 'No puede ser {other}: {person} perdería un turno fijo, y estos se deben mantener.',
    ru: '{other} не может: {person} теряет постоянную смену, а их надо сохранять.',
  },
  'reason.cannot.table-limit': {
    en: '{other}: {persons} of table {table} would phone at once; the limit is {limit}.',
    ca: '{other}: {persons} de la taula {table} telefonarien alhora; el límit és {limit}.',
    es: '{other}: {persons} de la mesa {table} telefonearían a la vez; el límite es {limit}.',
    ru: '{other}: за столом {table} одновременно говорили бы {persons}; предел {limit}.',
  },
  'reason.cannot.table-noise': {
    en: '{other}: {persons} of table {table} would phone at once, which is not allowed.',
    ca: '{other}: {persons} de la taula {table} telefonarien alhora, i no és permès.',
    es: '{other}: {persons} de la mesa {table} telefonearían a la vez, y no está permitido.',
    ru: '{other}: за столом {table} одновременно говорили бы {persons}, а это нельзя.',
  },
  'reason.cannot.group-idle': {
    en: 'With {other} on the phone, fewer than {limit} of the group {group} would be free.',
    ca: 'Amb {other} al telèfon, quedarien lliures menys de {limit} del grup {group}.',
    es: 'Con {other} al teléfono, quedarían libres menos de {limit} del grupo {group}.',
    ru: 'Если выйдет {other}, в группе {group} свободных будет меньше {limit}.',
  },
  'reason.cannot.group-phoning': {
    en: 'With {other}, more than {limit} of the group {group} would phone at once.',
    ca: 'Amb {other}, telefonarien alhora més de {limit} del grup {group}.',
    es: 'Con {other}, telefonearían a la vez más de {limit} del grupo {group}.',
    ru: 'Если выйдет {other}, из группы {group} на телефоне будет больше {limit}.',
  },
  'reason.cannot.skills': {
    en: '{other} is not of the group {group}: fewer than {limit} of it would be on the phone.',
    ca: '{other} no és del grup {group}: al telèfon n’hi hauria menys de {limit}.',
    es: '{other} no es del grupo {group}: habría al teléfono menos de {limit}.',
    ru: '{other} не из группы {group}: на телефоне из неё было бы меньше {limit}.',
  },
  'reason.cannot.skills.elsewhere': {
    en: '{other} is needed elsewhere, {day} {time}: fewer than {limit} of the group {group} would be left there.',
    ca: 'A {other} cal tenir-l’hi en un altre lloc, {day} {time}: hi quedarien menys de {limit} del grup {group}.',
    es: 'A {other} se le necesita en otro sitio, {day} {time}: quedarían allí menos de {limit} del grupo {group}.',
    ru: '{other} нужно в другом месте, {day} {time}: там осталось бы меньше {limit} из группы {group}.',
  },
  'reason.cannot.queues': {
    en: '{other} belongs to no group that serves {queue}.',
    ca: '{other} no és de cap grup que atengui {queue}.',
    es: '{other} no está en ningún grupo que atienda {queue}.',
    ru: '{other} не входит в группы, которые обслуживают очередь {queue}.',
  },
  'reason.cannot.lunch': {
    en: '{other} would work through lunch time that day.',
    ca: '{other} treballaria durant l’esmorzar aquell dia.',
    es: '{other} trabajaría durante el almuerzo ese día.',
    ru: '{other} в этот день остаётся без обеда.',
  },
  'reason.cannot.split-day': {
    en: '{other} would have a gap between turns that day.',
    ca: '{other} tindria una pausa entre torns aquell dia.',
    es: '{other} tendría un hueco entre turnos ese día.',
    ru: 'У {other} в этот день был бы перерыв между сменами.',
  },
  'reason.cannot.marathon': {
    en: '{other} would have too long a run of turns that day.',
    ca: '{other} tindria massa torns seguits aquell dia.',
    es: '{other} tendría demasiados turnos seguidos ese día.',
    ru: 'У {other} в этот день было бы слишком много смен подряд.',
  },
  'reason.cannot.concentrated-load': {
    en: '{other} would have {count, plural, one {# turn} other {# turns}} that day; no more than one is allowed.',
    ca: '{other} tindria {count, plural, one {# torn} other {# torns}} aquell dia; no se’n permet més d’un.',
    es: '{other} tendría {count, plural, one {# turno} other {# turnos}} ese día; no se permite más de uno.',
    ru: 'У {other} в этот день вышло бы {count, plural, one {# смена} few {# смены} many {# смен} other {# смены}}; больше одной нельзя.',
  },

  // A penalty's way out.
  'reason.way.gone': {
    en: '{sign, select, more {It can be avoided for {price} more:} less {It can be avoided, and the week costs {price} less:} other {It can be avoided at the same cost:}}',
    ca: '{sign, select, more {Es pot evitar per {price} més:} less {Es pot evitar, i la setmana costa {price} menys:} other {Es pot evitar amb el mateix cost:}}',
    es: '{sign, select, more {Se puede evitar por {price} más:} less {Se puede evitar, y la semana cuesta {price} menos:} other {Se puede evitar con el mismo coste:}}',
    ru: '{sign, select, more {Этого можно избежать, но дороже на {price}:} less {Этого можно избежать, и дешевле на {price}:} other {Этого можно избежать за ту же цену:}}',
  },
  'reason.way.less': {
    en: '{sign, select, more {It can only be made smaller, for {price} more:} less {It can only be made smaller, and the week costs {price} less:} other {It can only be made smaller, at the same cost:}}',
    ca: '{sign, select, more {Només es pot reduir, per {price} més:} less {Només es pot reduir, i la setmana costa {price} menys:} other {Només es pot reduir, amb el mateix cost:}}',
    es: '{sign, select, more {Solo se puede reducir, por {price} más:} less {Solo se puede reducir, y la semana cuesta {price} menos:} other {Solo se puede reducir, con el mismo coste:}}',
    ru: '{sign, select, more {Можно только уменьшить, дороже на {price}:} less {Можно только уменьшить, и дешевле на {price}:} other {Можно только уменьшить, за ту же цену:}}',
  },
  'reason.way.none': {
    en: 'There is no way out: no change of up to three turns takes it away.',
    ca: 'No hi ha sortida: cap canvi de fins a tres torns no ho evita.',
    es: 'No hay salida: ningún cambio de hasta tres turnos lo evita.',
    ru: 'Выхода нет: никакая перестановка до трёх смен этого не убирает.',
  },
  'reason.way.none-found': {
    en: 'No way out was found; in a week of this size not every change was looked at.',
    ca: 'No s’ha trobat cap sortida; en una setmana tan gran no s’han mirat tots els canvis.',
    es: 'No se ha encontrado ninguna salida; en una semana tan grande no se han mirado todos los cambios.',
    ru: 'Выход не найден; в такой большой неделе просмотрены не все перестановки.',
  },
  'reason.way.proven': {
    en: 'The timetable is proved to be the best: every way out costs as much or more.',
    ca: 'Està demostrat que l’horari és el millor: qualsevol sortida costa igual o més.',
    es: 'Está demostrado que el horario es el mejor: cualquier salida cuesta igual o más.',
    ru: 'Доказано, что расписание лучшее: любой выход стоит столько же или дороже.',
  },

  // One person's week.
  'reason.week.turns': {
    en: '{person} has {count, plural, one {# turn} other {# turns}} this week; the load is {limit}.',
    ca: '{person} té {count, plural, one {# torn} other {# torns}} aquesta setmana; la càrrega és {limit}.',
    es: '{person} tiene {count, plural, one {# turno} other {# turnos}} esta semana; la carga es {limit}.',
    ru: '{person}: {count, plural, one {# смена} few {# смены} many {# смен} other {# смены}} на этой неделе; нагрузка — {limit}.',
  },
  'reason.short.fixed': {
    en: '{day} {time}: a fixed turn.',
    ca: '{day} {time}: un torn fix.',
    es: '{day} {time}: un turno fijo.',
    ru: '{day} {time}: постоянная смена.',
  },
  'reason.short.only': {
    en: '{day} {time}: nobody else could.',
    ca: '{day} {time}: ningú més no podria.',
    es: '{day} {time}: nadie más podría.',
    ru: '{day} {time}: больше никто не может.',
  },
  'reason.short.cheapest': {
    en: '{day} {time}: anybody else would cost more; {other} least, {price} more.',
    ca: '{day} {time}: qualsevol altra persona costaria més; {other} la que menys, {price} més.',
    es: '{day} {time}: cualquier otra persona costaría más; {other} la que menos, {price} más.',
    ru: '{day} {time}: с любым другим дороже; меньше всего — {other}, на {price}.',
  },
  'reason.short.dearer': {
    en: '{day} {time}: {other} would be better.',
    ca: '{day} {time}: seria millor {other}.',
    es: '{day} {time}: sería mejor {other}.',
    ru: '{day} {time}: лучше бы {other}.',
  },
  'reason.short.same': {
    en: '{day} {time}: {count, plural, one {# other could have it at the same cost, so it is a draw} other {# others could have it at the same cost, so it is a draw}}.',
    ca: '{day} {time}: {count, plural, one {# altra persona el podria tenir pel mateix cost: empat} other {# altres persones el podrien tenir pel mateix cost: empat}}.',
    es: '{day} {time}: {count, plural, one {# otra persona podría tenerlo por el mismo coste: empate} other {# otras personas podrían tenerlo por el mismo coste: empate}}.',
    ru: '{day} {time}: за ту же цену {count, plural, one {мог бы ещё # человек} few {могли бы ещё # человека} many {могли бы ещё # человек} other {могли бы ещё # человека}}, ничья.',
  },
  'reason.short.free': {
    en: '{day} {time}: it costs nothing; {count, plural, one {# other} other {# others}} could have it as well.',
    ca: '{day} {time}: no costa res; també {count, plural, one {el podria tenir # altra persona} other {el podrien tenir # altres persones}}.',
    es: '{day} {time}: no cuesta nada; también {count, plural, one {podría tenerlo # otra persona} other {podrían tenerlo # otras personas}}.',
    ru: '{day} {time}: ничего не стоит; так же {count, plural, one {мог бы ещё # человек} few {могли бы ещё # человека} many {могли бы ещё # человек} other {могли бы ещё # человека}}.',
  },
  'reason.wish.fixed-kept': {
    en: 'The fixed turn of {day} {time} is kept.',
    ca: 'El torn fix de {day} {time} es manté.',
    es: 'El turno fijo de {day} {time} se mantiene.',
    ru: 'Постоянная смена сохранена: {day} {time}.',
  },
  'reason.wish.fixed-lost': {
    en: 'The fixed turn of {day} {time} is not kept.',
    ca: 'El torn fix de {day} {time} no es manté.',
    es: 'El turno fijo de {day} {time} no se mantiene.',
    ru: 'Постоянная смена не сохранена: {day} {time}.',
  },
  'reason.wish.kept': {
    en: 'The wish for {day} {times} is kept: {reason}.',
    ca: 'El desig de {day} {times} es compleix: {reason}.',
    es: 'El deseo de {day} {times} se cumple: {reason}.',
    ru: 'Пожелание учтено, {day} {times}: {reason}.',
  },
  'reason.wish.kept.unsaid': {
    en: 'The wish for {day} {times} is kept.',
    ca: 'El desig de {day} {times} es compleix.',
    es: 'El deseo de {day} {times} se cumple.',
    ru: 'Пожелание учтено: {day} {times}.',
  },
  'reason.wish.lost': {
    en: 'The wish for {day} {times} is not kept: {reason}.',
    ca: 'El desig de {day} {times} no es compleix: {reason}.',
    es: 'El deseo de {day} {times} no se cumple: {reason}.',
    ru: 'Пожелание не учтено, {day} {times}: {reason}.',
  },
  'reason.wish.lost.unsaid': {
    en: 'The wish for {day} {times} is not kept.',
    ca: 'El desig de {day} {times} no es compleix.',
    es: 'El deseo de {day} {times} no se cumple.',
    ru: 'Пожелание не учтено: {day} {times}.',
  },
} as const satisfies Texts;
