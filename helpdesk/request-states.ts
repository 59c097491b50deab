import { AppError } from '../model/errors.ts';
import type { Permission } from '../model/permissions.ts';
import type { RequestEvent, ServiceRequest, ServiceRequestState } from '../model/service-requests.ts';
import type { Instant, PersonKey } from '../model/types.ts';

/** What follows from an event, beside the new state. */
export type RequestEffect =
  /** Who did it has it now, if nobody had. */
  | 'take'
  /** Somebody of ours has reacted for the first time. */
  | 'respond'
  /** The text is its resolution, or why it was closed without one. */
  | 'set-resolution'
  | 'set-reason'
  | 'clear-outcome'
  | 'end';

interface Transition {
  from: readonly ServiceRequestState[];
  /** `null`: the state stays. */
  to: ServiceRequestState | null;
  needs: Permission;
  /** Without words it is refused. */
  needsText: boolean;
  effects: readonly RequestEffect[];
}

const OPEN = ['new', 'in_progress', 'waiting_customer'] as const;
const OVER = ['resolved', 'closed', 'irrelevant'] as const;
const EDIT = 'service-request.edit';

/** The one table: what may be done in which state and by whom. What is over can only be opened again. */
export const REQUEST_TABLE: Record<RequestEvent, readonly Transition[]> = {
  edit: [{ from: OPEN, to: null, needs: EDIT, needsText: false, effects: [] }],
  note: [
    { from: ['new'], to: 'in_progress', needs: EDIT, needsText: true, effects: ['take', 'respond'] },
    { from: ['in_progress', 'waiting_customer'], to: null, needs: EDIT, needsText: true, effects: [] },
  ],
  assign: [
    {
      from: ['new'],
      to: 'in_progress',
      needs: 'service-request.assign',
      needsText: false,
      effects: ['respond'],
    },
    {
      from: ['in_progress', 'waiting_customer'],
      to: null,
      needs: 'service-request.assign',
      needsText: false,
      effects: [],
    },
  ],
  start: [{ from: ['new'], to: 'in_progress', needs: EDIT, needsText: false, effects: ['take', 'respond'] }],
  ask: [
    {
      from: ['new', 'in_progress'],
      to: 'waiting_customer',
      needs: EDIT,
      needsText: false,
      effects: ['take', 'respond'],
    },
  ],
  'customer-wrote': [
    { from: ['waiting_customer'], to: 'in_progress', needs: EDIT, needsText: false, effects: [] },
  ],
  resolve: [
    {
      from: OPEN,
      to: 'resolved',
      needs: EDIT,
      needsText: true,
      effects: ['take', 'respond', 'set-resolution'],
    },
  ],
  confirm: [{ from: ['resolved'], to: 'closed', needs: EDIT, needsText: false, effects: ['end'] }],
  irrelevant: [
    {
      from: ['new', 'in_progress'],
      to: 'irrelevant',
      needs: EDIT,
      needsText: true,
      effects: ['set-reason', 'end'],
    },
  ],
  close: [
    {
      from: ['new', 'in_progress'],
      to: 'closed',
      needs: EDIT,
      needsText: true,
      effects: ['set-reason', 'end'],
    },
  ],
  reopen: [
    { from: OVER, to: 'in_progress', needs: EDIT, needsText: true, effects: ['take', 'clear-outcome'] },
  ],
};

/** What somebody may do with a request as it is. To take what is nobody's needs no right to assign. */
export function allowedEvents(
  status: ServiceRequestState,
  permissions: ReadonlySet<Permission>,
): RequestEvent[] {
  return (Object.keys(REQUEST_TABLE) as RequestEvent[]).filter((event) => {
    const transition = transitionOf(status, event);
    return transition !== null && permissions.has(transition.needs);
  });
}

/** The row of the table; `null`: not in this state. */
export function transitionOf(status: ServiceRequestState, event: RequestEvent): Transition | null {
  return REQUEST_TABLE[event].find(({ from }) => from.includes(status)) ?? null;
}

export interface RequestStep {
  event: RequestEvent;
  text: string;
  at: Instant;
  /** Who does it; `null`: a service. */
  by: PersonKey | null;
  permissions: ReadonlySet<Permission>;
}

export type RequestChange = Pick<
  ServiceRequest,
  'status' | 'assignee' | 'resolution' | 'closedReason' | 'firstResponseAt' | 'closedAt'
>;

/** What a request is after an event. `request-state`, `forbidden`, `text-needed`. */
export function stepRequest(
  request: RequestChange & Pick<ServiceRequest, 'number'>,
  step: RequestStep,
): RequestChange {
  const { event, at, by, permissions } = step;
  const transition = transitionOf(request.status, event);
  if (!transition) throw new AppError('request-state', { number: request.number });
  if (!permissions.has(transition.needs)) throw new AppError('forbidden');
  const text = step.text.trim();
  if (transition.needsText && text === '') throw new AppError('text-needed');
  const has = (effect: RequestEffect) => transition.effects.includes(effect);
  return {
    status: transition.to ?? request.status,
    assignee: has('take') ? (request.assignee ?? by) : request.assignee,
    resolution: has('set-resolution') ? text : has('clear-outcome') ? null : request.resolution,
    closedReason: has('set-reason') ? text : has('clear-outcome') ? null : request.closedReason,
    firstResponseAt: has('respond') ? (request.firstResponseAt ?? at) : request.firstResponseAt,
    closedAt: has('end') ? at : has('clear-outcome') ? null : request.closedAt,
  };
}
