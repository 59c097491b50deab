import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { problemForm } from '../../api/forms/problem.ts';
import type { Api } from '../../api/types.ts';

type Media = Record<string, { schema: TSchema }>;
type Documented = TSchema | { content: Media };
const checks = new WeakMap<TSchema, Validator>();

/** Holds every answer of a server against the form that its route documents; gathers those that differ from it. */
export function gatherMisfits(app: Api): string[] {
  const misfits: string[] = [];
  app.addHook('onSend', async (request, reply, payload) => {
    if (!/^\/(api|calendars)\/(?!docs)/.test(request.url)) return;
    const misfit = misfitOf(request, reply, payload);
    if (misfit) misfits.push(`${request.method} ${request.url} answers ${reply.statusCode}: ${misfit}`);
  });
  return misfits;
}

/** The first thing of an answer that its form does not allow, in words; `null`: it is as documented. */
export function misfitOf(request: FastifyRequest, reply: FastifyReply, payload: unknown): string | null {
  const type = String(reply.getHeader('content-type') ?? '').split(';')[0]!;
  const form = formOf(request, reply.statusCode, type);
  if (!form) return `documents no answer of that status and of type "${type}"`;
  const isEmpty = payload === undefined || payload === null || payload === '';
  if ('type' in form && form.type === 'null') return isEmpty ? null : 'has content';
  // A file is what it is.
  if (!type.endsWith('json') || Object.keys(form).length === 0) return isEmpty ? 'has no content' : null;
  if (typeof payload !== 'string') return 'is not JSON';
  const check = checks.get(form) ?? Compile(form);
  checks.set(form, check);
  const value: unknown = JSON.parse(payload);
  if (check.Check(value)) return null;
  const { instancePath, keyword, message, params } = check.Errors(value)[0]!;
  // So the check calls what a strict form does not name.
  if (keyword === 'boolean') return `${instancePath} is not in the form`;
  return `${instancePath || 'the whole'} ${message} ${JSON.stringify(params)}`;
}

function formOf({ is404, routeOptions }: FastifyRequest, status: number, type: string): TSchema | null {
  // Of an address that there is not there is no route.
  if (is404) return problemForm;
  const response = (routeOptions.schema?.response ?? {}) as Record<string, Documented>;
  const documented = response[status] ?? (status >= 400 ? response.default : undefined);
  if (!documented) return null;
  return 'content' in documented ? ((documented.content as Media)[type]?.schema ?? null) : documented;
}
