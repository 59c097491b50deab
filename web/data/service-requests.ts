import type { ServiceRequestView } from '../../model/forms/service-request.ts';
import type { RequestEvent } from '../../model/service-requests.ts';
import type { NotedContract, NotedCustomer } from './call-notes.ts';
import { get, send } from './http.ts';

export type { RequestEvent, ServiceRequestView };
/** As lists have it: without what may be done. */
export type ListedRequest = Omit<ServiceRequestView, 'can'>;

export interface RequestPage {
  requests: ListedRequest[];
  next: string | null;
}

export const listServiceRequests = (filter: URLSearchParams) =>
  get<RequestPage>(`/service-requests?${filter}`);
/** By its id or its number. */
export const readServiceRequest = (id: string) =>
  get<ServiceRequestView>(`/service-requests/${encodeURIComponent(id)}`);

export interface OpenWish {
  call?: string;
  key: string;
  customer: NotedCustomer | null;
  contract: NotedContract | null;
  category: string | null;
  text?: string;
}

export const openServiceRequest = (wish: OpenWish) =>
  send<ServiceRequestView>('POST', '/service-requests', wish);
export const stepServiceRequest = (
  { id, version }: Pick<ServiceRequestView, 'id' | 'version'>,
  step: { event: RequestEvent; text?: string; assignee?: string | null },
) =>
  send<ServiceRequestView>('POST', `/service-requests/${encodeURIComponent(id)}/events`, {
    version,
    ...step,
  });
