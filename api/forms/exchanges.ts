import { Type } from 'typebox';
import { pbxStatusFields } from '../../model/forms/queue.ts';
import { count, orNull, strict, texts } from '../../model/forms/shared.ts';

const text = Type.String();

/** An exchange, and what could be set right there. */
export const exchangeForm = Type.Object(
  {
    ...pbxStatusFields,
    findings: orNull(
      Type.Array(Type.Object({ level: Type.Enum(['fine', 'doubt', 'fault']), text }, strict), {
        description: 'null: it was not asked for',
      }),
    ),
  },
  { ...strict, title: 'Exchange' },
);
export const exchangesForm = Type.Object({ pbxs: Type.Array(exchangeForm) }, strict);

const named = { extension: text, name: text };
const extensionForm = Type.Object(
  { ...named, isRegistered: Type.Boolean() },
  { ...strict, title: 'Extension' },
);
export const extensionsForm = Type.Object({ extensions: Type.Array(extensionForm) }, strict);

/** What differs between the people and the phones of an exchange, and what was done about it. */
export const loadedExtensionsForm = Type.Object(
  {
    pbx: text,
    add: Type.Array(Type.Object(named, strict)),
    rename: Type.Array(Type.Object({ ...named, from: text }, strict)),
    orphans: Type.Array(extensionForm, { description: 'of nobody any more' }),
    taken: Type.Array(Type.Object({ ...named, by: text }, strict), {
      description: 'of several with one extension those after the first',
    }),
    same: count,
    removed: texts,
    secrets: Type.Array(Type.Object({ ...named, secret: text }, strict), {
      description: 'of new phones: shown this once',
    }),
    failure: orNull(text),
  },
  { ...strict, title: 'LoadedExtensions' },
);
export const removedExtensionsForm = Type.Object({ removed: texts }, strict);
