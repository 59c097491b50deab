import fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { nameForms } from '../../api/forms/name-forms.ts';
import { answers } from '../../api/plugins/answers.ts';
import { startApi } from '../support/api.ts';
import { checkOpenApi, type OpenApi } from '../support/check-openapi.ts';
import { gatherMisfits } from '../support/misfits.ts';

async function readDocument(): Promise<OpenApi> {
  const nobody = await (await startApi()).as(null);
  return (await nobody.get('/api/docs/json')).json();
}

describe('the documentation', () => {
  test('is a document of OpenAPI 3.1', async () => {
    expect(checkOpenApi(await readDocument())).toEqual([]);
  });

  test('tells of every route what it answers and how it refuses', async () => {
    const { paths } = await readDocument();
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { responses }]) => ({ name: `${method} ${path}`, responses })),
    );
    expect(operations.length).toBeGreaterThan(50);
    for (const { name, responses } of operations) {
      // Signing in by a provider goes on to another address: it has no other answer.
      const well = Object.keys(responses).filter((status) => /^2|^302$/.test(status));
      expect(well, name).toHaveLength(1);
      const content = responses[well[0]!]!.content ?? {};
      expect(Object.keys(content).length > 0, name).toBe(/^20[0-3]$/.test(well[0]!));
      expect(responses.default!.content, name).toEqual({
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      });
    }
  });

  test('has a name for what many routes answer, and nothing in it that is not described', async () => {
    const { components } = await readDocument();
    const names = ['Absence', 'Person', 'Plan', 'Problem', 'Reasons', 'Request', 'Session', 'Week'];
    expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining(names));
    expect(components.schemas.Week).toMatchObject({
      additionalProperties: false,
      properties: { persons: { additionalProperties: { additionalProperties: false } } },
    });
    expect(components.schemas.Problem).toMatchObject({
      properties: { week: { $ref: '#/components/schemas/Week' } },
    });
  });

  test('does not let one name stand for two forms', () => {
    const answer = (schema: object) => ({ get: { responses: { 200: { description: 'OK', schema } } } });
    const thing = { title: 'Thing', type: 'object' };
    const paths = (other: object) => ({ '/a': answer(thing), '/b': answer(other) });
    expect(nameForms({ paths: paths({ ...thing }) })).toMatchObject({
      components: { schemas: { Thing: thing } },
    });
    expect(() => nameForms({ paths: paths({ ...thing, type: 'array' }) })).toThrow(
      'Two forms are called Thing',
    );
  });

  test('a route that does not say what it answers does not come into being', async () => {
    const app = fastify();
    await app.register(answers);
    expect(() => app.get('/nothing', () => 'x')).toThrow('GET /nothing documents no answer');
  });
});

describe('the check of every answer', () => {
  test.each([
    ['/api/health', '"ok"', '"well"', /^GET \/api\/health answers 200: \/status must be/],
    ['/api/health', '"status"', '"more":1,"status"', /answers 200: \/more is not in the form$/],
    ['/api/health', /"version":"[^"]*"/, '"x":1', /answers 200: /],
    ['/api/session', '"code"', '"more":1,"code"', /answers 401: \/more is not in the form$/],
    ['/api/nothing', '"code"', '"cod"', /answers 404: /],
  ])('finds in %s that %s became %s', async (url, from, to, misfit) => {
    let misfits: string[] = [];
    const api = await startApi({
      prepare(app) {
        app.addHook('onSend', async (_request, _reply, payload) => String(payload).replace(from, to));
        misfits = gatherMisfits(app);
      },
    });
    await (await api.as(null)).get(url);
    expect(misfits).toEqual([expect.stringMatching(misfit)]);
  });
});

describe('the check of documents', () => {
  test.each<[string, (document: OpenApi) => void, string]>([
    ['another version', (one) => Object.assign(one, { openapi: '3.0.3' }), '/openapi must match'],
    ['a reference to nothing', ({ components }) => delete components.schemas.Cell, '$ref leads nowhere'],
    [
      'a parameter that is not described',
      ({ paths }) => delete paths['/api/persons/{key}']!.get!.parameters,
      'get /api/persons/{key} describes the parameters',
    ],
    [
      'a word that is none',
      ({ components }) => Object.assign(components.schemas.Cell!, { nullable: true }),
      'Cell nullable is no word of a schema',
    ],
    [
      'a type that is none',
      ({ components }) => Object.assign(components.schemas.Cell!, { type: 'undefined' }),
      'Cell type is not valid',
    ],
    [
      'an answer without description',
      ({ paths }) => Object.assign(paths['/api/health']!.get!.responses, { 200: {} }),
      'required',
    ],
  ])('finds %s', async (_, spoil, fault) => {
    const document = await readDocument();
    spoil(document);
    expect(checkOpenApi(document).join('\n')).toContain(fault);
  });
});
