import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAction } from '../../../telephony/asterisk/check-action.ts';
import { callerId, nameOf } from '../../../telephony/asterisk/endpoints.ts';
import { interfaceTemplate } from '../../../telephony/asterisk/interface-template.ts';
import { queueNames } from '../../../telephony/asterisk/queue-names.ts';
import { fromStored, toStored } from '../../../telephony/asterisk/stored-text.ts';

describe('the form of interfaces', () => {
  test('makes and reads them', () => {
    const { interfaceOf, extensionOf } = interfaceTemplate('Local/{extension}@from-queue/n');
    expect(interfaceOf('201')).toBe('Local/201@from-queue/n');
    expect(extensionOf('Local/201@from-queue/n')).toBe('201');
    expect(extensionOf('local/201@from-queue/n')).toBe('201');
    for (const other of ['Local/201@from-queue', 'PJSIP/201', 'Local/@from-queue/n', '', 'Local/n']) {
      expect(extensionOf(other), other).toBeNull();
    }
  });

  test('what it makes it reads again', () => {
    const templates = fc.constantFrom(
      'PJSIP/{extension}',
      'SIP/{extension}',
      'hint:{extension}@ext-local',
      'A/{extension}A',
    );
    fc.assert(
      fc.property(templates, fc.stringMatching(/^\d{1,10}$/), (template, extension) => {
        const { interfaceOf, extensionOf } = interfaceTemplate(template);
        expect(extensionOf(interfaceOf(extension))).toBe(extension);
      }),
      { seed: 1 },
    );
  });
});

describe('what may be said', () => {
  const say = (reason: string) => () => checkAction('main', { action: 'QueuePause', reason });

  test('a line of up to 900 bytes, of any other characters', () => {
    expect(say('')).not.toThrow();
    expect(say('Dinar: 1/2 h, àpat; "x" \\ | \t ✓')).not.toThrow();
    expect(say('é'.repeat(450))).not.toThrow();
    expect(say('é'.repeat(451))).toThrow('pbx-refused');
  });

  test('no text at all makes a second line', () => {
    const broken = fc
      .tuple(fc.string(), fc.constantFrom('\r', '\n', '\0', '\r\n'), fc.string())
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(broken, (text) => {
        expect(say(text)).toThrow('line break');
      }),
      { seed: 2 },
    );
    expect(() => checkAction('main', { action: 'X', 'a\nb': 'c' })).toThrow('line break');
  });
});

describe('what Asterisk keeps of names and reasons', () => {
  test('has none of the signs with which it parts them, and comes back as it was', () => {
    const texts = fc.string({ unit: fc.constantFrom(',', ';', '|', 'a', 'é', ' ', '"', '\\') });
    fc.assert(
      fc.property(texts, (text) => {
        expect(toStored(text)).not.toMatch(/[,;|]/);
        expect(fromStored(toStored(text))).toBe(text);
      }),
      { seed: 3 },
    );
  });
});

test('a caller id is read as it was written, without what would end it', () => {
  expect(callerId({ extension: '201', name: 'Ada Núñez' })).toBe('"Ada Núñez" <201>');
  expect(callerId({ extension: '201', name: '' })).toBe('<201>');
  expect(callerId({ extension: '201', name: 'a"b<c>;d\\e\nf' })).toBe('"a b c d e f" <201>');
  expect(nameOf('"Ada Núñez" <201>')).toBe('Ada Núñez');
  expect(nameOf('Ada <201>')).toBe('Ada');
  expect(nameOf('<201>')).toBe('');
  expect(nameOf('201')).toBe('');
});

test('queues have two names', () => {
  const names = queueNames({ desk: { name: '400', penalty: 2 }, sales: {} });
  expect(names.names).toEqual(['desk', 'sales']);
  expect([names.theirs('desk'), names.theirs('sales')]).toEqual(['400', 'sales']);
  expect([names.ours('400'), names.ours('sales'), names.ours('desk')]).toEqual(['desk', 'sales', null]);
  expect([names.penalty('desk'), names.penalty('sales')]).toEqual([2, undefined]);
  expect(() => names.theirs('400')).toThrow('unknown-queue');
});
