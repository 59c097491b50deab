import type { Texts } from '../text.ts';

/** What `lineup queue monitor` tells. */
export const monitorTexts = {
  'cli.monitor.pbx-connecting': {
    en: '{pbx}: connecting',
    ca: '{pbx}: es connecta',
    es: '{pbx}: conectando',
    ru: '{pbx}: подключение',
  },
  'cli.monitor.pbx-ready': {
    en: '{pbx}: connected',
    ca: '{pbx}: connectada',
    es: '{pbx}: conectada',
    ru: '{pbx}: подключена',
  },
  'cli.monitor.pbx-down': {
    en: '{pbx}: does not answer',
    ca: '{pbx}: no respon',
    es: '{pbx}: no responde',
    ru: '{pbx}: не отвечает',
  },
  'cli.monitor.pbx-closed': {
    en: '{pbx}: closed',
    ca: '{pbx}: tancada',
    es: '{pbx}: cerrada',
    ru: '{pbx}: закрыта',
  },
  'cli.monitor.resync': {
    en: '{pbx}: read anew',
    ca: '{pbx}: rellegida',
    es: '{pbx}: releída',
    ru: '{pbx}: перечитана',
  },
  'cli.monitor.paused': {
    en: '{queue}: {name} is paused',
    ca: '{queue}: {name} està en pausa',
    es: '{queue}: {name} está en pausa',
    ru: '{queue}: {name} на паузе',
  },
  'cli.monitor.unregistered': {
    en: '{queue}: {name} cannot be reached',
    ca: '{queue}: {name} no està disponible',
    es: '{queue}: {name} no está disponible',
    ru: '{queue}: {name} недоступен',
  },
  'cli.monitor.available': {
    en: '{queue}: {name} is free',
    ca: '{queue}: {name} és lliure',
    es: '{queue}: {name} está libre',
    ru: '{queue}: {name} свободен',
  },
  'cli.monitor.ringing': {
    en: '{queue}: it rings at {name}',
    ca: '{queue}: li sona a {name}',
    es: '{queue}: le suena a {name}',
    ru: '{queue}: звонит у {name}',
  },
  'cli.monitor.in_call': {
    en: '{queue}: {name} is in a call',
    ca: '{queue}: {name} parla',
    es: '{queue}: {name} habla',
    ru: '{queue}: {name} разговаривает',
  },
  'cli.monitor.in_call_ringing': {
    en: '{queue}: {name} is in a call and another rings',
    ca: '{queue}: {name} parla i li sona una altra trucada',
    es: '{queue}: {name} habla y le suena otra llamada',
    ru: '{queue}: {name} разговаривает, и звонит ещё один',
  },
  'cli.monitor.busy': {
    en: '{queue}: {name} is busy',
    ca: '{queue}: {name} comunica',
    es: '{queue}: {name} comunica',
    ru: '{queue}: {name} занят',
  },
  'cli.monitor.on_hold': {
    en: '{queue}: {name} has put a call on hold',
    ca: '{queue}: {name} té una trucada en espera',
    es: '{queue}: {name} tiene una llamada en espera',
    ru: '{queue}: {name} удерживает звонок',
  },
  'cli.monitor.unknown': {
    en: '{queue}: nothing is known of the phone of {name}',
    ca: '{queue}: no se sap res del telèfon de {name}',
    es: '{queue}: no se sabe nada del teléfono de {name}',
    ru: '{queue}: о телефоне {name} ничего не известно',
  },
  'cli.monitor.unreachable': {
    en: 'On duty in {queue} and unreachable: {name}. Is the phone plugged in and registered?',
    ca: 'De torn a {queue} i sense connexió: {name}. El telèfon està endollat i registrat?',
    es: 'De turno en {queue} y sin conexión: {name}. ¿Está el teléfono enchufado y registrado?',
    ru: 'На смене в {queue} и недоступен: {name}. Телефон включён и зарегистрирован?',
  },
  'cli.monitor.removed': {
    en: '{queue}: {name} is out',
    ca: '{queue}: {name} n’ha sortit',
    es: '{queue}: {name} ha salido',
    ru: '{queue}: {name} вышел',
  },
  'cli.monitor.joined': {
    en: '{queue}: {number} waits, place {position}',
    ca: '{queue}: {number} espera, lloc {position}',
    es: '{queue}: {number} espera, puesto {position}',
    ru: '{queue}: {number} ждёт, место {position}',
  },
  'cli.monitor.joined-withheld': {
    en: '{queue}: a withheld number waits, place {position}',
    ca: '{queue}: un número ocult espera, lloc {position}',
    es: '{queue}: un número oculto espera, puesto {position}',
    ru: '{queue}: скрытый номер ждёт, место {position}',
  },
  'cli.monitor.missed': {
    en: '{queue}: {name} did not answer',
    ca: '{queue}: {name} no ha respost',
    es: '{queue}: {name} no ha contestado',
    ru: '{queue}: {name} не ответил',
  },
  'cli.monitor.answered': {
    en: '{queue}: {name} answers after {seconds} s',
    ca: '{queue}: {name} respon al cap de {seconds} s',
    es: '{queue}: {name} contesta a los {seconds} s',
    ru: '{queue}: {name} отвечает через {seconds} с',
  },
  'cli.monitor.left': {
    en: '{queue}: a caller left after {seconds} s',
    ca: '{queue}: qui trucava se n’ha anat al cap de {seconds} s',
    es: '{queue}: quien llamaba se ha ido a los {seconds} s',
    ru: '{queue}: звонивший ушёл через {seconds} с',
  },
  'cli.monitor.completed': {
    en: '{queue}: {name} has talked for {seconds} s',
    ca: '{queue}: {name} ha parlat {seconds} s',
    es: '{queue}: {name} ha hablado {seconds} s',
    ru: '{queue}: {name} говорил {seconds} с',
  },
} satisfies Texts;
