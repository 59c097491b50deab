import { type Static, Type } from 'typebox';
import { CALLBACK_STATES, CATEGORY_KINDS } from '../call-notes.ts';
import { callForm } from './call.ts';
import { count, id, instant, orNull, personKey, strict } from './shared.ts';

/** What is written about calls. */

const text = Type.String();
const short = Type.String({ maxLength: 200 });

export const notedCustomerForm = Type.Object(
  {
    origin: Type.String({ minLength: 1, maxLength: 60 }),
    externalId: Type.String({ minLength: 1, maxLength: 100 }),
    name: short,
    taxId: Type.String({ maxLength: 60 }),
  },
  { ...strict, title: 'NotedCustomer' },
);
export const notedContractForm = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 100 }),
    number: Type.String({ maxLength: 60, description: 'text: it may begin with zeros' }),
    address: Type.String({ maxLength: 300 }),
  },
  { ...strict, title: 'NotedContract' },
);
export const claimForm = Type.Object(
  { founded: orNull(Type.Boolean()), responsible: orNull(Type.String({ maxLength: 100 })) },
  { ...strict, title: 'Claim' },
);

export const noteForm = Type.Object(
  {
    id,
    call: orNull(text),
    operator: personKey,
    at: instant,
    number: orNull(text),
    customer: orNull(notedCustomerForm),
    contract: orNull(notedContractForm),
    categories: Type.Array(id),
    comment: text,
    solved: orNull(Type.Boolean()),
    claim: orNull(claimForm),
    updatedAt: instant,
    version: count,
    externalId: orNull(Type.String({ description: 'in the foreign registry that it was written to' })),
  },
  { ...strict, title: 'CallNote' },
);
export type CallNoteView = Static<typeof noteForm>;

export const categoryForm = Type.Object(
  {
    id,
    name: text,
    code: text,
    parent: orNull(id),
    color: orNull(text),
    keywords: Type.Array(text),
    enabled: Type.Boolean(),
    kind: Type.Enum([...CATEGORY_KINDS]),
    order: Type.Integer(),
  },
  { ...strict, title: 'Category' },
);

/** A category in its place of the tree. */
export const categoryNodeForm = Type.Object(
  {
    ...categoryForm.properties,
    path: Type.Array(text, { description: 'names from the root to this one' }),
    shownColor: orNull(Type.String({ description: 'its own, or that of the nearest above it' })),
    isOffered: Type.Boolean({ description: 'it and all above it are enabled' }),
  },
  { ...strict, title: 'CategoryNode' },
);
export type CategoryView = Static<typeof categoryNodeForm>;

export const registryLineForm = Type.Object(
  {
    id: Type.String({ description: 'of the call, or of the note that has none' }),
    kind: Type.Enum(['call', 'note']),
    at: instant,
    call: orNull(callForm),
    notes: Type.Array(noteForm),
  },
  { ...strict, title: 'RegistryLine' },
);
export type RegistryLineView = Static<typeof registryLineForm>;

export const callbackForm = Type.Object(
  {
    id,
    number: text,
    call: text,
    missed: count,
    state: Type.Enum([...CALLBACK_STATES]),
    createdAt: instant,
    missedAt: instant,
    offeredTo: orNull(personKey),
    takenAt: orNull(instant),
    closedAt: orNull(instant),
    closedBy: orNull(text),
  },
  { ...strict, title: 'Callback' },
);
export type CallbackView = Static<typeof callbackForm>;
