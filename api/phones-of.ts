import type { FastifyRequest } from 'fastify';
import type { Phones } from '../actions/phones/phones.ts';
import { AppError } from '../model/errors.ts';

/** The phones of this server. `no-phones`. */
export function phonesOf({ server }: FastifyRequest): Phones {
  if (server.phones === null) throw new AppError('no-phones');
  return server.phones;
}
