import type { RequestNote, ServiceRequest } from '../model/service-requests.ts';
import { fromNotedColumns, searchText, toNotedColumns } from './noted-rows.ts';
import type { RequestNoteRow, ServiceRequestRow } from './schema.ts';

/** What may change of a request. */
export function toColumns(
  request: ServiceRequest,
): Omit<
  ServiceRequestRow,
  'id' | 'seq' | 'year' | 'number_in_year' | 'created_at' | 'created_by' | 'save_key'
> {
  return {
    subject: request.subject,
    text: request.text,
    ...toNotedColumns(request),
    phone: request.phone,
    channel: request.channel,
    category: request.category,
    priority: request.priority,
    status: request.status,
    assignee: request.assignee,
    call: request.call,
    resolution: request.resolution,
    closed_reason: request.closedReason,
    updated_at: request.updatedAt,
    first_response_at: request.firstResponseAt,
    closed_at: request.closedAt,
    version: request.version,
    search: searchOf(request),
  };
}

function searchOf(request: ServiceRequest): string {
  const { customer, contract } = request;
  return searchText(
    request.number,
    request.subject,
    request.text,
    request.phone,
    customer?.name,
    customer?.taxId,
    contract?.number,
  );
}

export function toRequest(row: ServiceRequestRow, notes: readonly RequestNoteRow[]): ServiceRequest {
  return {
    id: row.id,
    number: `${row.year}-${String(row.number_in_year).padStart(5, '0')}`,
    subject: row.subject,
    text: row.text,
    ...fromNotedColumns(row),
    phone: row.phone,
    channel: row.channel as ServiceRequest['channel'],
    category: row.category,
    priority: row.priority as ServiceRequest['priority'],
    status: row.status as ServiceRequest['status'],
    assignee: row.assignee,
    notes: notes.map(({ id, at, author, event, text }) => {
      return { id, at, by: author, event: event as RequestNote['event'], text };
    }),
    call: row.call,
    resolution: row.resolution,
    closedReason: row.closed_reason,
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    firstResponseAt: row.first_response_at,
    closedAt: row.closed_at,
    version: row.version,
  };
}
