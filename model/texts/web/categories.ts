import type { Texts } from '../text.ts';

/** The editor of categories. */
export const categoriesTexts = {
  'administration.categories': { en: 'Categories', ca: 'Categories', es: 'Categorías', ru: 'Категории' },
  'categories.none': {
    en: 'No categories yet: notes can be written without one.',
    ca: 'Encara no hi ha categories: les notes se’n poden estar.',
    es: 'Aún no hay categorías: las notas pueden ir sin ellas.',
    ru: 'Категорий ещё нет: заметки можно писать без них.',
  },
  'categories.new': {
    en: 'New category',
    ca: 'Categoria nova',
    es: 'Categoría nueva',
    ru: 'Новая категория',
  },
  'categories.name': { en: 'Name', ca: 'Nom', es: 'Nombre', ru: 'Название' },
  'categories.code': { en: 'Code', ca: 'Codi', es: 'Código', ru: 'Код' },
  'categories.parent': { en: 'Belongs to', ca: 'Penja de', es: 'Depende de', ru: 'Входит в' },
  'categories.parent.none': { en: 'nothing', ca: 'res', es: 'nada', ru: 'ни во что' },
  'categories.color': { en: 'Colour', ca: 'Color', es: 'Color', ru: 'Цвет' },
  'categories.color.own': { en: 'Own colour', ca: 'Color propi', es: 'Color propio', ru: 'Свой цвет' },
  'categories.keywords': {
    en: 'Keywords, with commas',
    ca: 'Paraules clau, amb comes',
    es: 'Palabras clave, con comas',
    ru: 'Ключевые слова через запятую',
  },
  'categories.kind': { en: 'Kind', ca: 'Mena', es: 'Tipo', ru: 'Вид' },
  'categories.kind.general': { en: 'general', ca: 'general', es: 'general', ru: 'общая' },
  'categories.kind.claim': { en: 'claim', ca: 'reclamació', es: 'reclamación', ru: 'жалоба' },
  'categories.enabled': { en: 'Offered', ca: 'S’ofereix', es: 'Se ofrece', ru: 'Предлагается' },
  'categories.disabled': {
    en: 'no longer offered',
    ca: 'ja no s’ofereix',
    es: 'ya no se ofrece',
    ru: 'больше не предлагается',
  },
  'categories.edit': { en: 'Change', ca: 'Canvia', es: 'Cambiar', ru: 'Изменить' },
  'categories.edit-one': {
    en: 'Change {name}',
    ca: 'Canvia {name}',
    es: 'Cambiar {name}',
    ru: 'Изменить {name}',
  },
  'categories.delete-one': {
    en: 'Delete {name}',
    ca: 'Esborra {name}',
    es: 'Borrar {name}',
    ru: 'Удалить {name}',
  },
  'categories.delete.ask': {
    en: 'Delete {name}?',
    ca: 'Esborrar {name}?',
    es: '¿Borrar {name}?',
    ru: 'Удалить {name}?',
  },
  'categories.delete.text': {
    en: 'One that was used is only no longer offered: old calls keep it.',
    ca: 'Si s’ha fet servir, només deixa d’oferir-se: les trucades antigues la conserven.',
    es: 'Si se ha usado, solo deja de ofrecerse: las llamadas antiguas la conservan.',
    ru: 'Использованная лишь перестанет предлагаться: старые звонки её сохранят.',
  },
} as const satisfies Texts;
