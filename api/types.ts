import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import type { Desk } from '../actions/desk/open-desk.ts';
import type { Phones } from '../actions/phones/phones.ts';
import type { Workplace } from '../actions/workplace.ts';
import type { Permission } from '../model/permissions.ts';
import type { Say } from '../model/texts/index.ts';
import type { Locale, PersonKey } from '../model/types.ts';
import type { Actor } from './actor.ts';

/** The application as routes see it: their schemas are the types of what they handle. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** Whose a thing is that a request is about; `null`: nobody's. */
export type OwnerOf = (request: FastifyRequest) => PersonKey | null | Promise<PersonKey | null>;

declare module 'fastify' {
  interface FastifyInstance {
    workplace: Workplace;
    /** `null`: this server has none. */
    phones: Phones | null;
    desk: Desk;
    /** Signs what leaves the server and comes back. */
    secret: string;
  }
  interface FastifyRequest {
    actor: Actor;
    locale: Locale;
    /** The catalogue in the language of who asks. */
    say: Say;
    /** The workplace as who asks: `by` and `locale` are theirs. */
    readonly workplace: Workplace;
  }
  interface FastifySchema {
    'x-permission'?: Permission | 'public';
    'x-own'?: boolean;
  }
  interface FastifyContextConfig {
    permission?: Permission | 'public';
    ownerOf?: OwnerOf;
  }
}
