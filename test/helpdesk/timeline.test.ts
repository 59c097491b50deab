import { expect, test } from 'vitest';
import { buildTimeline } from '../../helpdesk/timeline.ts';
import type { CallNote } from '../../model/call-notes.ts';
import type { ServiceRequest } from '../../model/service-requests.ts';
import { call, note, serviceRequest } from '../store/samples.ts';

const kept = (id: string, changes: Partial<CallNote>): CallNote => ({
  ...{ ...note(), id, updatedAt: '', version: 1, externalId: null },
  ...changes,
});

test('a timeline has calls with their notes, notes by hand and requests, the newest first', () => {
  const at = (hour: number) => `2026-03-02T0${hour}:00:00.000Z`;
  const calls = [
    call('c1', { startedAt: at(1), answeredAt: at(2), person: 'ben' }),
    call('c2', { startedAt: at(4), person: null }),
  ];
  const notes = [
    kept('n1', { call: 'c1', operator: 'ben' }),
    kept('n2', { call: null, at: at(3) }),
    // Of a call that is not known any more.
    kept('n3', { call: 'gone', at: at(5) }),
    kept('n4', { call: 'c2', operator: 'cai' }),
  ];
  const request = { ...serviceRequest(), id: 'r', createdAt: at(6) } as ServiceRequest;
  const turn = { date: '2026-03-02', start: '09:00', end: '10:15', line: 'first' };
  const entries = buildTimeline({
    ...{ calls, notes, requests: [request] },
    turnOf: (person, instant) => (person === 'ben' && instant === at(2) ? turn : null),
  });
  expect(
    entries.map((entry) =>
      entry.kind === 'call'
        ? [entry.call.id, entry.person, entry.turn, entry.notes.map(({ id }) => id)]
        : entry.kind === 'note'
          ? entry.note.id
          : entry.request.id,
    ),
  ).toEqual(['r', 'n3', ['c2', 'cai', null, ['n4']], 'n2', ['c1', 'ben', turn, ['n1']]]);
});
