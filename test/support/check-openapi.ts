import { type Static, Type } from 'typebox';
import { Errors } from 'typebox/value';

/**
 * What OpenAPI 3.1 asks of a document, as far as ours go: which fields its objects have, that references lead
 * somewhere, that paths and their parameters agree, and that schemas are made of the words of JSON Schema.
 */

const strict = { additionalProperties: false } as const;
const text = Type.String();
const words = Type.Array(text);
const anything = Type.Unknown();
const media = Type.Record(text, Type.Object({ schema: Type.Object({}) }, strict));

const parameter = Type.Object(
  {
    name: text,
    in: Type.Enum(['path', 'query', 'header', 'cookie']),
    required: Type.Optional(Type.Boolean()),
    description: Type.Optional(text),
    schema: Type.Object({}),
  },
  strict,
);

const operation = Type.Object(
  {
    tags: Type.Optional(words),
    summary: text,
    description: Type.Optional(text),
    parameters: Type.Optional(Type.Array(parameter)),
    requestBody: Type.Optional(
      Type.Object(
        { content: media, required: Type.Optional(Type.Boolean()), description: Type.Optional(text) },
        strict,
      ),
    ),
    responses: Type.Record(
      Type.String({ pattern: '^([1-5]\\d\\d|[1-5]XX|default)$' }),
      Type.Object({ description: text, content: Type.Optional(media) }, strict),
      strict,
    ),
    'x-permission': text,
    'x-own': Type.Optional(Type.Literal(true)),
  },
  strict,
);

const documentForm = Type.Object(
  {
    openapi: Type.String({ pattern: '^3\\.1\\.\\d+$' }),
    info: Type.Object({ title: text, version: text }, strict),
    paths: Type.Record(
      Type.String({ pattern: '^/' }),
      Type.Record(Type.String({ pattern: '^(get|put|post|patch|delete)$' }), operation, strict),
      strict,
    ),
    components: Type.Object(
      {
        schemas: Type.Record(Type.String({ pattern: '^[\\w.-]+$' }), Type.Object({}), strict),
        securitySchemes: Type.Record(text, anything),
      },
      strict,
    ),
    security: Type.Array(Type.Record(text, words)),
  },
  strict,
);
export type OpenApi = Static<typeof documentForm>;

/** Words of JSON Schema that our forms use, by what stands there. */
const MAPS = ['properties'];
const LISTS = ['anyOf'];
const SCHEMAS = ['items', 'additionalProperties'];
const VALUES: Record<string, (value: unknown) => boolean> = {
  $ref: isText,
  type: (value) =>
    ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'].includes(value as string),
  title: isText,
  description: isText,
  format: isText,
  pattern: (value) => isText(value) && new RegExp(value as string, 'u') instanceof RegExp,
  enum: (value) => Array.isArray(value) && value.length > 0 && new Set(value).size === value.length,
  required: (value) => Array.isArray(value) && value.every(isText),
  minimum: Number.isFinite,
  maximum: Number.isFinite,
  minLength: isCount,
  maxLength: isCount,
  minItems: isCount,
  maxItems: isCount,
};

/** @returns one sentence for each fault */
export function checkOpenApi(document: OpenApi): string[] {
  const faults = Errors(documentForm, document).map(
    ({ instancePath, message }) => `${instancePath} ${message}`,
  );
  if (faults.length > 0) return faults;
  return [
    ...Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { parameters = [] }]) => {
        const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
        const given = parameters.filter((one) => one.in === 'path' && one.required).map(({ name }) => name);
        const isSame = JSON.stringify(named) === JSON.stringify(given.sort());
        return isSame ? [] : [`${method} ${path} describes the parameters ${given.join(', ')}`];
      }),
    ),
    ...schemasOf(document).flatMap(([place, schema]) => checkSchema(place, schema, document)),
  ];
}

function schemasOf({ paths, components }: OpenApi): [string, unknown][] {
  const inOperations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters = [], requestBody, responses }]) => {
      const contents = [requestBody, ...Object.values(responses)].flatMap((one) =>
        Object.values(one?.content ?? {}),
      );
      const place = `${method} ${path}`;
      return [...parameters, ...contents].map(({ schema }): [string, unknown] => [place, schema]);
    }),
  );
  return [...Object.entries(components.schemas), ...inOperations];
}

function checkSchema(place: string, schema: unknown, document: OpenApi): string[] {
  if (typeof schema === 'boolean') return [];
  if (typeof schema !== 'object' || schema === null) return [`${place} is no schema`];
  return Object.entries(schema).flatMap(([word, value]) => {
    const here = `${place} ${word}`;
    const check = (name: string, one: unknown) => checkSchema(`${here} ${name}`, one, document);
    if (MAPS.includes(word)) return Object.entries(value).flatMap(([name, one]) => check(name, one));
    if (LISTS.includes(word)) return Object.entries(value).flatMap(([name, one]) => check(name, one));
    if (SCHEMAS.includes(word)) return check('', value);
    if (!(word in VALUES)) return [`${here} is no word of a schema`];
    if (!VALUES[word]!(value)) return [`${here} is not valid`];
    const name = word === '$ref' ? String(value).replace('#/components/schemas/', '') : null;
    return name !== null && !(name in document.components.schemas) ? [`${here} leads nowhere`] : [];
  });
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}
