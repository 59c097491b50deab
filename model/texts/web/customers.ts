import type { Texts } from '../text.ts';

/** The search for customers. */
export const customersPageTexts = {
  'page.customers': { en: 'Customers', ca: 'Clients', es: 'Clientes', ru: 'Клиенты' },
  'customers-page.text': { en: 'Customer', ca: 'Client', es: 'Cliente', ru: 'Клиент' },
  'customers-page.by': { en: 'By', ca: 'Per', es: 'Por', ru: 'По' },
  'customers-page.by.auto': { en: 'guess', ca: 'endevina-ho', es: 'adivinar', ru: 'угадать' },
  'customers-page.by.phone': { en: 'phone', ca: 'telèfon', es: 'teléfono', ru: 'телефону' },
  'customers-page.by.name': { en: 'name', ca: 'nom', es: 'nombre', ru: 'имени' },
  'customers-page.by.tax-id': { en: 'tax id', ca: 'NIF', es: 'NIF', ru: 'ИНН' },
  'customers-page.by.member': {
    en: 'member number',
    ca: 'número de sòcia',
    es: 'número de socia',
    ru: 'номеру участника',
  },
  'customers-page.by.email': { en: 'e-mail', ca: 'correu', es: 'correo', ru: 'почте' },
  'customers-page.by.contract': { en: 'contract', ca: 'contracte', es: 'contrato', ru: 'договору' },
  'customers-page.by.supply': { en: 'supply code', ca: 'CUPS', es: 'CUPS', ru: 'коду поставки' },
  'customers-page.by.all': { en: 'everything', ca: 'tot', es: 'todo', ru: 'всему' },
  'customers-page.search': { en: 'Search', ca: 'Cerca', es: 'Buscar', ru: 'Найти' },
  'customers-page.found': {
    en: '{count, plural, =0 {Nobody found} one {# customer} other {# customers}}, by {by}',
    ca: '{count, plural, =0 {Cap client} one {# client} other {# clients}}, per {by}',
    es: '{count, plural, =0 {Ningún cliente} one {# cliente} other {# clientes}}, por {by}',
    ru: '{count, plural, =0 {Никого} one {# клиент} few {# клиента} many {# клиентов} other {# клиентов}}, по {by}',
  },
  'customers-page.hint': {
    en: 'A number, a name, a tax id, an e-mail or a contract: what it is is guessed.',
    ca: 'Un número, un nom, un NIF, un correu o un contracte: s’endevina què és.',
    es: 'Un número, un nombre, un NIF, un correo o un contrato: se adivina qué es.',
    ru: 'Номер, имя, ИНН, почта или договор: что это, угадывается.',
  },
} as const satisfies Texts;
