import { expect, test } from 'vitest';
import { askAboutHole } from '../../actions/ask-about-hole.ts';
import type { AskedOf } from '../../actions/tell-negotiation.ts';
import type { LiftView } from '../../actions/view-reasons.ts';
import { renderSentence } from '../../model/texts/index.ts';
import { LOCALES } from '../../model/types.ts';
import { startApi } from '../support/api.ts';

const said = { key: 'rule.hole', values: {} };
const lift = (kind: LiftView['kind'], ...persons: string[]): LiftView => {
  return { kind, persons, rule: 'x', date: '2026-03-03', reason: null, sentence: said };
};

function planOf(asks: LiftView[], persons: string[], at: { date: string | null; slot: number | null }) {
  const way = { cost: 0, asks, persons, asked: false, sentences: [] };
  const item: AskedOf = { ...at, count: 1, sentence: said, ways: [way] };
  return { id: 'plan', week: '2026-03-02', timetable: null, negotiation: [item] };
}

const tuesday = { date: '2026-03-03', slot: 1 };
const first = { item: 0, way: 0 };

test.each([
  ['has ruled out the time', lift('unavailability', 'biel'), tuesday, 'come after all'],
  ['would rather not', lift('optional', 'biel'), tuesday, 'come after all'],
  ['is away', lift('absence', 'biel'), tuesday, 'although you are away'],
  ['has a limit', lift('limit', 'biel'), tuesday, 'a turn more'],
  ['has ruled out times of a week', lift('unavailability', 'biel'), { date: null, slot: null }, 'ruled out'],
  ['has a limit in a week', lift('limit', 'biel'), { date: null, slot: null }, 'more turns'],
])('who %s is asked in words that fit', async (_, asked, at, words) => {
  const { workplace, store } = await startApi();
  const plan = planOf([asked], ['biel', 'maria'], at);
  expect(await askAboutHole({ ...workplace, by: 'aina' }, plan, first)).toEqual(['biel']);
  const [notice] = await store.outbox.list('biel');
  expect(renderSentence('en', notice!.sentence)).toContain(words);
  for (const locale of LOCALES) expect(renderSentence(locale, notice!.sentence)).toContain('Aina');
  expect(await store.outbox.list('maria')).toEqual([]);
});

test('where nobody has to let anything go, those who would come are asked', async () => {
  const { workplace } = await startApi();
  expect(await askAboutHole(workplace, planOf([], ['biel', 'biel'], tuesday), first)).toEqual(['biel']);
  await expect(askAboutHole(workplace, planOf([], [], tuesday), first)).rejects.toMatchObject({
    code: 'bad-request',
  });
});

test('who has left since is not asked', async () => {
  const { workplace, store } = await startApi();
  await store.persons.archive('biel');
  const plan = planOf([lift('limit', 'biel', 'maria')], [], tuesday);
  expect(await askAboutHole(workplace, plan, first)).toEqual(['maria']);
});

test('what could not be sent can be sent again', async () => {
  const { workplace, store } = await startApi();
  const plan = planOf([lift('limit', 'biel')], [], tuesday);
  const fails = { ...store, transaction: () => Promise.reject(new Error('busy')) };
  await expect(askAboutHole({ ...workplace, store: fails }, plan, first)).rejects.toThrow('busy');
  expect(await askAboutHole(workplace, plan, first)).toEqual(['biel']);
});
