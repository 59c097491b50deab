import { describe, expect, test } from 'vitest';
import { importDemo } from '../../actions/demo/import-demo.ts';
import { planAhead } from '../../actions/plan-ahead.ts';
import { workplaceOn } from '../support/demo-week.ts';
import { said } from '../support/said.ts';
import { newStore } from '../support/stores.ts';

async function start(yaml = '') {
  const workplace = workplaceOn(await newStore('sqlite'), yaml);
  await importDemo(workplace.store, '2026-03-02');
  return workplace;
}

const wish = (weeksAhead = 1, onlyDraft = false) => ({
  weeksAhead,
  onlyDraft,
  signal: new AbortController().signal,
});

describe('004.84 a week that is made by night', () => {
  test('is published if it is whole, and everybody is told; the next night leaves it alone', async () => {
    const workplace = await start();
    const answer = await planAhead(workplace, wish(2));
    expect(answer).toMatchObject({ done: 'published', week: '2026-03-16', stored: { state: 'published' } });
    if (answer.done === 'in-force') throw new Error();
    expect(answer.told).toBeGreaterThan(20);
    const [notice] = await workplace.store.outbox.list('aina');
    said([notice!.sentence]);
    expect((await workplace.store.planRuns.list())[0]).toMatchObject({ result: 'complete' });
    expect(await planAhead(workplace, wish(2))).toEqual({ done: 'in-force', week: '2026-03-16' });
  });

  test('stays a draft if it is not whole, and coordinators are told why', async () => {
    const workplace = await start('week: {lines: 7}\nsolver: {timeLimitSeconds: 5}');
    const answer = await planAhead(workplace, wish());
    expect(answer).toMatchObject({ done: 'draft', week: '2026-03-09', stored: { state: 'draft' }, told: 3 });
    if (answer.done === 'in-force') throw new Error();
    said(answer.reasons);
    for (const person of ['aina', 'gemma', 'oriol']) {
      expect(await workplace.store.outbox.list(person)).toMatchObject([
        { kind: 'plan-incomplete', subject: 'week:2026-03-09' },
      ]);
    }
    expect(await workplace.store.timetables.published('2026-03-09')).toBeNull();
  });

  test('stays a draft where that is wanted, and nobody is told', async () => {
    const workplace = await start();
    expect(await planAhead(workplace, wish(1, true))).toMatchObject({ done: 'draft', told: 0, reasons: [] });
  });
});
