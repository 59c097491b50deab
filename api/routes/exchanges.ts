import { Type } from 'typebox';
import { listExtensions, loadExtensions, removeExtensions } from '../../actions/phones/extensions.ts';
import { viewPbxs } from '../../actions/phones/view-pbxs.ts';
import { strict } from '../../model/forms/shared.ts';
import { renderSentence } from '../../model/texts/index.ts';
import {
  exchangesForm,
  extensionsForm,
  loadedExtensionsForm,
  removedExtensionsForm,
} from '../forms/exchanges.ts';
import { phonesOf } from '../phones-of.ts';
import { renderSentences } from '../render-sentences.ts';
import { requires } from '../requires.ts';
import type { Api } from '../types.ts';
import { actorOf } from '../week-version.ts';

const pbx = Type.Optional(
  Type.String({ minLength: 1, maxLength: 60, description: 'which exchange, where several keep phones' }),
);
const force = Type.Optional(
  Type.Boolean({ description: 'even while calls are up, which the exchange may cut' }),
);

/** The exchanges, and people's phones at them. */
export async function exchangeRoutes(app: Api): Promise<void> {
  app.get(
    '/pbxs',
    {
      ...requires('pbx.see'),
      schema: {
        tags: ['exchanges'],
        summary: 'The exchanges, how they are reached, and with check=1 what could be set right there',
        querystring: Type.Object({ check: Type.Optional(Type.Boolean()) }),
        response: { 200: exchangesForm },
      },
    },
    async (request) => {
      const { phones } = request.server;
      const pbxs = phones ? await viewPbxs(phones, request.query) : [];
      return { pbxs: renderSentences(request.locale, pbxs) };
    },
  );

  const tags = ['extensions'];
  app.get(
    '/extensions',
    {
      ...requires('extension.manage'),
      schema: {
        tags,
        summary: 'Phones at an exchange whose phones are ours to keep',
        querystring: Type.Object({ pbx }),
        response: { 200: extensionsForm },
      },
    },
    async (request) => ({
      extensions: await listExtensions(phonesOf(request), actorOf(request), request.query),
    }),
  );

  app.post(
    '/extensions/loads',
    {
      ...requires('extension.manage'),
      schema: {
        tags,
        summary: 'Gives everybody with an extension a phone; with `prune` takes those of nobody away',
        description: 'The secrets of new phones are in the answer and nowhere else, and never again.',
        body: Type.Object(
          {
            dryRun: Type.Optional(Type.Boolean()),
            prune: Type.Optional(Type.Boolean()),
            force,
            pbx,
          },
          strict,
        ),
        response: { 200: loadedExtensionsForm },
      },
    },
    async (request) => {
      const { failure, ...loaded } = await loadExtensions(
        request.workplace,
        phonesOf(request),
        actorOf(request),
        request.body,
      );
      return { ...loaded, failure: failure && renderSentence(request.locale, failure) };
    },
  );

  app.delete(
    '/extensions/:extension',
    {
      ...requires('extension.manage'),
      schema: {
        tags,
        summary: 'Takes a phone away',
        params: Type.Object({ extension: Type.String({ pattern: '^[0-9]{1,15}$' }) }),
        querystring: Type.Object({ pbx, force }),
        response: { 200: removedExtensionsForm },
      },
    },
    async (request) => {
      const wish = { ...request.query, ...request.params };
      return {
        removed: await removeExtensions(request.workplace, phonesOf(request), actorOf(request), wish),
      };
    },
  );
}
