import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepLiveStates } from '../../../actions/phones/live-state.ts';
import { openSimulated } from '../../../telephony/simulated/simulated-pbx.ts';
import { openFakeTime } from '../../../telephony/simulated/time.ts';
import { at } from './phones-at-work.ts';

const QUEUES = ['support', 'sales'];
const EXTENSIONS = ['201', '202', '203', '204'];

describe('a queue in memory', () => {
  it('is as it would be read at any moment, whatever happens', async () => {
    const anything = fc.tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom(...QUEUES),
      fc.constantFrom(...EXTENSIONS),
      fc.integer({ min: 0, max: 20_000 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { maxLength: 40 }), fc.integer(), async (happenings, seed) => {
        const time = openFakeTime(at('09:00').getTime());
        const phones = EXTENSIONS.map((extension) => ({ extension, name: extension }));
        const queues = Object.fromEntries(QUEUES.map((queue) => [queue, {}]));
        const pbx = openSimulated({ name: 'main', queues, phones, time, seed });
        const states = keepLiveStates(QUEUES);
        pbx.subscribe((event) => void states.hear(event));
        pbx.open();
        for (const [what, queue, extension, ms] of happenings) {
          const member = { interface: `PJSIP/${extension}` };
          const { driver } = pbx;
          if (what === 0) await pbx.addMember(queue, { extension, name: extension });
          else if (what === 1) await pbx.removeMember(queue, member);
          else if (what === 2) await pbx.pauseMember(queue, member, 'lunch');
          else if (what === 3) driver.callIn({ queue, number: '612345678' });
          else if (what === 4) driver.agent(extension).answer();
          else if (what === 5) driver.agent(extension).hangUp();
          else if (what === 6) driver.agent(extension).unplug();
          else if (what === 7) driver.agent(extension).plug();
          else if (what === 8) {
            driver.cut();
            time.advance(ms);
            driver.mend();
          } else driver.hangUpAll();
          time.advance(ms);
          for (const state of await pbx.readQueues()) {
            const { state: kept } = states.of(state.queue);
            expect(kept!.members).toEqual(state.members);
            expect(kept!.callers).toEqual(state.callers);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says nothing of queues that are others’, nor before it was told', () => {
    const states = keepLiveStates(['support']);
    const event = { at: at('09:00').toISOString(), type: 'member-removed', extension: null } as const;
    expect(states.hear({ ...event, queue: 'other', interface: 'PJSIP/9' })).toEqual([]);
    expect(states.hear({ ...event, queue: 'support', interface: 'PJSIP/9' })).toEqual([]);
    expect(states.of('support').state).toBeNull();
    expect(states.of('other').state).toBeNull();
  });
});
