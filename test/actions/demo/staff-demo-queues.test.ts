import { expect, test } from 'vitest';
import { staffDemoQueues } from '../../../actions/demo/staff-demo-queues.ts';
import { at, atWork, TEAM } from '../phones/phones-at-work.ts';

test('the demo has people on the phone after hours, until the day ends', async () => {
  const { workplace, open, publish, inQueue, until } = await atWork('sqlite', { start: at('18:00') });
  await publish(['ada', null, null]);
  const phones = await open({ schedule: false });
  const added = await staffDemoQueues(workplace, phones);
  expect(added).toEqual(TEAM.map(({ key }) => key));
  expect(await inQueue()).toHaveLength(5);
  // Whoever looks again changes nothing, nor does the timetable.
  await phones.follow();
  expect(await staffDemoQueues(workplace, phones)).toEqual([]);
  expect(await inQueue()).toHaveLength(5);
  until(at('00:01', '2026-03-10'));
  await phones.follow();
  expect(await inQueue()).toEqual([]);
});

test('while a turn runs its people are enough', async () => {
  const { workplace, open, publish, inQueue } = await atWork('sqlite');
  await publish(['ada', 'ben', null]);
  const phones = await open({ schedule: false });
  await phones.follow();
  expect(await staffDemoQueues(workplace, phones)).toEqual([]);
  expect(await inQueue()).toEqual(['201', '202']);
});
