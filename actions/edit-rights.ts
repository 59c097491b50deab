import type { Config } from '../model/config/schema.ts';
import type { Permission } from '../model/permissions.ts';
import type { PersonKey } from '../model/types.ts';
import { type Move, personsMoved } from './week-change.ts';

/** Who acts, and what that one may do; services are nobody. */
export interface Actor {
  person: PersonKey | null;
  permissions: ReadonlySet<Permission>;
}

export function may(actor: Actor, permission: Permission): boolean {
  return actor.permissions.has(permission);
}

/** Whose word a change still needs. */
export interface EditRights {
  /** Those whose turns would change and who have not been asked. */
  needsConsent: PersonKey[];
  /** Nobody but a coordinator may do this. */
  needsCoordinator: boolean;
}

/**
 * By the installation's `access.swaps`. With consent, who acts may give her own turn away to somebody who agrees, take
 * somebody's with the same agreement, and move to a hole; to leave a hole behind is for coordinators.
 */
export function editRights(config: Config, actor: Actor, moves: readonly Move[]): EditRights {
  if (may(actor, 'timetable.edit.all')) return { needsConsent: [], needsCoordinator: false };
  if (!may(actor, 'timetable.edit') || actor.person === null)
    return { needsConsent: [], needsCoordinator: true };
  const { swaps } = config.access;
  if (swaps === 'free') return { needsConsent: [], needsCoordinator: false };
  if (swaps === 'coordinator') return { needsConsent: [], needsCoordinator: true };
  const persons = personsMoved(moves);
  const isMine = persons.includes(actor.person);
  const emptied = moves.filter(({ to }) => to === null).length;
  const filled = moves.filter(({ from }) => from === null).length;
  return {
    needsConsent: persons.filter((key) => key !== actor.person),
    needsCoordinator: !isMine || emptied > filled,
  };
}
