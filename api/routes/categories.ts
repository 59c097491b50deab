import { Type } from 'typebox';
import { addCategory, changeCategory, removeCategory } from '../../actions/desk/edit-categories.ts';
import { categoryTree, searchCategories } from '../../actions/desk/list-categories.ts';
import { CATEGORY_KINDS } from '../../model/call-notes.ts';
import { categoryForm } from '../../model/forms/call-note.ts';
import { id, orNull, strict } from '../../model/forms/shared.ts';
import { categoriesForm, removedCategoryForm } from '../forms/desk.ts';
import { requires } from '../requires.ts';
import { idPath } from '../schemas.ts';
import type { Api } from '../types.ts';

const tags = ['desk'];
const name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
const code = Type.String({ minLength: 1, maxLength: 30, pattern: '^\\S+$' });
const others = {
  parent: Type.Optional(orNull(id)),
  color: Type.Optional(orNull(Type.String({ pattern: '^#[0-9a-fA-F]{6}$' }))),
  keywords: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 50 })),
  enabled: Type.Optional(Type.Boolean()),
  kind: Type.Optional(Type.Enum([...CATEGORY_KINDS])),
  order: Type.Optional(Type.Integer({ minimum: 0, maximum: 9999 })),
};

/** Why people call. */
export async function categoryRoutes(app: Api): Promise<void> {
  app.get(
    '/categories',
    {
      ...requires('category.see'),
      schema: {
        tags,
        summary: 'The tree of categories; with `text` those that are offered for it, the best first',
        querystring: Type.Object({ text: Type.Optional(Type.String({ maxLength: 100 })) }),
        response: { 200: categoriesForm },
      },
    },
    async (request) => {
      const { text } = request.query;
      const { workplace } = request;
      return {
        categories: await (text === undefined ? categoryTree(workplace) : searchCategories(workplace, text)),
      };
    },
  );

  app.post(
    '/categories',
    {
      ...requires('category.edit'),
      schema: {
        tags,
        summary: 'Adds a category',
        body: Type.Object({ name, code, ...others }, strict),
        response: { 201: categoryForm },
      },
    },
    async (request, reply) => reply.code(201).send(await addCategory(request.workplace, request.body)),
  );

  app.patch(
    '/categories/:id',
    {
      ...requires('category.edit'),
      schema: {
        tags,
        summary: 'Changes a category',
        params: idPath,
        body: Type.Object({ name: Type.Optional(name), code: Type.Optional(code), ...others }, strict),
        response: { 200: categoryForm },
      },
    },
    async (request) => changeCategory(request.workplace, request.params.id, request.body),
  );

  app.delete(
    '/categories/:id',
    {
      ...requires('category.edit'),
      schema: {
        tags,
        summary: 'Removes a category; one that was used is offered no more, and old calls keep it',
        params: idPath,
        response: { 200: removedCategoryForm },
      },
    },
    async (request) => ({ done: await removeCategory(request.workplace, request.params.id) }),
  );
}
