import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  decodeAnswer,
  decodeCall,
  encodeAnswer,
  encodeCall,
  encodeFault,
} from '../../../connectors/openerp/xml-rpc.ts';

const answer = (inside: string) =>
  `<?xml version='1.0'?>\n<methodResponse>\n<params>\n<param>\n${inside}\n</param>\n</params>\n</methodResponse>\n`;

test('whatever can be said comes back as it was', () => {
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }),
      fc.double({ noDefaultInfinity: true, noNaN: true }).filter((one) => !Object.is(one, -0)),
      fc.boolean(),
      fc
        .string({ unit: 'grapheme' })
        .filter((text) => !/[^\t\n\r\u{20}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(text)),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(
        fc.stringMatching(/^[\w<& ]{1,8}$/).filter((name) => name !== '__proto__'),
        tie('value'),
        {
          maxKeys: 4,
          noNullPrototype: true,
        },
      ),
    ),
  }));
  fc.assert(
    fc.property(value, (one) => {
      expect(decodeAnswer(encodeAnswer(one))).toEqual(one);
      expect(decodeCall(encodeCall('execute', [one, 1]))).toEqual({ method: 'execute', params: [one, 1] });
    }),
    { numRuns: 300, seed: 3 },
  );
});

describe('answers are understood as servers write them', () => {
  it.each<[string, unknown]>([
    ['<value>no  type</value>', 'no  type'],
    ['<value></value>', ''],
    ['<value/>', ''],
    ['<value><string/></value>', ''],
    ['<value><i4> 7 </i4></value>', 7],
    ['<value><nil/></value>', false],
    ['<value><boolean>0</boolean></value>', false],
    ['<value><double>-1.5e3</double></value>', -1500],
    ['<value><string>a &lt;b&gt; &amp;amp; &#233;&#x20AC;</string></value>', 'a <b> &amp; é€'],
    ['<value><array><data/></array></value>', []],
    ['<value><struct/></value>', {}],
    ['<value><base64>aGk=</base64></value>', new Uint8Array([104, 105])],
    [
      '<value><dateTime.iso8601>20260302T08:15:00</dateTime.iso8601></value>',
      new Date('2026-03-02T08:15:00Z'),
    ],
    ['<!-- a --><value> <!-- b --> <int>1</int> </value>', 1],
  ])('%s', (xml, value) => expect(decodeAnswer(answer(xml))).toEqual(value));
});

test.each([
  '',
  'nonsense',
  '<html></html>',
  answer('<value><int>x</int></value>'),
  answer('<value><int>1</value>'),
  answer('<value><what>1</what></value>'),
  answer('<value><int>1</int></value>').slice(0, -20),
  `${answer('<value><int>1</int></value>')}<more/>`,
  `<!DOCTYPE x [<!ENTITY a "b">]>${answer('<value>&a;</value>')}`,
  answer(`${'<value><array><data>'.repeat(200)}`),
])('%# what is no answer is refused', (xml) => {
  expect(() => decodeAnswer(xml)).toThrow(SyntaxError);
});

test('a fault is thrown with its words', () => {
  expect(() => decodeAnswer(encodeFault(3, 'no & never'))).toThrow(
    expect.objectContaining({ faultCode: '3', message: 'no & never' }),
  );
});

test('a name such as __proto__ is only a name', () => {
  const xml = answer(
    '<value><struct><member><name>__proto__</name><value><int>1</int></value></member></struct></value>',
  );
  const struct = decodeAnswer(xml) as Record<string, unknown>;
  expect(Object.keys(struct)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>).int).toBeUndefined();
});

test('what XML cannot hold is left out, and no value is not there', () => {
  expect(decodeAnswer(encodeAnswer('a\u0000b\ud800'))).toBe('ab\ufffd');
  expect(decodeAnswer(encodeAnswer({ a: null, b: undefined }))).toEqual({ a: false });
  expect(() => encodeAnswer(Number.NaN)).toThrow(TypeError);
});
