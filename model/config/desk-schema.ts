import { Type } from 'typebox';
import { strict } from './schema-parts.ts';

/** What becomes of calls at the desk. */
export const deskSchema = Type.Object(
  {
    notesTo: Type.Array(Type.String(), {
      default: [],
      description: 'a list of customer directories of kind odoo',
    }),
  },
  strict,
);
