import { expect, test } from 'vitest';
import { renderSentences } from '../../cli/render-sentences.ts';

test('sentences are said wherever they are, and everything else stays', () => {
  const sentence = { key: 'reason.why.only', values: {} };
  const answer = { why: [sentence], hole: { sentence, count: 2 }, none: null, key: 'ada' };
  expect(renderSentences(answer, 'es')).toEqual({
    why: ['Nadie más podría hacerlo.'],
    hole: { sentence: 'Nadie más podría hacerlo.', count: 2 },
    none: null,
    key: 'ada',
  });
});
