import type { Texts } from './text.ts';

/** What is said of customers: why one is thought to be the caller, what to do, what stands out. */
export const customerTexts = {
  'customer.evidence.phone': {
    en: 'this is the customer’s phone',
    ca: 'és el telèfon del client',
    es: 'es el teléfono del cliente',
    ru: 'это телефон клиента',
  },
  'customer.evidence.mobile': {
    en: 'this is the customer’s mobile phone',
    ca: 'és el mòbil del client',
    es: 'es el móvil del cliente',
    ru: 'это мобильный телефон клиента',
  },
  'customer.evidence.contact': {
    en: 'this is the number of {holder}, a contact of the customer',
    ca: 'és el número de {holder}, un contacte del client',
    es: 'es el número de {holder}, un contacto del cliente',
    ru: 'это номер контакта клиента: {holder}',
  },
  'customer.evidence.history': {
    en: 'the number called about this customer on {date}',
    ca: 'aquest número va trucar per aquest client el {date}',
    es: 'este número llamó por este cliente el {date}',
    ru: 'с этого номера звонили по этому клиенту {date}',
  },
  'customer.advice.looking': {
    en: 'Still looking: answer meanwhile, or search by name or tax id.',
    ca: 'Encara s’està cercant: respongueu mentrestant, o cerqueu pel nom o el NIF.',
    es: 'Aún se está buscando: responda mientras tanto, o busque por nombre o NIF.',
    ru: 'Поиск ещё идёт: пока отвечайте или ищите по имени либо ИНН.',
  },
  'customer.advice.maybe': {
    en: 'It may be one of these: ask, and choose.',
    ca: 'Pot ser algun d’aquests: pregunteu-ho i trieu.',
    es: 'Puede ser alguno de estos: pregunte y elija.',
    ru: 'Возможно, это кто-то из них: спросите и выберите.',
  },
  'customer.advice.not-found': {
    en: 'Nobody has this number: search by name, tax id or contract, or write the note without a customer.',
    ca: 'Ningú no té aquest número: cerqueu pel nom, el NIF o el contracte, o escriviu la nota sense client.',
    es: 'Nadie tiene este número: busque por nombre, NIF o contrato, o escriba la nota sin cliente.',
    ru: 'Этого номера ни у кого нет: ищите по имени, ИНН или договору либо пишите заметку без клиента.',
  },
  'customer.advice.down': {
    en: 'Not all directories answered ({directories}): search again in a moment, or write the note and choose the customer later.',
    ca: 'No han respost tots els directoris ({directories}): torneu a cercar d’aquí a un moment, o escriviu la nota i trieu el client més tard.',
    es: 'No han respondido todos los directorios ({directories}): vuelva a buscar en un momento, o escriba la nota y elija el cliente después.',
    ru: 'Ответили не все справочники ({directories}): повторите поиск чуть позже или пишите заметку и выберите клиента потом.',
  },
  'customer.advice.withheld': {
    en: 'The number is withheld: ask who it is, and search.',
    ca: 'El número és ocult: pregunteu qui és i cerqueu.',
    es: 'El número está oculto: pregunte quién es y busque.',
    ru: 'Номер скрыт: спросите, кто это, и ищите.',
  },
  'customer.advice.extension': {
    en: 'This is a phone of the house: no customer is looked for.',
    ca: 'És un telèfon de la casa: no se’n cerca cap client.',
    es: 'Es un teléfono de la casa: no se busca ningún cliente.',
    ru: 'Это внутренний телефон: клиент не ищется.',
  },
  'customer.advice.invalid': {
    en: 'This is no phone number: ask who it is, and search.',
    ca: 'Això no és cap número de telèfon: pregunteu qui és i cerqueu.',
    es: 'Esto no es un número de teléfono: pregunte quién es y busque.',
    ru: 'Это не номер телефона: спросите, кто это, и ищите.',
  },
  'customer.found.none': {
    en: 'Nothing was found by {field, select, phone {phone} tax_id {tax id} member {member number} email {e-mail} contract {contract} supply {supply code} all {any field} other {name}}: search by everything, or write it otherwise.',
    ca: 'No s’ha trobat res per {field, select, phone {telèfon} tax_id {NIF} member {número de soci} email {correu} contract {contracte} supply {codi de subministrament} all {cap camp} other {nom}}: cerqueu per tot, o escriviu-ho d’una altra manera.',
    es: 'No se encontró nada por {field, select, phone {teléfono} tax_id {NIF} member {número de socio} email {correo} contract {contrato} supply {código de suministro} all {ningún campo} other {nombre}}: busque por todo, o escríbalo de otra manera.',
    ru: 'Ничего не найдено {field, select, phone {по телефону} tax_id {по ИНН} member {по номеру участника} email {по почте} contract {по договору} supply {по коду точки поставки} all {ни по одному полю} other {по имени}}: ищите по всем полям или запишите иначе.',
  },
  'customer.found.too-many': {
    en: 'There are more than {count}: write more of it.',
    ca: 'N’hi ha més de {count}: escriviu-ne més.',
    es: 'Hay más de {count}: escriba más.',
    ru: 'Их больше {count}: напишите подробнее.',
  },
  'customer.alert.debt': {
    en: 'Debt: {amount, number, ::.00}',
    ca: 'Deute: {amount, number, ::.00}',
    es: 'Deuda: {amount, number, ::.00}',
    ru: 'Долг: {amount, number, ::.00}',
  },
  'customer.alert.unpaid': {
    en: '{count, plural, one {# unpaid invoice} other {# unpaid invoices}}: {amount, number, ::.00}',
    ca: '{count, plural, one {# factura impagada} other {# factures impagades}}: {amount, number, ::.00}',
    es: '{count, plural, one {# factura impagada} other {# facturas impagadas}}: {amount, number, ::.00}',
    ru: '{count, plural, one {# неоплаченный счёт} few {# неоплаченных счёта} many {# неоплаченных счетов} other {# неоплаченного счёта}}: {amount, number, ::.00}',
  },
  'customer.alert.suspended': {
    en: 'Invoicing is suspended',
    ca: 'La facturació està suspesa',
    es: 'La facturación está suspendida',
    ru: 'Выставление счетов приостановлено',
  },
  'customer.alert.claim': {
    en: 'A claim is open',
    ca: 'Hi ha una reclamació oberta',
    es: 'Hay una reclamación abierta',
    ru: 'Есть открытая рекламация',
  },
  'customer.alert.cancellation': {
    en: 'A cancellation is open',
    ca: 'Hi ha una baixa en curs',
    es: 'Hay una baja en curso',
    ru: 'Идёт расторжение договора',
  },
  'customer.alert.no-member': {
    en: 'The contract has no member',
    ca: 'El contracte no té cap soci',
    es: 'El contrato no tiene socio',
    ru: 'К договору не привязан участник',
  },
  'customer.alert.special-member': {
    en: 'Special member',
    ca: 'Soci especial',
    es: 'Socio especial',
    ru: 'Особый участник',
  },
  'customer.alert.self-consumption': {
    en: 'Self-consumption: {value}',
    ca: 'Autoconsum: {value}',
    es: 'Autoconsumo: {value}',
    ru: 'Собственная генерация: {value}',
  },
  'customer.alert.shares': {
    en: 'Has generation shares',
    ca: 'Té accions de generació',
    es: 'Tiene acciones de generación',
    ru: 'Есть доли в генерации',
  },
  // An organisation's own words.
  'customer.alert.own': { en: '{text}', ca: '{text}', es: '{text}', ru: '{text}' },
  // Reasons inside errors: lower case, no full stop.
  'customer.malformed.other-id': {
    en: 'it answered for another record than asked for',
    ca: 'ha respost per un altre registre que el demanat',
    es: 'respondió por otro registro que el pedido',
    ru: 'ответ относится к другой записи',
  },
  'customer.malformed.not-xml': {
    en: 'the answer is no XML-RPC',
    ca: 'la resposta no és XML-RPC',
    es: 'la respuesta no es XML-RPC',
    ru: 'ответ не в формате XML-RPC',
  },
  // Faults of a file with customers: lower case, no full stop.
  'customer.file.empty': {
    en: 'the file holds no line with the names of its columns',
    ca: 'el fitxer no té cap línia amb els noms de les columnes',
    es: 'el archivo no tiene una línea con los nombres de las columnas',
    ru: 'в файле нет строки с именами столбцов',
  },
  'customer.file.no-column': {
    en: 'the column {column} is missing',
    ca: 'hi falta la columna {column}',
    es: 'falta la columna {column}',
    ru: 'нет столбца {column}',
  },
  'customer.file.unknown-column': {
    en: 'the column {column} is not known; there are: {columns}',
    ca: 'la columna {column} no es coneix; hi ha: {columns}',
    es: 'la columna {column} no se conoce; existen: {columns}',
    ru: 'столбец {column} неизвестен; есть: {columns}',
  },
  'customer.file.no-value': {
    en: '{column} is empty',
    ca: '{column} és buit',
    es: '{column} está vacío',
    ru: 'поле {column} пусто',
  },
  'customer.file.bad-value': {
    en: '{column} "{value}" does not fit; expected {expected}',
    ca: '{column} «{value}» no hi encaixa; s’esperava {expected}',
    es: '{column} «{value}» no encaja; se esperaba {expected}',
    ru: '{column} «{value}» не подходит; ожидается {expected}',
  },
  'customer.file.cells': {
    en: 'the line has {found} cells instead of {expected}',
    ca: 'la línia té {found} cel·les en comptes de {expected}',
    es: 'la línea tiene {found} celdas en lugar de {expected}',
    ru: 'в строке {found} ячеек вместо {expected}',
  },
  'customer.file.open-quote': {
    en: 'a quotation mark is opened and never closed',
    ca: 's’obren unes cometes que no es tanquen',
    es: 'se abren unas comillas que no se cierran',
    ru: 'кавычка открыта и не закрыта',
  },
} as const satisfies Texts;
