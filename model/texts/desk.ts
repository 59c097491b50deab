import type { Texts } from './text.ts';

/** What is refused and told at the desk: notes, categories, service requests, callbacks. */
export const deskTexts = {
  'error.request-state': {
    en: 'That cannot be done with request {number} as it is now. Open it anew and look.',
    ca: 'Això no es pot fer amb la sol·licitud {number} tal com està ara. Torneu-la a obrir i mireu-la.',
    es: 'Eso no se puede hacer con la solicitud {number} tal como está ahora. Ábrala de nuevo y mírela.',
    ru: 'С обращением {number} в его нынешнем состоянии этого сделать нельзя. Откройте его заново.',
  },
  'error.text-needed': {
    en: 'Write a few words why, or what was done: others read it later.',
    ca: 'Escriviu unes paraules: per què, o què s’ha fet. Altres ho llegiran després.',
    es: 'Escriba unas palabras: por qué, o qué se ha hecho. Otros lo leerán después.',
    ru: 'Напишите несколько слов: почему или что сделано. Это потом прочтут другие.',
  },
  'error.unknown-category': {
    en: 'This category is no more: choose another one. Nothing that you wrote is lost.',
    ca: 'Aquesta categoria ja no existeix: trieu-ne una altra. No s’ha perdut res del que heu escrit.',
    es: 'Esta categoría ya no existe: elija otra. No se ha perdido nada de lo que ha escrito.',
    ru: 'Этой категории больше нет: выберите другую. Ничего из написанного не потеряно.',
  },
  'error.code-taken': {
    en: 'The code "{code}" belongs to the category "{name}": give another one.',
    ca: 'El codi «{code}» és de la categoria «{name}»: poseu-n’hi un altre.',
    es: 'El código «{code}» es de la categoría «{name}»: ponga otro.',
    ru: 'Код «{code}» принадлежит категории «{name}»: задайте другой.',
  },
  'error.category-needed': {
    en: 'Choose at least one category, so that the call is found again.',
    ca: 'Trieu almenys una categoria, perquè es pugui tornar a trobar la trucada.',
    es: 'Elija al menos una categoría, para que se pueda volver a encontrar la llamada.',
    ru: 'Выберите хотя бы одну категорию, чтобы звонок можно было найти.',
  },
  'error.category-loop': {
    en: 'The category "{name}" cannot belong to itself or to one that belongs to it: choose another place.',
    ca: 'La categoria «{name}» no pot ser dins d’ella mateixa ni d’una de seva: trieu un altre lloc.',
    es: 'La categoría «{name}» no puede estar dentro de sí misma ni de una suya: elija otro lugar.',
    ru: 'Категория «{name}» не может входить в саму себя или в свою часть: выберите другое место.',
  },
  'error.unknown-note': {
    en: 'This note is no more: somebody removed it. Fetch the call anew.',
    ca: 'Aquesta anotació ja no existeix: algú l’ha tret. Torneu a carregar la trucada.',
    es: 'Esta anotación ya no existe: alguien la ha quitado. Vuelva a cargar la llamada.',
    ru: 'Этой записи больше нет: её удалили. Загрузите звонок заново.',
  },
  'error.note-exists': {
    en: 'You have written about this call already: change that note.',
    ca: 'Ja heu anotat aquesta trucada: canvieu aquella anotació.',
    es: 'Ya ha anotado esta llamada: cambie esa anotación.',
    ru: 'Вы уже сделали запись об этом звонке: измените её.',
  },
  'error.note-changed': {
    en: 'The note was changed meanwhile (version {version}): look at it and save again.',
    ca: 'L’anotació ha canviat mentrestant (versió {version}): mireu-la i torneu a desar.',
    es: 'La anotación ha cambiado entretanto (versión {version}): mírela y vuelva a guardar.',
    ru: 'Запись тем временем изменили (версия {version}): посмотрите и сохраните снова.',
  },
  'error.unknown-service-request': {
    en: 'There is no such request: the list shows which there are.',
    ca: 'No hi ha aquesta sol·licitud: la llista mostra quines hi ha.',
    es: 'No existe esa solicitud: la lista muestra cuáles hay.',
    ru: 'Такого обращения нет: список покажет имеющиеся.',
  },
  'error.service-request-changed': {
    en: 'Request {number} was changed meanwhile: look at it and do it again.',
    ca: 'La sol·licitud {number} ha canviat mentrestant: mireu-la i torneu-ho a fer.',
    es: 'La solicitud {number} ha cambiado entretanto: mírela y hágalo de nuevo.',
    ru: 'Обращение {number} тем временем изменили: посмотрите и повторите.',
  },
  'error.unknown-callback': {
    en: 'Nobody is to be called there any more: the list shows who waits.',
    ca: 'Aquí ja no cal trucar ningú: la llista mostra qui espera.',
    es: 'Ahí ya no hay que llamar a nadie: la lista muestra quién espera.',
    ru: 'Туда больше не нужно звонить: список покажет, кто ждёт.',
  },
  'error.callback-taken': {
    en: 'Somebody else calls {number} already, or it is settled.',
    ca: 'Algú altre ja truca al {number}, o ja està resolt.',
    es: 'Otra persona ya llama al {number}, o ya está resuelto.',
    ru: 'По номеру {number} уже звонит другой, или вопрос решён.',
  },
  'error.unknown-call': {
    en: 'No such call is known here, or it is not yours to see.',
    ca: 'Aquí no es coneix aquesta trucada, o no la podeu veure.',
    es: 'Aquí no se conoce esa llamada, o no puede verla.',
    ru: 'Такой звонок здесь неизвестен или вам не виден.',
  },
  'error.extension-of-nobody': {
    en: 'Nobody here has the extension {extension}: look it up in the list of persons.',
    ca: 'Aquí ningú té l’extensió {extension}: busqueu-la a la llista de persones.',
    es: 'Aquí nadie tiene la extensión {extension}: búsquela en la lista de personas.',
    ru: 'Ни у кого здесь нет внутреннего номера {extension}: найдите его в списке сотрудников.',
  },
  'error.unknown-link': {
    en: 'There is no link "{link}": the configuration names which there are.',
    ca: 'No hi ha cap enllaç «{link}»: la configuració diu quins hi ha.',
    es: 'No existe el enlace «{link}»: la configuración dice cuáles hay.',
    ru: 'Нет ссылки «{link}»: имеющиеся названы в конфигурации.',
  },
  'error.unknown-card': {
    en: 'This card is not on your screen any more.',
    ca: 'Aquesta fitxa ja no és a la vostra pantalla.',
    es: 'Esta ficha ya no está en su pantalla.',
    ru: 'Этой карточки больше нет на вашем экране.',
  },
  'callback.offered': {
    en: 'Somebody called from {number} and did not get through: please call back.',
    ca: 'Han trucat del {number} i no els hem atès: torneu-los la trucada, si us plau.',
    es: 'Han llamado del {number} y no se les ha atendido: devuelva la llamada, por favor.',
    ru: 'Звонили с номера {number} и не дозвонились: перезвоните, пожалуйста.',
  },
  'desk.request-of-call': {
    en: 'Call from {number}',
    ca: 'Trucada del {number}',
    es: 'Llamada del {number}',
    ru: 'Звонок с номера {number}',
  },
  'desk.request-withheld': {
    en: 'Call from a withheld number',
    ca: 'Trucada d’un número ocult',
    es: 'Llamada de un número oculto',
    ru: 'Звонок со скрытого номера',
  },
} satisfies Texts;
