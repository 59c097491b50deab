import { STATUS_CODES } from 'node:http';

type Json = Record<string, unknown>;

/**
 * Makes a component of each form that has a title, so that an OpenAPI document tells it once and by name. Two forms of
 * one title are a mistake.
 */
export function nameForms<Document extends { paths?: unknown; components?: unknown }>(
  document: Document,
): Document {
  const schemas: Record<string, unknown> = {};

  function hoist(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(hoist);
    if (!isRecord(value)) return value;
    const form = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hoist(item)]));
    // A property that is called "title" has a form, not a word.
    if (typeof form.title !== 'string') return form;
    const { title } = form;
    if (title in schemas && JSON.stringify(schemas[title]) !== JSON.stringify(form))
      throw new Error(`Two forms are called ${title}`);
    schemas[title] = form;
    return { $ref: `#/components/schemas/${title}` };
  }

  const paths = hoist(document.paths);
  describeAnswers(paths as Json);
  return { ...document, paths, components: { ...(document.components as Json | undefined), schemas } };
}

/** Answers whose form says nothing of itself are called what their status is. */
function describeAnswers(paths: Json): void {
  for (const methods of Object.values(paths) as Json[]) {
    for (const { responses } of Object.values(methods) as { responses: Record<string, Json> }[]) {
      for (const [status, response] of Object.entries(responses)) {
        if (response.description === 'Default Response')
          response.description = STATUS_CODES[status] ?? status;
      }
    }
  }
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
