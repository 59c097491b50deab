import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { AppError, ERRORS } from '../../model/errors.ts';
import {
  localeFrom,
  render,
  renderError,
  renderSentence,
  sentence,
  speaker,
  type TextKey,
  texts,
} from '../../model/texts/index.ts';
import { webTexts } from '../../model/texts/web/index.ts';
import { LOCALES, type Locale } from '../../model/types.ts';
import { RULES } from '../../scheduler/rules/index.ts';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

const root = join(import.meta.dirname, '../..');
const catalogue: Record<string, Record<Locale, string>> = { ...texts, ...webTexts };
const keys = Object.keys(catalogue);

// The parser's kinds of elements: a word as it stands, a choice by word, a choice by number, "#".
const [LITERAL, SELECT, PLURAL, POUND] = [0, 5, 6, 7];

const parse = (locale: Locale, key: string): Ast =>
  new IntlMessageFormat(catalogue[key]![locale], locale, undefined, { ignoreTag: true }).getAst();

/** Names of the placeholders, those within choices too. */
function placeholders(ast: Ast): string[] {
  const names = ast.flatMap((element): string[] => {
    if (element.type === LITERAL || element.type === POUND) return [];
    const options = 'options' in element ? Object.values(element.options) : [];
    return [(element as { value: string }).value, ...options.flatMap(({ value }) => placeholders(value))];
  });
  return [...new Set(names)].sort();
}

/** The choices by number in a text, each as the cases that it has. */
function plurals(ast: Ast): string[][] {
  return ast.flatMap((element) => {
    if (element.type !== PLURAL && element.type !== SELECT) return [];
    const options = (element as { options: Record<string, { value: Ast }> }).options;
    const inner = Object.values(options).flatMap(({ value }) => plurals(value));
    return element.type === PLURAL ? [Object.keys(options), ...inner] : inner;
  });
}

describe.each(LOCALES)('in %s', (locale) => {
  test('every text says something, without dust', () => {
    const dusty = keys.filter((key) => {
      const text = catalogue[key]![locale];
      return (
        typeof text !== 'string' ||
        text === '' ||
        text !== text.trim() ||
        (/ {2}/.test(text) && !text.includes('\n'))
      );
    });
    expect(dusty).toEqual([]);
  });

  test('every text can be read', () => {
    const faulty = keys.filter((key) => {
      try {
        parse(locale, key);
        return false;
      } catch {
        return true;
      }
    });
    expect(faulty).toEqual([]);
  });

  test('every text has the placeholders of the English one', () => {
    const differing = keys.filter(
      (key) => String(placeholders(parse(locale, key))) !== String(placeholders(parse('en', key))),
    );
    expect(differing).toEqual([]);
  });

  test('every choice by number knows the forms that the language has', () => {
    const forms = locale === 'ru' ? ['one', 'few', 'many', 'other'] : ['one', 'other'];
    const lacking = keys.filter((key) =>
      plurals(parse(locale, key)).some((cases) => forms.some((form) => !cases.includes(form))),
    );
    expect(lacking).toEqual([]);
  });

  test('every text can be said with words and numbers for its placeholders', () => {
    for (const key of keys) {
      const names = placeholders(parse('en', key));
      for (const value of [0, 1, 2, 5, 21]) {
        const said = render(locale, key, Object.fromEntries(names.map((name) => [name, value])));
        expect(said, key).not.toMatch(/[{}]|undefined|NaN/);
      }
    }
  });
});

test('no text is in two catalogues', async () => {
  const folder = join(root, 'model/texts');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const all = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}'([^']+)': \{/gm)].map(([, key]) => key!),
  );
  const twice = all.filter((key, i) => all.indexOf(key) !== i);
  expect(twice).toEqual([]);
  expect([...all].sort()).toEqual([...keys].sort());
});

