import { Type } from 'typebox';
import { cardForm } from '../../model/forms/call-card.ts';
import { callbackForm, categoryNodeForm, noteForm, registryLineForm } from '../../model/forms/call-note.ts';
import {
  serviceRequestForm,
  shownRequestForm,
  timelineEntryForm,
} from '../../model/forms/service-request.ts';
import { orNull, personKeys, strict } from '../../model/forms/shared.ts';

export const cardsForm = Type.Object({ cards: Type.Array(cardForm) }, strict);
export const notesForm = Type.Object({ notes: Type.Array(noteForm) }, strict);
export const categoriesForm = Type.Object(
  { categories: Type.Array(categoryNodeForm, { description: 'in the order of the tree' }) },
  strict,
);
export const removedCategoryForm = Type.Object(
  {
    done: Type.Enum(['removed', 'disabled'], {
      description: 'disabled: it was used, so it is only offered no more',
    }),
  },
  strict,
);
const next = orNull(Type.String({ description: '`before` of the following page' }));
export const registryForm = Type.Object({ lines: Type.Array(registryLineForm), next }, strict);
export const callbacksForm = Type.Object({ callbacks: Type.Array(callbackForm), onDuty: personKeys }, strict);
export const serviceRequestsForm = Type.Object({ requests: Type.Array(serviceRequestForm), next }, strict);
export const openedRequestForm = shownRequestForm;
export const timelineForm = Type.Object({ entries: Type.Array(timelineEntryForm) }, strict);
/** A call that was told to us, or made up. */
export const takenCallForm = Type.Object({ call: Type.String({ description: 'its id' }) }, strict);
export const customerLinksForm = Type.Object(
  {
    links: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          label: Type.String(),
          isPersonal: Type.Boolean(),
          url: orNull(Type.String({ description: 'with {email} and the like; null: ask for it one by one' })),
        },
        strict,
      ),
    ),
  },
  strict,
);
export const linkForm = Type.Object({ url: Type.String() }, strict);
