import type { FoundSession } from '../actions/identity/identify.ts';
import type { ApiKey, Session } from '../model/identity.ts';
import { type Permission, permissionsOf, type Role, rolesOf } from '../model/permissions.ts';
import type { Person } from '../model/types.ts';

/** Who asks: somebody signed in, a service by its key, or nobody that we know. */
export type Actor = PersonActor | ServiceActor | NobodyActor;

export interface PersonActor extends Rights {
  kind: 'person';
  person: Person;
  /** Of what is known of the person. */
  version: number;
  session: Session;
}

export interface ServiceActor extends Rights {
  kind: 'service';
  key: ApiKey;
}

export interface NobodyActor extends Rights {
  kind: 'nobody';
}

interface Rights {
  /** As the log and the audit name it: a person's key, "key:NAME", or "nobody". */
  by: string;
  roles: readonly Role[];
  permissions: ReadonlySet<Permission>;
}

export const nobody: NobodyActor = { kind: 'nobody', by: 'nobody', roles: [], permissions: new Set() };

export function personActor({ person, version, session }: FoundSession): PersonActor {
  const roles = rolesOf(person);
  const permissions = new Set(permissionsOf({ roles }));
  return { kind: 'person', by: person.key, roles, permissions, person, version, session };
}

export function serviceActor(key: ApiKey): ServiceActor {
  const permissions = new Set(permissionsOf({ scopes: key.scopes }));
  return { kind: 'service', by: `key:${key.name}`, roles: [], permissions, key };
}
