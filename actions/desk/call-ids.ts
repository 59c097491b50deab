import { randomUUID } from 'node:crypto';

/** The names that our own calls have in place of an exchange's. */
export const RUNG = 'http';
export const EMULATED = 'emulated';

export function newEmulatedId(): string {
  return `${EMULATED}:${randomUUID()}`;
}

export function rungId(id: string): string {
  return `${RUNG}:${id}`;
}

export function isEmulated(call: string): boolean {
  return call.startsWith(`${EMULATED}:`);
}

/** No exchange of ours tells of it. */
export function isOutside(call: string): boolean {
  return isEmulated(call) || call.startsWith(`${RUNG}:`);
}
