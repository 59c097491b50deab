import { describe, expect, test } from 'vitest';
import { allowedEvents, type RequestStep, stepRequest } from '../../helpdesk/request-states.ts';
import { permissionsOf } from '../../model/permissions.ts';
import {
  REQUEST_EVENTS,
  SERVICE_REQUEST_STATES,
  type ServiceRequestState,
} from '../../model/service-requests.ts';

const AT = '2026-03-02T08:15:00.000Z';
const agent = new Set(permissionsOf({ roles: ['agent'] }));
const lead = new Set(permissionsOf({ roles: ['agent', 'supervisor'] }));

const request = (status: ServiceRequestState) => ({
  ...{ status, number: '2026-00001', assignee: null, resolution: null, closedReason: null },
  ...{ firstResponseAt: null, closedAt: null },
});
const step = (event: RequestStep['event'], changes: Partial<RequestStep> = {}): RequestStep => ({
  ...{ event, text: 'because', at: AT, by: 'ada', permissions: agent },
  ...changes,
});

describe('a service request', () => {
  test.each([
    ['new', 'edit note start ask resolve irrelevant close'],
    ['in_progress', 'edit note ask resolve irrelevant close'],
    ['waiting_customer', 'edit note customer-wrote resolve'],
    ['resolved', 'confirm reopen'],
    ['closed', 'reopen'],
    ['irrelevant', 'reopen'],
  ] as const)('that is %s allows %s', (status, events) => {
    expect(allowedEvents(status, agent)).toEqual(events.split(' '));
    const open = ['new', 'in_progress', 'waiting_customer'].includes(status);
    expect(allowedEvents(status, lead).includes('assign')).toBe(open);
    expect(allowedEvents(status, new Set())).toEqual([]);
  });

  test('refuses whatever the table does not have', () => {
    for (const status of SERVICE_REQUEST_STATES) {
      const allowed = allowedEvents(status, lead);
      for (const event of REQUEST_EVENTS.filter((one) => !allowed.includes(one))) {
        expect(() => stepRequest(request(status), step(event, { permissions: lead }))).toThrow(
          expect.objectContaining({ code: 'request-state', values: { number: '2026-00001' } }),
        );
      }
    }
    expect(() => stepRequest(request('new'), step('assign'))).toThrow(
      expect.objectContaining({ code: 'forbidden' }),
    );
  });

  test('belongs to who does something first, and notes when that was', () => {
    expect(stepRequest(request('new'), step('start'))).toMatchObject({
      status: 'in_progress',
      assignee: 'ada',
      firstResponseAt: AT,
    });
    const others = { ...request('new'), assignee: 'ben', firstResponseAt: '2026-03-01T00:00:00.000Z' };
    expect(stepRequest(others, step('note'))).toMatchObject({
      status: 'in_progress',
      assignee: 'ben',
      firstResponseAt: '2026-03-01T00:00:00.000Z',
    });
  });

  test('is resolved, confirmed and opened again with words', () => {
    const resolved = stepRequest(request('in_progress'), step('resolve', { text: ' mended ' }));
    expect(resolved).toMatchObject({ status: 'resolved', resolution: 'mended', closedAt: null });
    const numbered = (one: typeof resolved) => ({ ...one, number: '2026-00001' });
    const closed = stepRequest(numbered(resolved), step('confirm', { text: '' }));
    expect(closed).toMatchObject({ status: 'closed', closedAt: AT });
    const again = stepRequest(numbered(closed), step('reopen'));
    expect(again).toMatchObject({ status: 'in_progress', resolution: null, closedAt: null });
    expect(stepRequest(request('new'), step('irrelevant'))).toMatchObject({
      status: 'irrelevant',
      closedReason: 'because',
      closedAt: AT,
    });
    for (const event of ['resolve', 'irrelevant', 'close', 'note'] as const)
      expect(() => stepRequest(request('new'), step(event, { text: ' \n' }))).toThrow(
        expect.objectContaining({ code: 'text-needed' }),
      );
  });
});
