import type { Workplace } from '../../actions/workplace.ts';
import type { Session } from '../../model/identity.ts';
import { permissionsOf, rolesOf } from '../../model/permissions.ts';
import type { Person } from '../../model/types.ts';
import { organisationView } from '../organisation.ts';
import { personView } from './person-view.ts';

/** Who is signed in and what they may do, as their page learns it. */
export function sessionView(workplace: Workplace, person: Person, session: Session) {
  const roles = rolesOf(person);
  return {
    person: personView(person, true),
    roles,
    permissions: permissionsOf({ roles }),
    demo: workplace.isDemo,
    locale: person.locale ?? workplace.config.organisation.locale,
    organisation: organisationView(workplace),
    expiresAt: session.expiresAt,
  };
}
