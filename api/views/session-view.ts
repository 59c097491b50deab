import type { StoredPerson } from '../../actions/change-person.ts';
import type { Workplace } from '../../actions/workplace.ts';
import type { SessionView } from '../../model/forms/session.ts';
import type { Session } from '../../model/identity.ts';
import { permissionsOf, rolesOf } from '../../model/permissions.ts';
import { organisationView } from '../organisation.ts';
import { personView } from './person-view.ts';

/** Who is signed in and what they may do, as their page learns it. */
export function sessionView(workplace: Workplace, stored: StoredPerson, session: Session): SessionView {
  const { person } = stored;
  const roles = rolesOf(person);
  return {
    person: personView(stored, true),
    roles,
    permissions: permissionsOf({ roles }),
    demo: workplace.isDemo,
    locale: person.locale ?? workplace.config.organisation.locale,
    organisation: organisationView(workplace),
    expiresAt: session.expiresAt,
  };
}
