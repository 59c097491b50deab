import type { Texts } from './text.ts';

/** What of the timetable cannot be made true in a live queue, and what a simulated PBX says of itself. */
export const liveQueueTexts = {
  'live-queue.no-extension': {
    en: '{name} has no extension and so is not in the queue {queue}: add one to the person’s data.',
    ca: '{name} no té extensió i per això no és a la cua {queue}: poseu-n’hi una a les dades de la persona.',
    es: '{name} no tiene extensión y por eso no está en la cola {queue}: póngale una en los datos de la persona.',
    ru: 'У сотрудника {name} нет внутреннего номера, поэтому в очереди {queue} его нет: укажите номер в его данных.',
  },
  'live-queue.same-extension': {
    en: '{name} and {other} have the same extension {extension}, so only {other} is in the queue {queue}: give one of them another one.',
    ca: '{name} i {other} tenen la mateixa extensió {extension}, i només {other} és a la cua {queue}: poseu-ne una altra a una de les dues persones.',
    es: '{name} y {other} tienen la misma extensión {extension}, y solo {other} está en la cola {queue}: ponga otra a una de las dos personas.',
    ru: 'У {name} и {other} один внутренний номер {extension}, поэтому в очереди {queue} только {other}: дайте одному из них другой номер.',
  },
  'live-queue.laid-down': {
    en: '{name} stays in the queue {queue}, because the PBX’s own configuration has it so: take the member out of its queues.conf.',
    ca: '{name} es queda a la cua {queue}, perquè així ho diu la configuració de la centraleta: traieu-ne el membre del seu queues.conf.',
    es: '{name} se queda en la cola {queue}, porque así lo dice la configuración de la centralita: quite el miembro de su queues.conf.',
    ru: '{name} остаётся в очереди {queue}: так велит конфигурация самой АТС. Уберите его из queues.conf.',
  },
  'live-queue.simulated-down': {
    en: 'The simulated PBX {pbx} was stopped.',
    ca: 'S’ha aturat la centraleta simulada {pbx}.',
    es: 'Se ha parado la centralita simulada {pbx}.',
    ru: 'Имитация АТС {pbx} остановлена.',
  },
  'pbx-check.simulated': {
    en: 'The PBX {pbx} is simulated, with {count, plural, one {# queue} other {# queues}}: no real phone rings.',
    ca: 'La centraleta {pbx} és simulada, amb {count, plural, one {# cua} other {# cues}}: no sona cap telèfon de debò.',
    es: 'La centralita {pbx} es simulada, con {count, plural, one {# cola} other {# colas}}: no suena ningún teléfono de verdad.',
    ru: 'АТС {pbx} — имитация, {count, plural, one {# очередь} few {# очереди} many {# очередей} other {# очереди}}: настоящие телефоны не звонят.',
  },
} satisfies Texts;
