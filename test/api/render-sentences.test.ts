import { expect, test } from 'vitest';
import { renderSentences } from '../../api/render-sentences.ts';
import { render } from '../../model/texts/index.ts';
import { sentence } from '../../model/texts/sentence.ts';

const free = sentence('cover.free');
const said = render('ca', 'cover.free');

test('says every sentence in one language, wherever it is', () => {
  const found = { cost: 3, sentence: free, more: [{ sentences: [free, free] }, null], why: [free] };
  expect(renderSentences('ca', found)).toEqual({
    cost: 3,
    text: said,
    more: [{ texts: [said, said] }, null],
    why: [said],
  });
});

test('a text of old stands where there is no sentence, and nowhere else', () => {
  const log = [
    { text: 'Swapped', sentence: undefined },
    { text: '', sentence: free },
    { sentence: free, text: '' },
  ];
  expect(renderSentences('ca', log)).toEqual([{ text: 'Swapped' }, { text: said }, { text: said }]);
});
