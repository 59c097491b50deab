import type { Texts } from '../text.ts';

/** The page on which people say who they are. */
export const signInTexts = {
  'sign-in.title': {
    en: 'Who is on the phone, and who is next.',
    ca: 'Qui és al telèfon, i qui ve després.',
    es: 'Quién está al teléfono y quién va después.',
    ru: 'Кто на телефоне и кто следующий.',
  },
  'sign-in.demo': {
    en: 'Choose somebody to be in the demo. Nothing here calls a real number.',
    ca: 'Tria qui vols ser a la demostració. Res d’aquí no truca a cap número real.',
    es: 'Elige quién quieres ser en la demo. Nada de aquí llama a un número real.',
    ru: 'Выберите, кем быть в примере. Отсюда никому не звонят.',
  },
  'sign-in.everybody': {
    en: '{count, plural, one {# more person} other {# more people}}',
    ca: '{count, plural, one {# persona més} other {# persones més}}',
    es: '{count, plural, one {# persona más} other {# personas más}}',
    ru: '{count, plural, one {ещё # человек} few {ещё # человека} many {ещё # человек} other {ещё # человека}}',
  },
  'sign-in.supervisor': {
    en: 'Coordinator: plans and publishes',
    ca: 'Coordinació: planifica i publica',
    es: 'Coordinación: planifica y publica',
    ru: 'Координатор: планирует и публикует',
  },
  'sign-in.admin': {
    en: 'Administrator: people and keys too',
    ca: 'Administració: també persones i claus',
    es: 'Administración: también personas y claves',
    ru: 'Администратор: ещё люди и ключи',
  },
  'sign-in.agent': {
    en: 'Agent: swaps turns',
    ca: 'Agent: canvia torns',
    es: 'Agente: cambia turnos',
    ru: 'Оператор: меняется сменами',
  },
  'sign-in.none': {
    en: 'Nobody can sign in here yet: this server has no OpenID provider in its configuration (access.oidc).',
    ca: 'Encara no hi pot entrar ningú: aquest servidor no té cap proveïdor OpenID a la configuració (access.oidc).',
    es: 'Aún no puede entrar nadie: este servidor no tiene un proveedor OpenID en su configuración (access.oidc).',
    ru: 'Войти пока нельзя: в настройках сервера нет поставщика OpenID (access.oidc).',
  },
  'sign-in.refused.unknown': {
    en: 'Your address is not that of a person here. Ask a coordinator to add it.',
    ca: 'La teva adreça no és de cap persona d’aquí. Demana a coordinació que l’afegeixi.',
    es: 'Tu dirección no es de ninguna persona de aquí. Pide a coordinación que la añada.',
    ru: 'Ваш адрес здесь никому не принадлежит. Попросите координатора добавить его.',
  },
  'sign-in.refused.unverified': {
    en: 'Your provider has not verified your address. Verify it there, then sign in again.',
    ca: 'El teu proveïdor no ha verificat la teva adreça. Verifica-la allà i torna a entrar.',
    es: 'Tu proveedor no ha verificado tu dirección. Verifícala allí y vuelve a entrar.',
    ru: 'Поставщик не подтвердил ваш адрес. Подтвердите его там и войдите снова.',
  },
  'sign-in.refused.unavailable': {
    en: 'The sign-in service does not answer. Try again in a minute.',
    ca: 'El servei d’entrada no respon. Torna-ho a provar d’aquí a un minut.',
    es: 'El servicio de entrada no responde. Reinténtalo en un minuto.',
    ru: 'Служба входа не отвечает. Повторите через минуту.',
  },
  'sign-in.refused.cancelled': {
    en: 'You went back without signing in.',
    ca: 'Has tornat sense entrar.',
    es: 'Has vuelto sin entrar.',
    ru: 'Вы вернулись, не войдя.',
  },
  'sign-in.refused.failed': {
    en: 'Signing in did not work, or took too long. Please try again.',
    ca: 'L’entrada no ha funcionat o ha trigat massa. Torna-ho a provar.',
    es: 'La entrada no ha funcionado o ha tardado demasiado. Reinténtalo.',
    ru: 'Войти не удалось или прошло слишком много времени. Повторите.',
  },
} as const satisfies Texts;
