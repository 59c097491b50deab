import { allowedEvents, stepRequest } from '../../helpdesk/request-states.ts';
import { AppError } from '../../model/errors.ts';
import type { Permission } from '../../model/permissions.ts';
import type { RequestEvent, ServiceRequest } from '../../model/service-requests.ts';
import type { PersonKey } from '../../model/types.ts';
import type { Actor } from '../edit-rights.ts';
import type { Workplace } from '../workplace.ts';

export type RequestFields = Partial<
  Pick<ServiceRequest, 'subject' | 'text' | 'customer' | 'contract' | 'phone' | 'category' | 'priority'>
>;

export interface RequestStepWish {
  id: string;
  /** That was seen. */
  version: number;
  event: RequestEvent;
  /** What was said, done, or why. */
  text?: string | undefined;
  /** Of `assign`; `null`: nobody's. */
  assignee?: PersonKey | null | undefined;
  /** Of `edit`. */
  fields?: RequestFields | undefined;
}

/**
 * Does something with a request, by the table of states. `unknown-service-request`, `service-request-changed`,
 * `request-state`, `text-needed`, `forbidden`, `unknown-person`, `unknown-category`.
 */
export async function changeRequest(
  workplace: Workplace,
  actor: Actor,
  { id, version, event, text = '', assignee, fields = {} }: RequestStepWish,
): Promise<ServiceRequest> {
  const { store, clock, by, events } = workplace;
  const after = await store.transaction(async (parts) => {
    const before = await parts.serviceRequests.get(id);
    if (!before) throw new AppError('unknown-service-request');
    if (before.version !== version) throw new AppError('service-request-changed', { number: before.number });
    const permissions = permissionsFor(actor, before, event === 'assign' ? assignee : undefined);
    const at = clock().toISOString();
    const step = { event, text, at, by: actor.person, permissions };
    const state = stepRequest(before, step);
    const said = event === 'assign' ? (assignee ?? '') : text.trim();
    const changed = await parts.serviceRequests.change(
      id,
      version,
      {
        ...(event === 'edit' ? fields : {}),
        ...state,
        ...(event === 'assign' ? { assignee: assignee ?? null } : {}),
      },
      { by, event, text: said },
    );
    await parts.audit.add({
      who: by,
      what: `service-request.${event}`,
      subject: `service-request:${id}`,
      before: { ...before, notes: before.notes.length },
      after: { ...changed, notes: changed.notes.length },
    });
    return changed;
  });
  events.publish('desk-changed', { what: 'service-request', id });
  return after;
}

/** What somebody may do with a request as it is. */
export function eventsFor(actor: Actor, request: ServiceRequest): RequestEvent[] {
  return allowedEvents(request.status, permissionsFor(actor, request, actor.person));
}

/** To take what is nobody's, and to give back what is one's own, needs no right to assign. */
function permissionsFor(
  { person, permissions }: Actor,
  { assignee }: ServiceRequest,
  to: PersonKey | null | undefined,
): ReadonlySet<Permission> {
  const takes = person !== null && to === person && assignee === null;
  const givesBack = person !== null && to === null && assignee === person;
  const mayEdit = permissions.has('service-request.edit');
  return mayEdit && (takes || givesBack) ? new Set([...permissions, 'service-request.assign']) : permissions;
}
