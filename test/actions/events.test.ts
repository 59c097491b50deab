import { expect, test } from 'vitest';
import { makeEvents } from '../../actions/events.ts';

test('who listens is told in the order of coming, until they stop', () => {
  const failures: unknown[] = [];
  const events = makeEvents((error) => failures.push(error));
  const told: string[] = [];
  const stop = events.subscribe('session-ended', ({ person }) => told.push(`one ${person}`));
  events.subscribe('session-ended', () => {
    throw new Error('not my day');
  });
  events.subscribe('session-ended', ({ person }) => told.push(`two ${person}`));
  const event = { session: 's', person: 'ada', state: 'ended' } as const;
  events.publish('session-ended', event);
  stop();
  events.publish('session-ended', event);
  events.publish('week-changed', { week: '2026-03-02', id: 't', version: 2, state: 'draft', by: 'ada' });
  expect(told).toEqual(['one ada', 'two ada', 'two ada']);
  expect(failures).toHaveLength(2);
});