describe('errors', () => {
  test('every code has its sentence, and every sentence its code', () => {
    const sentences = keys.filter((key) => key.startsWith('error.'));
    expect(sentences.sort()).toEqual(
      Object.keys(ERRORS)
        .map((code) => `error.${code}`)
        .sort(),
    );
  });

  test('pages are told nothing of the terminal', () => {
    const namesCommand = (key: string) =>
      LOCALES.some((locale) => /\blineup |--/.test(catalogue[key]![locale]));
    expect(keys.filter((key) => key.startsWith('refusal.') && namesCommand(key))).toEqual([]);
    // What is our own fault is told to nobody in detail.
    const told = Object.entries(ERRORS).filter(([, { status }]) => status < 500);
    const bare = told.filter(([code]) => namesCommand(`error.${code}`) && !(`refusal.${code}` in catalogue));
    // These two come from commands alone.
    expect(bare.map(([code]) => code)).toEqual(['not-a-demo', 'source-not-configured']);
  });

  test('every error that the program makes brings the values that its sentence names', () => {
    const lacking: string[] = [];
    let seen = 0;
    for (const room of ['model', 'scheduler', 'store', 'connectors', 'actions', 'cli']) {
      const files = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' });
      for (const file of files.filter((name) => name.endsWith('.ts'))) {
        const code = readFileSync(join(root, room, file), 'utf8');
        // Those whose values are written out on the spot; what is passed on cannot be read from the text.
        for (const [, name, inner] of code.matchAll(/new AppError\(\s*'([a-z-]+)',\s*\{([^{}]*)\}/g)) {
          if (inner!.includes('...')) continue;
          const given = [...inner!.matchAll(/(?:^|,)\s*(\w+)\s*(?=[,:]|$)/g)].map(([, value]) => value!);
          const wanted = placeholders(parse('en', `error.${name}`));
          const missing = wanted.filter((value) => !given.includes(value));
          if (missing.length > 0) lacking.push(`${room}/${file}: ${name} lacks ${missing.join(', ')}`);
          seen++;
        }
      }
    }
    expect(lacking).toEqual([]);
    expect(seen).toBeGreaterThan(20);
  });

  test('are said in the language that is asked for', () => {
    const error = new AppError('bad-date', { value: '2026-02-30' });
    expect(renderError('en', error)).toBe(
      '"2026-02-30" is no date: write it as YYYY-MM-DD, for example 2026-03-02.',
    );
    expect(renderError('ru', error)).toContain('«2026-02-30» — не дата');
    expect([error.exit, error.status]).toEqual([2, 400]);
  });
});

test('every rule has a name and a sentence', () => {
  const lacking = RULES.flatMap(({ key }) => [`rule.${key}.name`, `rule.${key}`]).filter(
    (key) => !keys.includes(key),
  );
  expect(lacking).toEqual([]);
});

describe('saying a text', () => {
  test('numbers bend the words as each language wants it', () => {
    const say = (count: number) => render('ru', 'rule.weekly-load', { person: 'Ада', count, limit: 1 });
    expect(say(1)).toContain('1 смена ');
    expect(say(3)).toContain('3 смены ');
    expect(say(5)).toContain('5 смен ');
    expect(say(21)).toContain('21 смена ');
    expect(render('ca', 'rule.weekly-load', { person: 'Ada', count: 1, limit: 0 })).toContain('1 torn ');
  });

  test('days are written as people of the language write them, and other words are left alone', () => {
    const values = { person: 'Ada', day: '2026-03-02', count: 3, limit: 2 };
    expect(render('en', 'rule.daily-limit', values)).toBe(
      'Ada has 3 turns on Monday 2 March; the limit is 2.',
    );
    expect(render('ca', 'rule.daily-limit', values)).toContain('dilluns, 2 de març');
    expect(render('es', 'rule.daily-limit', values)).toContain('lunes, 2 de marzo');
    expect(render('ru', 'rule.daily-limit', values)).toContain('понедельник, 2 марта');
    expect(render('en', 'rule.daily-limit', { ...values, day: 'mon' })).toContain('on mon;');
  });

  test('markup in a value stays what it is', () => {
    expect(render('en', 'error.file-missing', { file: "<b>{x}</b> # 'a'" })).toBe(
      "<b>{x}</b> # 'a' is not there: check the path.",
    );
  });

  test('a text that is no more is said by its key and values', () => {
    expect(render('en', 'rule.siesta', { person: 'Ada', count: 2 })).toBe('rule.siesta Ada 2');
  });

  test('a sentence and a speaker say the same', () => {
    const values = { file: 'a.yaml' };
    const said = render('es', 'error.file-missing', values);
    expect(renderSentence('es', sentence('error.file-missing' as TextKey, values))).toBe(said);
    expect(speaker('es')('error.file-missing', values)).toBe(said);
  });
});

test.each([
  [['ca_ES.UTF-8'], 'ca'],
  [['ru'], 'ru'],
  [['ES-mx'], 'es'],
  [['de_DE', 'ca@valencia'], 'ca'],
  [['C.UTF-8'], 'en'],
  [[undefined, null, ''], 'en'],
  [['cat'], 'en'],
  [[], 'en'],
])('the settings %j mean %s', (settings, locale) => {
  expect(localeFrom(...settings)).toBe(locale);
});
