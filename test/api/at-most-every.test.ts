import { expect, test, vi } from 'vitest';
import { atMostEvery } from '../../api/live/at-most-every.ts';

test('the first is told at once, a burst once more, each name for itself, and nothing after the end', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const told: string[] = [];
    const { tell, close } = atMostEvery(20, (name) => told.push(name));
    for (let i = 0; i < 5; i++) tell('a');
    tell('b');
    expect(told).toEqual(['a', 'b']);
    vi.advanceTimersByTime(20);
    expect(told).toEqual(['a', 'b', 'a']);
    vi.advanceTimersByTime(20);
    tell('a');
    expect(told).toEqual(['a', 'b', 'a', 'a']);
    tell('a');
    close();
    vi.advanceTimersByTime(100);
    expect(told).toHaveLength(4);
  } finally {
    vi.useRealTimers();
  }
});
