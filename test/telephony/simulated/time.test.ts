import { expect, test } from 'vitest';
import { openChance } from '../../../telephony/simulated/chance.ts';
import { openFakeTime, realTime } from '../../../telephony/simulated/time.ts';

test('a time that stands still jumps from one event to the next', () => {
  const time = openFakeTime(1000);
  const said: string[] = [];
  const say = (word: string) => () => said.push(`${time.now()} ${word}`);
  time.after(30, say('c'));
  time.after(10, say('a'));
  time.after(10, () => {
    say('b')();
    time.after(5, say('inner'));
    time.after(0, say('at once'));
  });
  const callOff = time.after(20, say('never'));
  callOff();
  callOff();
  expect(time.untilNext()).toBe(10);
  time.advance(29);
  expect(said).toEqual(['1010 a', '1010 b', '1010 at once', '1015 inner']);
  expect(time.now()).toBe(1029);
  time.advance(1);
  expect(said.at(-1)).toBe('1030 c');
  expect(time.untilNext()).toBeNull();
});

test('the real time goes on by itself', async () => {
  const time = realTime();
  const before = time.now();
  const never = time.after(0, () => expect.unreachable());
  never();
  // The timers of callers who do not exist keep nobody awake, so something else must.
  const awake = setTimeout(() => {}, 10_000);
  await new Promise<void>((resolve) => void time.after(5, resolve));
  clearTimeout(awake);
  expect(time.now()).toBeGreaterThan(before);
});

test('chance has the means that it says, and is the same for the same seed', () => {
  const chance = openChance(7);
  const many = <T>(draw: () => T) => Array.from({ length: 20_000 }, draw);
  const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  expect(mean(many(() => chance.exponential(50)))).toBeCloseTo(50, -0.5);
  const logs = many(() => chance.logNormal(100, 0.7)).sort((a, b) => a - b);
  expect(Math.abs(logs[10_000]! - 100)).toBeLessThan(3);
  expect(mean(many(() => (chance.happens(0.3) ? 1 : 0)))).toBeCloseTo(0.3, 1);
  expect(new Set(many(() => chance.pick(['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']));
  const draw = (seed: number) => Array.from({ length: 10 }, openChance(seed).next);
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});
