import type { Texts } from './text.ts';

/** What a look at a PBX finds: what is as it should be, and what to set right where. */
export const telephonyTexts = {
  'pbx-check.login': {
    en: '{pbx} lets {user} in.',
    ca: '{pbx} deixa entrar {user}.',
    es: '{pbx} deja entrar a {user}.',
    ru: '{pbx} впускает {user}.',
  },
  'pbx-check.pbx-login': {
    en: '{pbx} does not let {user} in ({reason}): check the name and the secret of the account in manager.conf, its "permit" lines, and run "manager reload" there.',
    ca: '{pbx} no deixa entrar {user} ({reason}): comproveu el nom i el secret del compte a manager.conf, les línies «permit», i executeu-hi «manager reload».',
    es: '{pbx} no deja entrar a {user} ({reason}): compruebe el nombre y el secreto de la cuenta en manager.conf, las líneas «permit», y ejecute allí «manager reload».',
    ru: '{pbx} не впускает {user} ({reason}): проверьте имя и пароль учётной записи в manager.conf, строки «permit» и выполните там «manager reload».',
  },
  'pbx-check.pbx-down': {
    en: '{pbx} is out of reach ({reason}): check host and port, that Asterisk runs, "enabled" and "bindaddr" in manager.conf, and the firewall.',
    ca: 'No s’arriba a {pbx} ({reason}): comproveu l’adreça i el port, que Asterisk estigui en marxa, «enabled» i «bindaddr» a manager.conf, i el tallafoc.',
    es: 'No se llega a {pbx} ({reason}): compruebe la dirección y el puerto, que Asterisk esté en marcha, «enabled» y «bindaddr» en manager.conf, y el cortafuegos.',
    ru: '{pbx} недоступна ({reason}): проверьте адрес и порт, работает ли Asterisk, «enabled» и «bindaddr» в manager.conf и межсетевой экран.',
  },
  'pbx-check.pbx-timeout': {
    en: '{pbx} has not answered {action} within {seconds, plural, one {# second} other {# seconds}}: check that port and TLS are those of its manager, and how busy it is.',
    ca: '{pbx} no ha respost a {action} en {seconds, plural, one {# segon} other {# segons}}: comproveu que el port i TLS siguin els del seu gestor, i com va de càrrega.',
    es: '{pbx} no ha respondido a {action} en {seconds, plural, one {# segundo} other {# segundos}}: compruebe que el puerto y TLS sean los de su gestor, y qué carga tiene.',
    ru: '{pbx} не ответила на {action} за {seconds, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}}: проверьте, что порт и TLS — от её менеджера, и её загрузку.',
  },
  'pbx-check.pbx-certificate': {
    en: '{pbx} does not prove who it is ({reason}): lay its certificate down as the file of "certificate".',
    ca: '{pbx} no demostra qui és ({reason}): deseu-ne el certificat com a fitxer de «certificate».',
    es: '{pbx} no demuestra quién es ({reason}): guarde su certificado como archivo de «certificate».',
    ru: '{pbx} не подтверждает, кто она ({reason}): сохраните её сертификат в файле из «certificate».',
  },
  'pbx-check.pbx-refused': {
    en: '{pbx} refuses {action}: {reason}.',
    ca: '{pbx} rebutja {action}: {reason}.',
    es: '{pbx} rechaza {action}: {reason}.',
    ru: '{pbx} отклоняет {action}: {reason}.',
  },
  'pbx-check.version': {
    en: '{pbx} is an Asterisk {version}.',
    ca: '{pbx} és un Asterisk {version}.',
    es: '{pbx} es un Asterisk {version}.',
    ru: '{pbx} — Asterisk {version}.',
  },
  'pbx-check.version-old': {
    en: '{pbx} is an Asterisk {version}; Lineup knows those from {oldest} on.',
    ca: '{pbx} és un Asterisk {version}; Lineup els coneix a partir del {oldest}.',
    es: '{pbx} es un Asterisk {version}; Lineup los conoce a partir del {oldest}.',
    ru: '{pbx} — Asterisk {version}; Lineup знает версии начиная с {oldest}.',
  },
  'pbx-check.version-unknown': {
    en: '{pbx} does not tell its version: add "system" to "write" of the account in manager.conf to let Lineup see it.',
    ca: '{pbx} no diu quina versió és: afegiu «system» a «write» del compte a manager.conf perquè Lineup la vegi.',
    es: '{pbx} no dice qué versión es: añada «system» a «write» de la cuenta en manager.conf para que Lineup la vea.',
    ru: '{pbx} не сообщает версию: добавьте «system» в «write» учётной записи в manager.conf, чтобы Lineup её видел.',
  },
  'pbx-check.permissions': {
    en: '{user} may do all that Lineup needs.',
    ca: '{user} pot fer tot el que li cal a Lineup.',
    es: '{user} puede hacer todo lo que Lineup necesita.',
    ru: '{user} разрешено всё, что нужно Lineup.',
  },
  'pbx-check.permission-missing': {
    en: '{user} may not use {actions} at {pbx}: add "{permission}" to "write" of the account in manager.conf, and run "manager reload" there.',
    ca: '{user} no pot fer servir {actions} a {pbx}: afegiu «{permission}» a «write» del compte a manager.conf, i executeu-hi «manager reload».',
    es: '{user} no puede usar {actions} en {pbx}: añada «{permission}» a «write» de la cuenta en manager.conf, y ejecute allí «manager reload».',
    ru: '{user} не может использовать {actions} на {pbx}: добавьте «{permission}» в «write» учётной записи в manager.conf и выполните там «manager reload».',
  },
  'pbx-check.events-unheard': {
    en: '{user} does not hear all that happens at {pbx}: "read" of the account in manager.conf needs system, call, agent and user.',
    ca: '{user} no sent tot el que passa a {pbx}: a «read» del compte a manager.conf hi calen system, call, agent i user.',
    es: '{user} no oye todo lo que pasa en {pbx}: en «read» de la cuenta en manager.conf hacen falta system, call, agent y user.',
    ru: '{user} слышит не всё, что происходит на {pbx}: в «read» учётной записи в manager.conf нужны system, call, agent и user.',
  },
  'pbx-check.queue': {
    en: 'The queue {queue} is there: {strategy}, {count, plural, =0 {nobody in it} one {# member} other {# members}}.',
    ca: 'La cua {queue} hi és: {strategy}, {count, plural, =0 {ningú a dins} one {# membre} other {# membres}}.',
    es: 'La cola {queue} está: {strategy}, {count, plural, =0 {nadie dentro} one {# miembro} other {# miembros}}.',
    ru: 'Очередь {queue} есть: {strategy}, {count, plural, =0 {в ней никого} one {# участник} few {# участника} many {# участников} other {# участника}}.',
  },
  'pbx-check.queue-missing': {
    en: '{pbx} has no queue {queue}: make it in queues.conf, or put the right name into telephony.queues. It has: {others}.',
    ca: '{pbx} no té cap cua {queue}: feu-la a queues.conf o poseu el nom bo a telephony.queues. Té: {others}.',
    es: '{pbx} no tiene ninguna cola {queue}: créela en queues.conf o ponga el nombre correcto en telephony.queues. Tiene: {others}.',
    ru: 'На {pbx} нет очереди {queue}: создайте её в queues.conf или исправьте имя в telephony.queues. Есть: {others}.',
  },
  'pbx-check.no-queues': {
    en: 'No queue of telephony.queues is at {pbx}.',
    ca: 'Cap cua de telephony.queues és a {pbx}.',
    es: 'Ninguna cola de telephony.queues está en {pbx}.',
    ru: 'Ни одна очередь из telephony.queues не находится на {pbx}.',
  },
  'pbx-check.template-matches-nothing': {
    en: 'No member of the queue {queue} is of the form {template}; there is {example}, for example. Put its form into "interface".',
    ca: 'Cap membre de la cua {queue} té la forma {template}; hi ha, per exemple, {example}. Poseu-ne la forma a «interface».',
    es: 'Ningún miembro de la cola {queue} tiene la forma {template}; está, por ejemplo, {example}. Ponga su forma en «interface».',
    ru: 'Ни один участник очереди {queue} не имеет вида {template}; есть, например, {example}. Укажите этот вид в «interface».',
  },
  'pbx-check.no-phone-template': {
    en: '{pbx} has no template [{template}](!) in {file}: lay the file down as the guide says, for phones are made from it.',
    ca: '{pbx} no té cap plantilla [{template}](!) a {file}: prepareu el fitxer com diu la guia, perquè els telèfons se’n fan.',
    es: '{pbx} no tiene ninguna plantilla [{template}](!) en {file}: prepare el archivo como dice la guía, porque los teléfonos se hacen con ella.',
    ru: 'На {pbx} в {file} нет шаблона [{template}](!): подготовьте файл, как сказано в руководстве, — по нему создаются телефоны.',
  },
} as const satisfies Texts;
