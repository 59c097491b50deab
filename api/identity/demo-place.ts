import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

/**
 * Whether somebody may choose who they are: only in the demo, and only who sits at the machine where it runs. What a
 * proxy hands on comes from elsewhere, whatever it looks like.
 */
export function isDemoPlace(request: FastifyRequest): boolean {
  const { isDemo } = request.server.workplace;
  const { headers, socket } = request;
  const isHandedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => name in headers);
  return isDemo && !isHandedOn && isLoopback(socket.remoteAddress ?? '') && isLoopbackName(request.hostname);
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

function isLoopbackName(name: string): boolean {
  return name === 'localhost' || isLoopback(name.replace(/^\[|\]$/g, ''));
}
