import type { Kysely } from 'kysely';
import { persons } from './001-persons.ts';
import { weeks } from './002-weeks.ts';
import { downloadsAndLocks } from './003-downloads-and-locks.ts';
import { web } from './004-web.ts';
import { versions } from './005-versions.ts';
import { messages } from './006-messages.ts';
import { phones } from './007-phones.ts';
import { customers } from './008-customers.ts';
import { desk } from './009-desk.ts';

/** One step of the store's shape. A step that was released is never changed: what it lacks is a new step. */
export interface Migration {
  name: string;
  up(db: Kysely<unknown>): Promise<void>;
}

/** All steps in order; a store's version is the number of steps it has been through. */
export const migrations: readonly Migration[] = [
  { name: '001-persons', up: persons },
  { name: '002-weeks', up: weeks },
  { name: '003-downloads-and-locks', up: downloadsAndLocks },
  { name: '004-web', up: web },
  { name: '005-versions', up: versions },
  { name: '006-messages', up: messages },
  { name: '007-phones', up: phones },
  { name: '008-customers', up: customers },
  { name: '009-desk', up: desk },
];
