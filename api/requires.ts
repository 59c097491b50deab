import type { FastifyRequest } from 'fastify';
import { AppError } from '../model/errors.ts';
import type { Permission } from '../model/permissions.ts';
import type { PersonActor } from './actor.ts';
import type { OwnerOf } from './types.ts';

/**
 * What a route asks for; every route must say it. With `ownerOf`, who has no more than `PERMISSION.own` may come in
 * for what is theirs.
 *
 *     app.get('/weeks', { ...requires('timetable.see'), schema }, handler);
 *     app.patch('/persons/:key', { ...requires('person.edit', keyOfPath), schema }, handler);
 */
export function requires(
  permission: Permission | 'public',
  ownerOf?: OwnerOf,
): { config: { permission: Permission | 'public'; ownerOf?: OwnerOf } } {
  return { config: ownerOf ? { permission, ownerOf } : { permission } };
}

/** The person whose key is in the path, as `:key`. */
export const keyOfPath: OwnerOf = (request) => (request.params as { key: string }).key;

/** Whether who asks may do something: for routes whose answer differs by it. */
export function may({ actor }: FastifyRequest, permission: Permission): boolean {
  return actor.permissions.has(permission);
}

/** Refuses with `not-signed-in` or `forbidden`: for routes where it depends on the body. */
export function demand(request: FastifyRequest, permission: Permission): void {
  if (!may(request, permission)) throw refusal(request);
}

/** Who is signed in. For routes that a service has no use for: refuses it with `forbidden`. */
export function personOf(request: FastifyRequest): PersonActor {
  if (request.actor.kind !== 'person') throw refusal(request);
  return request.actor;
}

export function refusal({ actor }: FastifyRequest): AppError {
  return new AppError(actor.kind === 'nobody' ? 'not-signed-in' : 'forbidden');
}
