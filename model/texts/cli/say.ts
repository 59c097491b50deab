import type { Texts } from '../text.ts';

/** `lineup say`. */
export const sayTexts = {
  'cli.say.description': {
    en: 'say something to a channel, or to a person by mail; done when it has gone out',
    ca: 'diu alguna cosa a un canal, o a una persona per correu; acaba quan ha sortit',
    es: 'decir algo a un canal, o a una persona por correo; termina cuando ha salido',
    ru: 'сказать что-нибудь в канал или человеку по почте; завершается, когда отправлено',
  },
  'cli.say.text': {
    en: 'what to say (*bold*, [links](https://…), lines with "- "); by default standard input',
    ca: 'què dir (*negreta*, [enllaços](https://…), línies amb «- »); per defecte, l’entrada estàndard',
    es: 'qué decir (*negrita*, [enlaces](https://…), líneas con «- »); por defecto, la entrada estándar',
    ru: 'что сказать (*жирный*, [ссылки](https://…), строки с «- »); по умолчанию стандартный ввод',
  },
  'cli.say.channel': {
    en: 'where: a channel, or a person by key, address or full name (default: messaging.default)',
    ca: 'on: un canal, o una persona per clau, adreça o nom complet (per defecte: messaging.default)',
    es: 'dónde: un canal, o una persona por clave, dirección o nombre completo (por defecto: messaging.default)',
    ru: 'куда: канал или человек по ключу, адресу или полному имени (по умолчанию messaging.default)',
  },
  'cli.say.subject': {
    en: 'what a mail has as its subject, and a chat as its first line',
    ca: 'l’assumpte d’un correu, o la primera línia en un xat',
    es: 'el asunto de un correo, o la primera línea en un chat',
    ru: 'тема письма или первая строка в чате',
  },
  'cli.say.list': {
    en: 'list where something may be said',
    ca: 'llista on es pot dir alguna cosa',
    es: 'listar dónde se puede decir algo',
    ru: 'показать, куда можно сказать',
  },
  'cli.say.now': {
    en: 'send it past all that waits, and keep nothing if that fails',
    ca: 'envia-ho per davant de tot el que espera, i no desis res si falla',
    es: 'enviarlo por delante de todo lo que espera, y no guardar nada si falla',
    ru: 'отправить раньше всего, что ждёт, и ничего не хранить, если не вышло',
  },
  'cli.say.queue': {
    en: 'only put it into the outbox: a server sends it',
    ca: 'deixa-ho només a la safata de sortida: ja ho enviarà un servidor',
    es: 'solo dejarlo en la bandeja de salida: ya lo enviará un servidor',
    ru: 'только положить в исходящие: отправит сервер',
  },
  'cli.say.sent': {
    en: 'Sent to {target}.',
    ca: 'S’ha enviat a {target}.',
    es: 'Enviado a {target}.',
    ru: 'Отправлено для {target}.',
  },
  'cli.say.queued': {
    en: 'It waits for a server that sends it to {target}.',
    ca: 'Espera que un servidor ho enviï a {target}.',
    es: 'Espera a que un servidor lo envíe a {target}.',
    ru: 'Ждёт сервера, который отправит это для {target}.',
  },
  'cli.say.nowhere': {
    en: 'Nowhere yet: add channels or a mail server under messaging in the configuration.',
    ca: 'Encara enlloc: afegiu canals o un servidor de correu a messaging, a la configuració.',
    es: 'Todavía en ninguna parte: añada canales o un servidor de correo en messaging, en la configuración.',
    ru: 'Пока некуда: добавьте каналы или почтовый сервер в раздел messaging конфигурации.',
  },
  'cli.say.kind.channel': { en: 'channel', ca: 'canal', es: 'canal', ru: 'канал' },
  'cli.say.kind.default': {
    en: 'channel, by default',
    ca: 'canal, per defecte',
    es: 'canal, por defecto',
    ru: 'канал по умолчанию',
  },
  'cli.say.kind.person': {
    en: 'person, by mail',
    ca: 'persona, per correu',
    es: 'persona, por correo',
    ru: 'человек, по почте',
  },
} as const satisfies Texts;
