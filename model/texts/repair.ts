import type { Texts } from './text.ts';

/** What is said of a published week that has to change. */
export const repairTexts = {
  'rule.stability.name': {
    en: 'As published',
    ca: 'Com es va publicar',
    es: 'Como se publicó',
    ru: 'Как опубликовано',
  },
  'rule.stability': {
    en: 'What {person} was told changes, {day} {times}.',
    ca: 'Canvia el que es va dir a {person}, {day} {times}.',
    es: 'Cambia lo que se dijo a {person}, {day} {times}.',
    ru: '{person}: меняется обещанное, {day} {times}.',
  },
  'repair.cannot': {
    en: '{person} cannot attend any more, {day} {times}.',
    ca: '{person} ja no pot, {day} {times}.',
    es: '{person} ya no puede, {day} {times}.',
    ru: '{person} больше не может, {day} {times}.',
  },
  'repair.takes': {
    en: '{person} takes over, {day} {times}.',
    ca: '{person} agafa {day} {times}.',
    es: '{person} toma {day} {times}.',
    ru: '{person} принимает смену, {day} {times}.',
  },
  'repair.leaves': {
    en: '{person} gives away {day} {times}.',
    ca: '{person} deixa {day} {times}.',
    es: '{person} deja {day} {times}.',
    ru: '{person} отдаёт смену, {day} {times}.',
  },
  'repair.moves': {
    en: '{person} moves from {times} to {others}, {day}.',
    ca: '{person} passa de {times} a {others}, {day}.',
    es: '{person} pasa de {times} a {others}, {day}.',
    ru: '{person} вместо {times} выходит {others}, {day}.',
  },
} as const satisfies Texts;
