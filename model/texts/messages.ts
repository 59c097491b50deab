import type { Texts } from './text.ts';

/** Why a message did not go out, and what is written around those that do. */
export const messageTexts = {
  'delivery.unreachable': {
    en: '{place} was not reached: {reason}.',
    ca: 'No s’ha pogut arribar a {place}: {reason}.',
    es: 'No se pudo llegar a {place}: {reason}.',
    ru: 'Нет связи с {place}: {reason}.',
  },
  'delivery.timeout': {
    en: '{place} did not answer within {seconds, plural, one {# second} other {# seconds}}.',
    ca: '{place} no ha respost en {seconds, plural, one {# segon} other {# segons}}.',
    es: '{place} no respondió en {seconds, plural, one {# segundo} other {# segundos}}.',
    ru: '{place} не отвечает {seconds, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}}.',
  },
  'delivery.limited': {
    en: '{place} takes no more messages for now: there were too many.',
    ca: '{place} ara no admet més missatges: n’hi ha hagut massa.',
    es: '{place} no admite más mensajes por ahora: hubo demasiados.',
    ru: '{place} пока не принимает сообщения: их было слишком много.',
  },
  'delivery.down': {
    en: '{place} is out of order for now (it answers {status}).',
    ca: '{place} no funciona ara mateix (respon {status}).',
    es: '{place} no funciona ahora mismo (responde {status}).',
    ru: '{place} сейчас не работает (ответ {status}).',
  },
  'delivery.stopped': {
    en: 'Lineup was stopped while it was sending to {place}.',
    ca: 'Lineup s’ha aturat mentre enviava a {place}.',
    es: 'Lineup se detuvo mientras enviaba a {place}.',
    ru: 'Lineup был остановлен во время отправки в {place}.',
  },
  'delivery.fault': {
    en: 'Sending to {place} failed by a fault of Lineup: {reason}.',
    ca: 'L’enviament a {place} ha fallat per un error de Lineup: {reason}.',
    es: 'El envío a {place} falló por un error de Lineup: {reason}.',
    ru: 'Отправка в {place} не удалась из-за ошибки Lineup: {reason}.',
  },
  'delivery.no-channel': {
    en: 'The configuration has no channel "{place}" any more: add it under messaging, then have the message tried again.',
    ca: 'La configuració ja no té cap canal «{place}»: afegiu-lo a messaging i torneu a provar el missatge.',
    es: 'La configuración ya no tiene ningún canal «{place}»: añádalo en messaging y vuelva a probar el mensaje.',
    ru: 'В конфигурации больше нет канала «{place}»: добавьте его в messaging и повторите отправку.',
  },
  'delivery.too-late': {
    en: 'Its time was over before it could be sent.',
    ca: 'Ha passat l’hora abans que es pogués enviar.',
    es: 'Pasó su hora antes de poder enviarse.',
    ru: 'Его время прошло раньше, чем удалось отправить.',
  },
  'delivery.chat.unexpected': {
    en: '{place} was answered by something that is not Google Chat. Is there a proxy in between?',
    ca: 'A {place} ha respost una cosa que no és Google Chat. Hi ha un intermediari pel mig?',
    es: 'En {place} respondió algo que no es Google Chat. ¿Hay un intermediario de por medio?',
    ru: 'За {place} ответил не Google Chat. Нет ли по пути прокси?',
  },
  'delivery.chat.key': {
    en: 'Google Chat does not accept the key of {place} any more ({reason}): make a new webhook in that space and put its address into the environment.',
    ca: 'Google Chat ja no accepta la clau de {place} ({reason}): feu un webhook nou en aquell espai i poseu-ne l’adreça a l’entorn.',
    es: 'Google Chat ya no acepta la clave de {place} ({reason}): cree un webhook nuevo en ese espacio y ponga su dirección en el entorno.',
    ru: 'Google Chat больше не принимает ключ {place} ({reason}): создайте в этом чате новый вебхук и задайте его адрес в окружении.',
  },
  'delivery.chat.gone': {
    en: 'The space or the webhook of {place} is no more: make a webhook in the space that is meant and put its address into the environment.',
    ca: 'L’espai o el webhook de {place} ja no hi és: feu un webhook a l’espai que toqui i poseu-ne l’adreça a l’entorn.',
    es: 'El espacio o el webhook de {place} ya no está: cree un webhook en el espacio que corresponda y ponga su dirección en el entorno.',
    ru: 'Чата или вебхука {place} больше нет: создайте вебхук в нужном чате и задайте его адрес в окружении.',
  },
  'delivery.chat.refused': {
    en: 'Google Chat refused the message for {place}: {reason}. Change the message, then say it again.',
    ca: 'Google Chat ha refusat el missatge per a {place}: {reason}. Canvieu-lo i torneu-lo a dir.',
    es: 'Google Chat rechazó el mensaje para {place}: {reason}. Cámbielo y vuelva a decirlo.',
    ru: 'Google Chat отклонил сообщение для {place}: {reason}. Измените его и отправьте снова.',
  },
  'delivery.mail.later': {
    en: 'The mail server {place} wants it later: {reason}.',
    ca: 'El servidor de correu {place} ho vol més tard: {reason}.',
    es: 'El servidor de correo {place} lo quiere más tarde: {reason}.',
    ru: 'Почтовый сервер {place} просит позже: {reason}.',
  },
  'delivery.mail.refused': {
    en: 'The mail server {place} refused it: {reason}. Check the address, then have it tried again.',
    ca: 'El servidor de correu {place} ho ha refusat: {reason}. Comproveu l’adreça i torneu-ho a provar.',
    es: 'El servidor de correo {place} lo rechazó: {reason}. Compruebe la dirección y vuelva a probar.',
    ru: 'Почтовый сервер {place} отказал: {reason}. Проверьте адрес и повторите отправку.',
  },
  'delivery.mail.login': {
    en: 'The mail server {place} does not let Lineup in: {reason}. Check messaging.email.user and its password.',
    ca: 'El servidor de correu {place} no deixa entrar Lineup: {reason}. Comproveu messaging.email.user i la contrasenya.',
    es: 'El servidor de correo {place} no deja entrar a Lineup: {reason}. Compruebe messaging.email.user y su contraseña.',
    ru: 'Почтовый сервер {place} не пускает Lineup: {reason}. Проверьте messaging.email.user и пароль.',
  },
  'delivery.mail.certificate': {
    en: 'The certificate of the mail server {place} cannot be trusted, so nothing was sent: {reason}. Check messaging.email.host, or have Node know its authority (NODE_EXTRA_CA_CERTS).',
    ca: 'El certificat del servidor de correu {place} no és de fiar i no s’ha enviat res: {reason}. Comproveu messaging.email.host o feu conèixer la seva autoritat a Node (NODE_EXTRA_CA_CERTS).',
    es: 'El certificado del servidor de correo {place} no es de fiar y no se envió nada: {reason}. Compruebe messaging.email.host o dé a conocer su autoridad a Node (NODE_EXTRA_CA_CERTS).',
    ru: 'Сертификату почтового сервера {place} нельзя доверять, ничего не отправлено: {reason}. Проверьте messaging.email.host или укажите Node его центр сертификации (NODE_EXTRA_CA_CERTS).',
  },
  'delivery.mail.no-tls': {
    en: 'The mail server {place} offers no encryption here, so nothing was sent: check messaging.email.port and security.',
    ca: 'El servidor de correu {place} no ofereix xifratge aquí i no s’ha enviat res: comproveu messaging.email.port i security.',
    es: 'El servidor de correo {place} no ofrece cifrado aquí y no se envió nada: compruebe messaging.email.port y security.',
    ru: 'Почтовый сервер {place} не предлагает здесь шифрования, ничего не отправлено: проверьте messaging.email.port и security.',
  },
  'delivery.mail.address': {
    en: '"{address}" is no address of mail: correct it, then have the message tried again.',
    ca: '«{address}» no és cap adreça de correu: corregiu-la i torneu a provar el missatge.',
    es: '«{address}» no es una dirección de correo: corríjala y vuelva a probar el mensaje.',
    ru: '«{address}» — не почтовый адрес: исправьте его и повторите отправку.',
  },
  'message.notices.subject': {
    en: '{organisation}: {count, plural, one {one notice} other {# notices}} for you',
    ca: '{organisation}: {count, plural, one {un avís} other {# avisos}} per a vós',
    es: '{organisation}: {count, plural, one {un aviso} other {# avisos}} para usted',
    ru: '{organisation}: для вас {count, plural, one {# уведомление} few {# уведомления} many {# уведомлений} other {# уведомления}}',
  },
  'message.notices.page': {
    en: 'On your page: {url}',
    ca: 'A la vostra pàgina: {url}',
    es: 'En su página: {url}',
    ru: 'На вашей странице: {url}',
  },
  'notice.message.failed': {
    en: 'A message to {target} could not be sent and is given up. {reason}',
    ca: 'Un missatge a {target} no s’ha pogut enviar i s’ha deixat estar. {reason}',
    es: 'Un mensaje a {target} no se pudo enviar y se abandonó. {reason}',
    ru: 'Сообщение для {target} не удалось отправить, попытки прекращены. {reason}',
  },
} as const satisfies Texts;
