import type { Texts } from '../text.ts';

/** `lineup plan`: weeks that are made by night. */
export const planTexts = {
  'cli.plan.description': {
    en: 'make a coming week by itself: publish it if it is whole, else keep the draft and tell the coordinators why',
    ca: 'fa una setmana vinent tota sola: la publica si és completa, i si no en desa l’esborrany i diu a coordinació per què',
    es: 'hacer sola una semana próxima: publicarla si está completa; si no, guardar el borrador y decir a coordinación por qué',
    ru: 'составить одну из следующих недель без участия людей: целую опубликовать, иначе оставить черновик и сообщить координаторам причины',
  },
  'cli.plan.weeks-ahead': {
    en: 'which week: 1 is the one that begins next',
    ca: 'quina setmana: 1 és la primera que comença',
    es: 'qué semana: 1 es la próxima que empieza',
    ru: 'какая неделя: 1 — ближайшая, которая ещё не началась',
  },
  'cli.plan.draft': {
    en: 'publish nothing, whatever comes out',
    ca: 'no publiquis res, surti el que surti',
    es: 'no publicar nada, salga lo que salga',
    ru: 'ничего не публиковать, что бы ни получилось',
  },
  'cli.plan.in-force': {
    en: 'The week of {week} has a timetable in force: nothing was made.',
    ca: 'La setmana del {week} ja té un horari publicat: no s’ha fet res.',
    es: 'La semana del {week} ya tiene un horario publicado: no se ha hecho nada.',
    ru: 'На неделю с {week} уже действует расписание: ничего не сделано.',
  },
  'cli.plan.published': {
    en: 'The week of {week} is published (cost {cost}); {told, plural, one {# person was told} other {# people were told}}.',
    ca: 'La setmana del {week} està publicada (cost {cost}); {told, plural, one {s’ha avisat # persona} other {s’han avisat # persones}}.',
    es: 'La semana del {week} está publicada (coste {cost}); {told, plural, one {se avisó a # persona} other {se avisó a # personas}}.',
    ru: 'Неделя с {week} опубликована (цена {cost}); {told, plural, one {оповещён # человек} few {оповещены # человека} many {оповещено # человек} other {оповещено # человека}}.',
  },
  'cli.plan.kept': {
    en: 'The week of {week} is whole (cost {cost}) and kept as a draft.',
    ca: 'La setmana del {week} és completa (cost {cost}) i s’ha desat com a esborrany.',
    es: 'La semana del {week} está completa (coste {cost}) y se ha guardado como borrador.',
    ru: 'Неделя с {week} составлена целиком (цена {cost}) и сохранена как черновик.',
  },
  'cli.plan.incomplete': {
    en: 'The week of {week} is not whole ({holes, plural, one {# hole} other {# holes}}, {broken, plural, one {# broken rule} other {# broken rules}}): kept as a draft, {told, plural, one {# coordinator was told} other {# coordinators were told}}.',
    ca: 'La setmana del {week} no és completa ({holes, plural, one {# forat} other {# forats}}, {broken, plural, one {# norma incomplerta} other {# normes incomplertes}}): desada com a esborrany, {told, plural, one {s’ha avisat # coordinador} other {s’han avisat # coordinadors}}.',
    es: 'La semana del {week} no está completa ({holes, plural, one {# hueco} other {# huecos}}, {broken, plural, one {# norma incumplida} other {# normas incumplidas}}): guardada como borrador, {told, plural, one {se avisó a # coordinador} other {se avisó a # coordinadores}}.',
    ru: 'Неделя с {week} не целая ({holes, plural, one {# пустое место} few {# пустых места} many {# пустых мест} other {# пустого места}}, {broken, plural, one {# нарушенное правило} few {# нарушенных правила} many {# нарушенных правил} other {# нарушенного правила}}): сохранён черновик, {told, plural, one {оповещён # координатор} few {оповещены # координатора} many {оповещено # координаторов} other {оповещено # координатора}}.',
  },
} as const satisfies Texts;
