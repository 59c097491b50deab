/**
 * Who may do what: the one table. The server guards its routes by it, the page hides what a person may not do, and a
 * test holds every route against it.
 */

/** `agent` is everybody who is active; the other roles are given by an administrator. */
export const ROLES = ['agent', 'supervisor', 'admin'] as const;
export type Role = (typeof ROLES)[number];
/** Roles that are given to a person and kept with them. */
export type GivenRole = Exclude<Role, 'agent'>;
export const GIVEN_ROLES: readonly GivenRole[] = ['supervisor', 'admin'];

/** What a service's key may be allowed. */
export const SCOPES = [
  'timetable:read',
  'persons:read',
  'absences:write',
  'plan:run',
  'notify:say',
  'queue:read',
  'queue:write',
  'pbx:ring',
] as const;
export type Scope = (typeof SCOPES)[number];

interface Holders {
  roles: readonly Role[];
  scopes: readonly Scope[];
}

const all = (...scopes: Scope[]): Holders => ({ roles: ['agent', 'supervisor', 'admin'], scopes });
const leads = (...scopes: Scope[]): Holders => ({ roles: ['supervisor', 'admin'], scopes });
/** Machines alone. */
const services = (...scopes: Scope[]): Holders => ({ roles: [], scopes });
const admins = (...scopes: Scope[]): Holders => ({ roles: ['admin'], scopes });

/** A permission that ends in `.own` is about oneself alone; the one without that ending is about everybody. */
export const PERMISSIONS = {
  'session.own': all(),
  'notice.own': all(),
  'calendar.own': all(),

  'person.see': all('persons:read'),
  /** Addresses, extensions, loads and limits of others. */
  'person.see.private': leads('persons:read'),
  /** Name, colour and language. */
  'person.edit.own': all(),
  /** Also loads, limits, groups, tables and extensions. */
  'person.edit': leads(),
  /** To come and to go, the address by which somebody signs in, and roles. */
  'person.manage': admins(),

  'availability.see.own': all(),
  'availability.see': leads(),
  'availability.edit.own': all(),
  'availability.edit': leads(),
  'absence.see.own': all(),
  'absence.see': leads('absences:write'),
  'absence.edit': leads('absences:write'),
  'closed-day.see': all('timetable:read'),
  'closed-day.edit': leads('absences:write'),
  'fixed-turn.see': all(),
  'fixed-turn.edit': leads(),

  'timetable.see': all('timetable:read', 'plan:run'),
  /** Weeks that are not published, or no longer. */
  'draft.see': leads('plan:run'),
  /** Within the rules, and with the consent that the installation asks for. */
  'timetable.edit': all(),
  /** Other people's turns without their consent. */
  'timetable.edit.all': leads(),
  /** A hard rule, with a reason that stays. */
  'timetable.force': leads(),
  'timetable.publish': leads('plan:run'),
  'timetable.retire': leads(),
  'timetable.upload': leads(),
  'plan.see': leads('plan:run'),
  'plan.run': leads('plan:run'),

  'request.own': all(),
  'request.see': leads(),
  'request.decide': leads(),

  'queue.see': all('queue:read'),
  /** One's own place in a queue: to come, to go, to pause. */
  'queue.control.own': all(),
  'queue.control': leads('queue:write'),
  /** To make a queue as the timetable has it, at once. */
  'queue.reload': leads('queue:write'),
  /** Calls with what was written of them. */
  'registry.see.own': all(),
  'registry.see': leads(),
  'call.see.own': all(),
  'call.see': leads('queue:read'),
  /** For exchanges that can only call an address. */
  'call.ring': services('pbx:ring'),
  /** A call that nobody makes, to one's own phone: for training. */
  'call.emulate.own': all(),
  'call.emulate': leads(),
  /** The cards of the calls that concern oneself; nobody sees another's. */
  'card.own': all(),
  /** To write about calls, and to change what one wrote; what others wrote for those who see their calls. */
  'call.note': all(),
  'category.see': all(),
  'category.edit': leads(),
  'callback.see': all(),
  'callback.take': all(),

  'customer.see': all(),
  /** To go on to the customer's own portal as that customer. */
  'customer.link': leads(),
  'service-request.see': all(),
  'service-request.edit': all(),
  /** To give it to somebody else. */
  'service-request.assign': leads(),

  'extension.manage': leads(),
  'pbx.see': leads(),

  /** To a channel, or to somebody's address. */
  'message.say': all('notify:say'),
  /** What did not get out, and to have it tried again. */
  'message.see': admins(),

  'credit.see': all(),
  /** To forgive what somebody has done too many or too few. */
  'credit.edit': leads(),
  'fairness.see': all(),
  'key.manage': admins(),
  'audit.see': leads(),
  /** What was changed of persons, too. */
  'audit.see.private': admins(),
} as const satisfies Record<string, Holders>;

export type Permission = keyof typeof PERMISSIONS;

/** Roles of a person: everybody who is active is an agent. */
export function rolesOf(person: { active: boolean; roles: readonly GivenRole[] }): Role[] {
  return person.active ? ['agent', ...person.roles] : [];
}

/** What somebody with these roles, or a service with these scopes, may do. */
export function permissionsOf(held: { roles?: readonly Role[]; scopes?: readonly Scope[] }): Permission[] {
  const { roles = [], scopes = [] } = held;
  return (Object.entries(PERMISSIONS) as [Permission, Holders][])
    .filter(
      ([, holders]) =>
        holders.roles.some((role) => roles.includes(role)) ||
        holders.scopes.some((scope) => scopes.includes(scope)),
    )
    .map(([permission]) => permission);
}
