import type { Texts } from '../text.ts';

/** Commands about people's phones and exchanges. */
export const extensionsTexts = {
  'cli.extensions.description': {
    en: 'people’s phones at the PBX',
    ca: 'els telèfons de la gent a la centraleta',
    es: 'los teléfonos de la gente en la centralita',
    ru: 'телефоны людей на АТС',
  },
  'cli.extensions.load.description': {
    en: 'give everybody with an extension a phone at the PBX',
    ca: 'dona un telèfon a la centraleta a tothom qui té extensió',
    es: 'dar un teléfono en la centralita a quien tiene extensión',
    ru: 'завести на АТС телефон каждому, у кого есть внутренний номер',
  },
  'cli.extensions.load.prune': {
    en: 'take phones away that are nobody’s any more',
    ca: 'treu els telèfons que ja no són de ningú',
    es: 'quitar los teléfonos que ya no son de nadie',
    ru: 'убрать телефоны, которые больше ничьи',
  },
  'cli.extensions.load.scheduled': {
    en: 'for cron: nothing where no PBX’s phones are kept here',
    ca: 'per a cron: res on no es porten els telèfons de cap centraleta',
    es: 'para cron: nada donde no se llevan los teléfonos de ninguna centralita',
    ru: 'для cron: ничего, если телефоны АТС здесь не ведутся',
  },
  'cli.extensions.load.orphan': {
    en: '{extension} ({name}) is at the PBX and nobody’s: --prune takes it away.',
    ca: '{extension} ({name}) és a la centraleta i no és de ningú: --prune el treu.',
    es: '{extension} ({name}) está en la centralita y no es de nadie: --prune lo quita.',
    ru: '{extension} ({name}) есть на АТС, но ничей: --prune его уберёт.',
  },
  'cli.extensions.load.taken': {
    en: '{name} has the same extension as {by}, {extension}: give one of them another.',
    ca: '{name} té la mateixa extensió que {by}, {extension}: doneu-ne una altra a una de les dues persones.',
    es: '{name} tiene la misma extensión que {by}, {extension}: dé otra a una de las dos personas.',
    ru: 'У {name} тот же внутренний номер, что у {by}, {extension}: дайте одному из них другой.',
  },
  'cli.extensions.load.done': {
    en: '{added} added, {renamed} renamed, {removed} removed, {same} as they were.',
    ca: '{added} d’afegits, {renamed} amb un altre nom, {removed} de trets, {same} sense canvis.',
    es: '{added} añadidos, {renamed} con otro nombre, {removed} quitados, {same} sin cambios.',
    ru: 'Добавлено {added}, переименовано {renamed}, убрано {removed}, без изменений {same}.',
  },
  'cli.extensions.secrets': {
    en: 'These secrets are shown this once and kept nowhere:',
    ca: 'Aquests secrets es mostren només ara i no es guarden enlloc:',
    es: 'Estos secretos se muestran solo ahora y no se guardan en ninguna parte:',
    ru: 'Эти пароли показаны один раз и нигде не хранятся:',
  },
  'cli.extensions.show.description': {
    en: 'show the phones at the PBX',
    ca: 'mostra els telèfons de la centraleta',
    es: 'mostrar los teléfonos de la centralita',
    ru: 'показать телефоны на АТС',
  },
  'cli.extensions.registered': { en: 'registered', ca: 'registrat', es: 'registrado', ru: 'на связи' },
  'cli.extensions.add.description': {
    en: 'give a person a phone, or her phone a new secret',
    ca: 'dona un telèfon a una persona, o un secret nou al seu',
    es: 'dar un teléfono a una persona, o un secreto nuevo al suyo',
    ru: 'завести человеку телефон или дать ему новый пароль',
  },
  'cli.extensions.extension': {
    en: 'an extension',
    ca: 'una extensió',
    es: 'una extensión',
    ru: 'внутренний номер',
  },
  'cli.extensions.remove.description': {
    en: 'take a phone away',
    ca: 'treu un telèfon',
    es: 'quitar un teléfono',
    ru: 'убрать телефон',
  },
  'cli.extensions.remove.done': {
    en: '{count, plural, =0 {There was no phone to take away.} one {Taken away: {extensions}.} other {# taken away: {extensions}.}}',
    ca: '{count, plural, =0 {No hi havia cap telèfon per treure.} one {S’ha tret: {extensions}.} other {Se n’han tret #: {extensions}.}}',
    es: '{count, plural, =0 {No había ningún teléfono que quitar.} one {Se ha quitado: {extensions}.} other {Se han quitado #: {extensions}.}}',
    ru: '{count, plural, =0 {Убирать было нечего.} one {Убран # телефон: {extensions}.} few {Убраны # телефона: {extensions}.} many {Убрано # телефонов: {extensions}.} other {Убрано # телефона: {extensions}.}}',
  },
  'cli.extensions.remove.dry': {
    en: '{count, plural, =0 {There is no phone to take away.} one {# would be taken away: {extensions}. Nothing was changed (--dry-run).} other {# would be taken away: {extensions}. Nothing was changed (--dry-run).}}',
    ca: '{count, plural, =0 {No hi ha cap telèfon per treure.} one {Se’n trauria #: {extensions}. No s’ha canviat res (--dry-run).} other {Se’n traurien #: {extensions}. No s’ha canviat res (--dry-run).}}',
    es: '{count, plural, =0 {No hay ningún teléfono que quitar.} one {Se quitaría #: {extensions}. No se ha cambiado nada (--dry-run).} other {Se quitarían #: {extensions}. No se ha cambiado nada (--dry-run).}}',
    ru: '{count, plural, =0 {Убирать нечего.} one {Был бы убран #: {extensions}. Ничего не изменено (--dry-run).} few {Были бы убраны #: {extensions}. Ничего не изменено (--dry-run).} many {Было бы убрано #: {extensions}. Ничего не изменено (--dry-run).} other {Было бы убрано #: {extensions}. Ничего не изменено (--dry-run).}}',
  },
  'cli.extensions.clear.description': {
    en: 'take all phones away',
    ca: 'treu tots els telèfons',
    es: 'quitar todos los teléfonos',
    ru: 'убрать все телефоны',
  },
  'cli.extensions.option.force': {
    en: 'even while calls are up',
    ca: 'encara que hi hagi trucades en curs',
    es: 'aunque haya llamadas en curso',
    ru: 'даже во время разговоров',
  },
  'cli.column.secret': { en: 'secret', ca: 'secret', es: 'secreto', ru: 'пароль' },
  'cli.pbx.description': {
    en: 'the exchange',
    ca: 'la centraleta',
    es: 'la centralita',
    ru: 'телефонная станция (АТС)',
  },
  'cli.pbx.check.description': {
    en: 'tell whether the PBX is as Lineup needs it',
    ca: 'digues si la centraleta és com Lineup la necessita',
    es: 'decir si la centralita está como Lineup la necesita',
    ru: 'проверить, подходит ли АТС для Lineup',
  },
  'cli.pbx.check.fine': {
    en: 'Lineup can work with it.',
    ca: 'Lineup hi pot treballar.',
    es: 'Lineup puede trabajar con ella.',
    ru: 'Lineup может с ней работать.',
  },
  'cli.pbx.check.faulty': {
    en: 'What is marked ✗ must be put right first: docs/operate.md tells how.',
    ca: 'Cal arreglar abans el que té una ✗: docs/operate.md explica com.',
    es: 'Hay que arreglar antes lo marcado con ✗: docs/operate.md explica cómo.',
    ru: 'Отмеченное ✗ нужно сначала исправить: как, сказано в docs/operate.md.',
  },
} as const satisfies Texts;
