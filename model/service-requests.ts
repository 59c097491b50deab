import type { NotedContract, NotedCustomer } from './call-notes.ts';
import type { Instant, PersonKey } from './types.ts';

/** The words of service requests as plain data: what a customer wants of the organisation. */

export const SERVICE_REQUEST_STATES = [
  'new',
  'in_progress',
  'waiting_customer',
  'resolved',
  'closed',
  'irrelevant',
] as const;
export type ServiceRequestState = (typeof SERVICE_REQUEST_STATES)[number];

/** Those that somebody still works on. */
export const OPEN_STATES = ['new', 'in_progress', 'waiting_customer'] as const;

export const CHANNELS = ['phone', 'telegram', 'web', 'sms', 'esb', 'email', 'webex'] as const;
export type Channel = (typeof CHANNELS)[number];

export const PRIORITIES = ['low', 'normal', 'high'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** What can be done with a request; `../helpdesk/request-states.ts` says when. */
export const REQUEST_EVENTS = [
  'edit',
  'note',
  'assign',
  'start',
  'ask',
  'customer-wrote',
  'resolve',
  'confirm',
  'irrelevant',
  'close',
  'reopen',
] as const;
export type RequestEvent = (typeof REQUEST_EVENTS)[number];

/** What was said or done, in its order. */
export interface RequestNote {
  id: string;
  at: Instant;
  /** As the log names them. */
  by: string;
  event: RequestEvent;
  /** What was said, or the reason; '' for none. */
  text: string;
}

export interface ServiceRequest {
  id: string;
  /** For people: year and number, "2026-00042". */
  number: string;
  subject: string;
  text: string;
  customer: NotedCustomer | null;
  contract: NotedContract | null;
  /** The number that it came from. */
  phone: string | null;
  channel: Channel;
  /** Id of a category. */
  category: string | null;
  priority: Priority;
  status: ServiceRequestState;
  assignee: PersonKey | null;
  notes: RequestNote[];
  /** The call that it came by. */
  call: string | null;
  resolution: string | null;
  /** Why it was closed without one. */
  closedReason: string | null;
  createdAt: Instant;
  createdBy: string;
  updatedAt: Instant;
  firstResponseAt: Instant | null;
  closedAt: Instant | null;
  /** 1 at first; each write adds one. */
  version: number;
}
