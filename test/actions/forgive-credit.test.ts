import { expect, it } from 'vitest';
import { forgiveCredit } from '../../actions/forgive-credit.ts';
import type { Workplace } from '../../actions/workplace.ts';
import { person, timetable } from '../store/samples.ts';
import { as, workplaceOn } from '../support/demo-week.ts';
import { type Dialect, describeStores, newStore } from '../support/stores.ts';

const [THIS, NEXT, LATER] = ['2026-03-02', '2026-03-09', '2026-03-16'];

/** A place with two people who did more and less than their share, before this week and in it. */
async function openPlace(dialect: Dialect): Promise<Workplace> {
  const store = await newStore(dialect);
  for (const key of ['ada', 'ben']) await store.persons.save(person(key));
  await store.credit.setBase(THIS, { ada: 2, ben: -1.5 });
  await publish(store, THIS);
  return as(workplaceOn(store), 'lead');
}

async function publish(store: Workplace['store'], week: string): Promise<void> {
  const made = timetable(week, { overload: { ada: 0.5, ben: -0.5 } });
  const { id } = await store.timetables.saveDraft({ timetable: made, description: '', by: 'ada' });
  await store.timetables.publish(id, { by: 'ada' });
}

describeStores('forgiving a credit', (dialect) => {
  it('has one person begin the next week at nothing, and leaves the others and what was before', async () => {
    const place = await openPlace(dialect);
    const { credit, audit } = place.store;
    expect(await credit.creditAt(NEXT)).toEqual({ ada: 2.5, ben: -2 });
    const forgiven = await forgiveCredit(place, 'ada', { reason: 'a long winter' });
    expect(forgiven).toEqual({ week: NEXT, credits: { ben: -2 } });
    expect(await credit.creditAt(NEXT)).toEqual({ ben: -2 });
    expect(await credit.creditAt(THIS)).toEqual({ ada: 2, ben: -1.5 });
    await publish(place.store, NEXT);
    expect(await credit.creditAt(LATER)).toEqual({ ada: 0.5, ben: -2.5 });
    expect(await audit.list()).toMatchObject([
      {
        who: 'lead',
        what: 'credit.forgive',
        subject: 'ada',
        before: { credit: 2.5 },
        after: { credit: 0, week: NEXT, reason: 'a long winter' },
      },
    ]);
  });

  it('writes nothing where there is nothing to forgive, and refuses who is unknown', async () => {
    const place = await openPlace(dialect);
    await place.store.persons.save(person('cai'));
    expect(await forgiveCredit(place, 'cai')).toMatchObject({ credits: { ada: 2.5, ben: -2 } });
    expect(await place.store.audit.list()).toEqual([]);
    expect(await place.store.credit.base()).toMatchObject({ week: THIS });
    await expect(forgiveCredit(place, 'nobody')).rejects.toMatchObject({ code: 'unknown-person' });
  });
});
