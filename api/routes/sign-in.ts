import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { signIn } from '../../actions/identity/sign-in.ts';
import { AppError } from '../../model/errors.ts';
import { type SignInMethod, sessionForm } from '../../model/forms/session.ts';
import { rolesOf } from '../../model/permissions.ts';
import { loginForm } from '../forms/login.ts';
import { nothing } from '../forms/shared.ts';
import { isDemoPlace } from '../identity/demo-place.ts';
import { oidcClient, type Transaction } from '../identity/oidc.ts';
import { SignInRefusal } from '../identity/sign-in-refusal.ts';
import { organisationView } from '../organisation.ts';
import { putSession, sessionCookie } from '../plugins/identity.ts';
import { limitSignIns } from '../plugins/limits.ts';
import { ownOrigin } from '../plugins/same-site.ts';
import { requires } from '../requires.ts';
import type { Api } from '../types.ts';
import { sessionView } from '../views/session-view.ts';

const tags = ['identity'];
const onward = nothing('Sends the browser on');
const TRANSACTION = 'lineup-sign-in';
const TRANSACTION_PATH = '/api/login/oidc';
const TRANSACTION_MS = 10 * 60_000;

/** How people come in: by choosing who they are (the demo), or by way of an OpenID provider. */
export async function signInRoutes(app: Api): Promise<void> {
  const { workplace } = app;
  const { config, store, clock } = workplace;
  const provider = oidcClient(config.access, () => clock().getTime());
  const limited = { ...requires('public'), onRequest: limitSignIns(app) };

  app.get(
    '/login',
    {
      ...requires('public'),
      schema: { tags, summary: 'Who we are, and how one signs in here', response: { 200: loginForm } },
    },
    async (request) => {
      const methods: SignInMethod[] = [];
      if (isDemoPlace(request)) {
        const persons = (await store.persons.list()).map((person) => {
          const { key, name, coat } = person;
          return { key, name, coat, roles: rolesOf(person) };
        });
        methods.push({ kind: 'demo', persons });
      }
      if (provider) methods.push({ kind: 'oidc', label: config.access.oidc.label, url: '/api/login/oidc' });
      return { organisation: organisationView(workplace), methods };
    },
  );

  app.post(
    '/session',
    {
      ...limited,
      schema: {
        tags,
        summary: 'Signs in as somebody of the demo; only on the machine where it runs',
        body: Type.Object({ person: Type.String({ maxLength: 30 }) }, { additionalProperties: false }),
        response: { 201: sessionForm },
      },
    },
    async (request, reply) => {
      if (!isDemoPlace(request)) throw new AppError('demo-elsewhere');
      const { person } = request.body;
      const stored = await store.persons.getStored(person);
      if (!stored?.person.active) throw new AppError('unknown-person', { person });
      const session = await enter(request, reply, person, 'demo');
      return reply.code(201).send(sessionView(workplace, stored, session));
    },
  );

  app.get(
    '/login/oidc',
    {
      ...limited,
      schema: {
        tags,
        summary: 'Sends the browser to the provider',
        querystring: Type.Object({ next: Type.Optional(Type.String({ maxLength: 2000 })) }),
        response: { 302: onward },
      },
    },
    async (request, reply) => {
      if (!provider) throw new AppError('unknown-address', { path: '/api/login/oidc' });
      const next = localPath(request.query.next, request);
      try {
        const { url, secrets } = await provider.start(redirectUri(request));
        const transaction: Transaction = { ...secrets, next, expires: clock().getTime() + TRANSACTION_MS };
        const text = Buffer.from(JSON.stringify(transaction)).toString('base64url');
        reply.setCookie(TRANSACTION, text, { ...transactionCookie(request), maxAge: TRANSACTION_MS / 1000 });
        return reply.redirect(url);
      } catch (error) {
        return refuse(request, reply, error);
      }
    },
  );

  app.get(
    '/login/oidc/callback',
    {
      ...limited,
      schema: { tags, summary: 'Where the provider sends the browser back to', response: { 302: onward } },
    },
    async (request, reply) => {
      if (!provider) throw new AppError('unknown-address', { path: '/api/login/oidc/callback' });
      reply.clearCookie(TRANSACTION, transactionCookie(request));
      try {
        const transaction = readTransaction(request, clock().getTime());
        const callback = new URL(redirectUri(request));
        callback.search = new URL(request.url, callback).search;
        const email = await provider.finish(callback, transaction);
        const found = (await store.persons.list()).filter((person) => person.email?.toLowerCase() === email);
        // Of two with one address nobody knows who it is.
        const [person] = found.length === 1 ? found : [];
        if (!person) throw new SignInRefusal('unknown');
        await enter(request, reply, person.key, 'oidc');
        return reply.redirect(transaction.next);
      } catch (error) {
        return refuse(request, reply, error);
      }
    },
  );
}

async function enter(request: FastifyRequest, reply: FastifyReply, person: string, method: 'demo' | 'oidc') {
  const { actor, workplace, headers } = request;
  const former = actor.kind === 'person' ? actor.session : null;
  const userAgent = headers['user-agent'] ?? '';
  const { session, token } = await signIn(workplace, { person, method, userAgent, former });
  putSession(request, reply, token);
  return session;
}

/** Back to the page of the sign-in, which says why in words. */
function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof SignInRefusal)) throw error;
  request.log.info({ err: error.cause ?? error, refusal: error.refusal }, 'somebody was not let in');
  return reply.redirect(`/login?refused=${error.refusal}`);
}

function redirectUri(request: FastifyRequest): string {
  return `${ownOrigin(request)}/api/login/oidc/callback`;
}

function transactionCookie(request: FastifyRequest) {
  const secure = sessionCookie(request).isSecure;
  return { path: TRANSACTION_PATH, httpOnly: true, sameSite: 'lax', secure, signed: true } as const;
}

function readTransaction(request: FastifyRequest, now: number): Transaction {
  const { valid, value } = request.unsignCookie(request.cookies[TRANSACTION] ?? '');
  if (!valid || value === null) throw new SignInRefusal('failed');
  const transaction = JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as Transaction;
  if (transaction.expires < now) throw new SignInRefusal('failed');
  return transaction;
}

/** A path of ours, whatever somebody wrote into the address: nobody is sent elsewhere from here. */
export function localPath(wanted: string | undefined, request: FastifyRequest): string {
  const origin = ownOrigin(request);
  if (!wanted?.startsWith('/') || !URL.canParse(wanted, origin)) return '/';
  const url = new URL(wanted, origin);
  return url.origin === origin && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : '/';
}
