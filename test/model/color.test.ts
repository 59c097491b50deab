import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, DEFAULT_COLOR, luminance, parseColor, textOn } from '../../model/color.ts';

test.each([
  ['aa22ff', '#aa22ff'],
  ['#AA22FF', '#aa22ff'],
  [' a2f ', '#aa22ff'],
  ['#000', '#000000'],
])('the colour "%s" is %s', (written, color) => {
  expect(parseColor(written)).toBe(color);
});

test.each(['', '#', 'red', '#ab', '#abcd', '12345', '#1234567', 'ggg', '##abc', 'rgb(1,2,3)'])(
  '"%s" is no colour',
  (text) => {
    expect(parseColor(text)).toBeNull();
  },
);

test('contrast is what WCAG 2.2 says it is', () => {
  expect([luminance('#000000'), luminance('#ffffff')]).toEqual([0, 1]);
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 10);
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#336699', '#336699')).toBe(1);
});

test('text on any colour can be read', () => {
  expect([textOn('#ffffff'), textOn('#000000'), textOn(DEFAULT_COLOR)]).toEqual([
    '#000000',
    '#ffffff',
    '#000000',
  ]);
  fc.assert(
    fc.property(fc.nat(0xffffff), (number) => {
      const color = `#${number.toString(16).padStart(6, '0')}`;
      expect(contrast(color, textOn(color))).toBeGreaterThanOrEqual(4.5);
    }),
    { seed: 5, numRuns: 1000 },
  );
});
