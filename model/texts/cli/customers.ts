import type { Texts } from '../text.ts';

/** The command about customers. */
export const cliCustomersTexts = {
  'cli.customers.description': {
    en: 'our own directory of customers',
    ca: 'el directori propi de clients',
    es: 'el directorio propio de clientes',
    ru: 'собственный справочник клиентов',
  },
  'cli.customers.import.description': {
    en: 'take customers from a CSV file with the columns id and name, and any of: {columns}',
    ca: 'agafa clients d’un fitxer CSV amb les columnes id i name, i qualsevol de: {columns}',
    es: 'toma clientes de un archivo CSV con las columnas id y name, y cualquiera de: {columns}',
    ru: 'взять клиентов из файла CSV со столбцами id и name и любыми из: {columns}',
  },
  'cli.customers.import.file': {
    en: 'the path of the file',
    ca: 'el camí del fitxer',
    es: 'la ruta del archivo',
    ru: 'путь к файлу',
  },
  'cli.customers.import.replace': {
    en: 'forget customers that are not in the file',
    ca: 'oblida els clients que no són al fitxer',
    es: 'olvida los clientes que no están en el archivo',
    ru: 'забыть клиентов, которых нет в файле',
  },
  'cli.customers.import.done': {
    en: 'Customers: {added} added, {changed} changed, {unchanged} as before, {removed} removed.',
    ca: 'Clients: {added} d’afegits, {changed} de canviats, {unchanged} sense canvis, {removed} de trets.',
    es: 'Clientes: {added} añadidos, {changed} cambiados, {unchanged} sin cambios, {removed} quitados.',
    ru: 'Клиенты: добавлено {added}, изменено {changed}, без изменений {unchanged}, удалено {removed}.',
  },
  'cli.customers.import.refused': {
    en: '{count, plural, one {# line does not fit (see above)} other {# lines do not fit (see above)}}',
    ca: '{count, plural, one {# línia no hi encaixa (vegeu-la a dalt)} other {# línies no hi encaixen (vegeu-les a dalt)}}',
    es: '{count, plural, one {# línea no encaja (véala arriba)} other {# líneas no encajan (véalas arriba)}}',
    ru: '{count, plural, one {# строка не подходит (см. выше)} few {# строки не подходят (см. выше)} many {# строк не подходят (см. выше)} other {# строки не подходят (см. выше)}}',
  },
} as const satisfies Texts;
