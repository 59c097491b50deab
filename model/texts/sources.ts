import type { Texts } from './text.ts';

/**
 * What sources of ideal loads, absences and closed days say: progress (whole sentences without a full stop),
 * reasons inside errors and faults (lower case, no full stop). `the-…` is read ("does not let us read …"),
 * `no-…` is missing ("has no …").
 */
export const sourceTexts = {
  'source.waiting': {
    en: '{source} asks for patience: trying again in {seconds, plural, one {# second} other {# seconds}}',
    ca: '{source} demana paciència: es torna a provar d’aquí a {seconds, plural, one {# segon} other {# segons}}',
    es: '{source} pide paciencia: se vuelve a intentar dentro de {seconds, plural, one {# segundo} other {# segundos}}',
    ru: '{source} просит подождать: повтор через {seconds, plural, one {# секунду} few {# секунды} many {# секунд} other {# секунды}}',
  },
  'source.load-twice': {
    en: 'the load of {name} is there twice: {first} counts, {value} does not',
    ca: 'la càrrega de {name} hi és dues vegades: val {first}, no pas {value}',
    es: 'la carga de {name} está dos veces: vale {first}, no {value}',
    ru: 'нагрузка {name} указана дважды: берём {first}, а не {value}',
  },
  'source.negative-load': {
    en: 'the load of {name} is {value}, and cannot be less than 0',
    ca: 'la càrrega de {name} és {value}, i no pot ser menys de 0',
    es: 'la carga de {name} es {value}, y no puede ser menor que 0',
    ru: 'нагрузка {name} равна {value}, а меньше 0 она быть не может',
  },

  'source.malformed.no-token': {
    en: 'there is no token in the answer',
    ca: 'la resposta no porta cap testimoni d’accés',
    es: 'la respuesta no trae ningún testigo de acceso',
    ru: 'в ответе нет токена',
  },
  'source.malformed.not-json': {
    en: 'the answer is not JSON',
    ca: 'la resposta no és JSON',
    es: 'la respuesta no es JSON',
    ru: 'ответ не в формате JSON',
  },
  'source.malformed.no-sheets': {
    en: 'the list of sheets is missing',
    ca: 'hi falta la llista de fulls',
    es: 'falta la lista de hojas',
    ru: 'нет списка листов',
  },
  'source.malformed.no-values': {
    en: 'rows of cells were expected',
    ca: 's’esperaven files de cel·les',
    es: 'se esperaban filas de celdas',
    ru: 'ожидались строки ячеек',
  },
  'source.malformed.no-files': {
    en: 'a list of documents was expected',
    ca: 's’esperava una llista de documents',
    es: 'se esperaba una lista de documentos',
    ru: 'ожидался список документов',
  },
  'source.malformed.no-uid': {
    en: 'the number of the user was expected',
    ca: 's’esperava el número de l’usuari',
    es: 'se esperaba el número del usuario',
    ru: 'ожидался номер пользователя',
  },
  'source.malformed.no-result': {
    en: 'the answer has no result',
    ca: 'la resposta no té resultat',
    es: 'la respuesta no tiene resultado',
    ru: 'в ответе нет результата',
  },
  'source.malformed.no-records': {
    en: 'a list of different records was expected',
    ca: 's’esperava una llista de registres diferents',
    es: 'se esperaba una lista de registros distintos',
    ru: 'ожидался список разных записей',
  },

  'source.sheets.opening': {
    en: 'Opening the spreadsheet "{title}"',
    ca: 'S’obre el full de càlcul «{title}»',
    es: 'Abriendo la hoja de cálculo «{title}»',
    ru: 'Открываем таблицу «{title}»',
  },
  'source.sheets.loads': {
    en: 'Reading ideal loads from "{title}"',
    ca: 'Es llegeixen les càrregues ideals de «{title}»',
    es: 'Leyendo las cargas ideales de «{title}»',
    ru: 'Читаем идеальную нагрузку из «{title}»',
  },
  'source.sheets.leaves': {
    en: 'Reading leaves from "{title}"',
    ca: 'Es llegeixen les baixes de «{title}»',
    es: 'Leyendo las bajas de «{title}»',
    ru: 'Читаем отсутствия из «{title}»',
  },
  'source.sheets.holidays': {
    en: 'Reading holidays from "{title}"',
    ca: 'Es llegeixen les vacances de «{title}»',
    es: 'Leyendo las vacaciones de «{title}»',
    ru: 'Читаем отпуска из «{title}»',
  },
  'source.sheets.key-not-json': {
    en: 'it is not the JSON key file of a service account',
    ca: 'no és el fitxer JSON de clau d’un compte de servei',
    es: 'no es el archivo JSON de clave de una cuenta de servicio',
    ru: 'это не JSON-файл ключа сервисного аккаунта',
  },
  'source.sheets.key-lacks': {
    en: 'the key file of a service account must have {fields}',
    ca: 'el fitxer de clau d’un compte de servei ha de tenir {fields}',
    es: 'el archivo de clave de una cuenta de servicio debe tener {fields}',
    ru: 'в файле ключа сервисного аккаунта должно быть: {fields}',
  },
  'source.sheets.key-unusable': {
    en: 'its private_key is cut or damaged; download the key file anew',
    ca: 'la seva private_key és incompleta o malmesa; torneu a baixar el fitxer de clau',
    es: 'su private_key está incompleta o dañada; descargue de nuevo el archivo de clave',
    ru: 'private_key в нём обрезан или повреждён; скачайте файл ключа заново',
  },
  'source.sheets.the-document': {
    en: 'the spreadsheet "{title}"',
    ca: 'el full de càlcul «{title}»',
    es: 'la hoja de cálculo «{title}»',
    ru: 'таблицу «{title}»',
  },
  'source.sheets.no-document': {
    en: 'spreadsheet "{title}"',
    ca: 'cap full de càlcul «{title}»',
    es: 'ninguna hoja de cálculo «{title}»',
    ru: 'таблицы «{title}»',
  },
  'source.sheets.no-document-shared': {
    en: 'spreadsheet "{title}" shared with {account}',
    ca: 'cap full de càlcul «{title}» compartit amb {account}',
    es: 'ninguna hoja de cálculo «{title}» compartida con {account}',
    ru: 'таблицы «{title}», открытой для {account}',
  },
  'source.sheets.no-sheet': {
    en: 'sheet "{name}" in "{title}"',
    ca: 'cap full «{name}» a «{title}»',
    es: 'ninguna hoja «{name}» en «{title}»',
    ru: 'листа «{name}» в «{title}»',
  },
  'source.sheets.no-range': {
    en: 'named range {name} in "{title}"',
    ca: 'cap interval amb nom {name} a «{title}»',
    es: 'ningún rango con nombre {name} en «{title}»',
    ru: 'именованного диапазона {name} в «{title}»',
  },
  'source.sheets.several-documents': {
    en: 'sources.sheets.spreadsheetTitle: {count} spreadsheets are called "{title}" ({ids}); put the id of the right one into sources.sheets.spreadsheetId',
    ca: 'sources.sheets.spreadsheetTitle: {count} fulls de càlcul es diuen «{title}» ({ids}); poseu l’identificador del bo a sources.sheets.spreadsheetId',
    es: 'sources.sheets.spreadsheetTitle: {count} hojas de cálculo se llaman «{title}» ({ids}); ponga el identificador de la buena en sources.sheets.spreadsheetId',
    ru: 'sources.sheets.spreadsheetTitle: таблиц с названием «{title}» {count} ({ids}); впишите номер нужной в sources.sheets.spreadsheetId',
  },
  'source.sheets.load-without-name': {
    en: '{cell} has the load {value} but no name beside it',
    ca: '{cell} té la càrrega {value} però cap nom al costat',
    es: '{cell} tiene la carga {value} pero ningún nombre al lado',
    ru: 'в {cell} стоит нагрузка {value}, а имени рядом нет',
  },
  'source.sheets.bad-load': {
    en: 'the load of {name} in {cell} is "{value}"; write a whole number, without decimals',
    ca: 'la càrrega de {name} a {cell} és «{value}»; escriviu-hi un nombre enter, sense decimals',
    es: 'la carga de {name} en {cell} es «{value}»; escriba un número entero, sin decimales',
    ru: 'нагрузка {name} в {cell} — «{value}»; впишите целое число, без дробной части',
  },
  'source.sheets.rows-differ': {
    en: 'it has {rows, plural, one {# row} other {# rows}} and {other} has {otherRows}, but they go side by side',
    ca: 'té {rows, plural, one {# fila} other {# files}} i {other} en té {otherRows}, però van l’un al costat de l’altre',
    es: 'tiene {rows, plural, one {# fila} other {# filas}} y {other} tiene {otherRows}, pero van uno al lado del otro',
    ru: 'в нём {rows, plural, one {# строка} few {# строки} many {# строк} other {# строки}}, а в {other} — {otherRows}, хотя они идут рядом',
  },
  'source.sheets.holiday-without-name': {
    en: 'days are marked beside {cell}, but nobody is named there',
    ca: 'hi ha dies marcats al costat de {cell}, però no s’hi diu de qui són',
    es: 'hay días marcados al lado de {cell}, pero no se nombra a nadie',
    ru: 'рядом с {cell} отмечены дни, но не сказано, чьи они',
  },
  'source.sheets.too-narrow': {
    en: 'it has {columns, plural, one {# column} other {# columns}}, and {date} would be in column {needed}',
    ca: 'té {columns, plural, one {# columna} other {# columnes}}, i {date} aniria a la columna {needed}',
    es: 'tiene {columns, plural, one {# columna} other {# columnas}}, y {date} iría en la columna {needed}',
    ru: 'в нём {columns, plural, one {# столбец} few {# столбца} many {# столбцов} other {# столбца}}, а {date} был бы в столбце {needed}',
  },

  'source.odoo.absences': {
    en: 'Reading absences from Odoo',
    ca: 'Es llegeixen les absències d’Odoo',
    es: 'Leyendo las ausencias de Odoo',
    ru: 'Читаем отсутствия из Odoo',
  },
  'source.odoo.closed-days': {
    en: 'Reading closed days from Odoo',
    ca: 'Es llegeixen els dies tancats d’Odoo',
    es: 'Leyendo los días cerrados de Odoo',
    ru: 'Читаем нерабочие дни из Odoo',
  },
  'source.odoo.bad-login': {
    en: 'login "{login}" or its password is wrong',
    ca: 'l’usuari «{login}» o la seva contrasenya no és correcte',
    es: 'el usuario «{login}» o su contraseña no es correcto',
    ru: 'неверный логин «{login}» или его пароль',
  },
  'source.odoo.key-owner': {
    en: 'the owner of the API key',
    ca: 'el propietari de la clau d’API',
    es: 'el propietario de la clave de API',
    ru: 'владельца ключа API',
  },
  'source.odoo.no-database': {
    en: 'database "{name}"',
    ca: 'cap base de dades «{name}»',
    es: 'ninguna base de datos «{name}»',
    ru: 'базы данных «{name}»',
  },
  'source.odoo.no-method': {
    en: '{name} (is its module installed, and is this the address of Odoo?)',
    ca: '{name} (hi ha el mòdul instal·lat, i és aquesta l’adreça d’Odoo?)',
    es: '{name} (¿está instalado el módulo, y es esta la dirección de Odoo?)',
    ru: '{name} (установлен ли модуль, тот ли адрес у Odoo?)',
  },
  'source.odoo.redirected': {
    en: 'it sends us on to {target}; put that address into sources.odoo.url',
    ca: 'ens envia a {target}; poseu aquesta adreça a sources.odoo.url',
    es: 'nos envía a {target}; ponga esa dirección en sources.odoo.url',
    ru: 'перенаправляет на {target}; впишите этот адрес в sources.odoo.url',
  },
  'source.odoo.bad-url': {
    en: 'sources.odoo.url: expected http://… or https://… without a name or password inside',
    ca: 'sources.odoo.url: s’esperava http://… o https://… sense nom ni contrasenya a dins',
    es: 'sources.odoo.url: se esperaba http://… o https://… sin nombre ni contraseña dentro',
    ru: 'sources.odoo.url: ожидается http://… или https://… без имени и пароля внутри',
  },
  'source.odoo.leave-of-nobody': {
    en: 'the leave does not say whose it is',
    ca: 'l’absència no diu de qui és',
    es: 'la ausencia no dice de quién es',
    ru: 'не сказано, чьё это отсутствие',
  },
  'source.odoo.bad-times': {
    en: 'its days or times cannot be understood',
    ca: 'els dies o les hores no s’entenen',
    es: 'los días o las horas no se entienden',
    ru: 'дни или время непонятны',
  },
  'source.odoo.most-of-day': {
    en: '{person} is away for half or more of {date} ({hours}): counted as the whole day',
    ca: '{person} és fora mig dia o més: {date} ({hours}); es compta com tot el dia',
    es: '{person} está fuera medio día o más: {date} ({hours}); cuenta como todo el día',
    ru: '{person}: нет полдня или больше, {date} ({hours}); считаем весь день',
  },
  'source.odoo.part-of-day': {
    en: '{person} is away for less than half of {date} ({hours}): not an absence; add an unavailability by hand',
    ca: '{person} és fora menys de mig dia: {date} ({hours}); no és una absència; afegiu-hi una indisponibilitat a mà',
    es: '{person} está fuera menos de medio día: {date} ({hours}); no es una ausencia; añada una indisponibilidad a mano',
    ru: '{person}: нет меньше половины дня, {date} ({hours}); это не отсутствие, добавьте недоступность вручную',
  },
  'source.odoo.own-leaves-only': {
    en: '{account} is no officer of Time Off in Odoo and may see its own leaves only: give it that right',
    ca: '{account} no és responsable d’absències a l’Odoo i potser només veu les seves: doneu-li aquest dret',
    es: '{account} no es responsable de ausencias en Odoo y quizá solo ve las suyas: dele ese derecho',
    ru: '{account}: нет прав ответственного за отпуска в Odoo, видны, возможно, только свои; выдайте это право',
  },
  'source.odoo.closed-in-part': {
    en: 'only some hours of {date} are closed: the day stays open; add unavailabilities by hand',
    ca: 'només són tancades unes hores: {date}; el dia continua obert; afegiu-hi indisponibilitats a mà',
    es: 'solo se cierran unas horas: {date}; el día sigue abierto; añada indisponibilidades a mano',
    ru: 'закрыта лишь часть дня: {date}; день остаётся рабочим, добавьте недоступности вручную',
  },

  'source.files.reading': {
    en: 'Reading {file}',
    ca: 'Es llegeix {file}',
    es: 'Leyendo {file}',
    ru: 'Читаем {file}',
  },
  'source.files.no-directory': {
    en: 'it is not a directory',
    ca: 'no és un directori',
    es: 'no es un directorio',
    ru: 'это не каталог',
  },
  'source.files.not-utf8': {
    en: 'it is not text in UTF-8; save it as UTF-8',
    ca: 'no és text en UTF-8; deseu-lo com a UTF-8',
    es: 'no es texto en UTF-8; guárdelo como UTF-8',
    ru: 'это не текст в UTF-8; сохраните его в UTF-8',
  },
} as const satisfies Texts;
