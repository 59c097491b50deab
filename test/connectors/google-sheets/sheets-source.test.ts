import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sleepFor } from '../../../connectors/ask-with-retries.ts';
import type { SheetsSettings } from '../../../connectors/google-sheets/sheets-settings.ts';
import { createSheetsSource } from '../../../connectors/google-sheets/sheets-source.ts';
import type { WeekQuestion } from '../../../connectors/week-source.ts';
import { AppError } from '../../../model/errors.ts';
import { renderError, renderSentence, speaker } from '../../../model/texts/index.ts';
import { addDays, daysBetween } from '../../../model/time.ts';
import type { Sentence } from '../../../model/types.ts';
import { type GoogleDocument, type GoogleServer, startGoogleServer } from '../../support/google-server.ts';

const PERSONS = [
  { key: 'alba', name: 'Alba', email: null },
  { key: 'nuria', name: 'Núria Pou', email: 'nuria@example.org' },
  { key: 'pau', name: 'Pau', email: null },
  { key: 'joanfont', name: 'Joan', email: null },
];

function questionOf(monday: string, more: Partial<WeekQuestion> = {}): WeekQuestion {
  const days = daysBetween(monday, addDays(monday, 4));
  return { monday, sunday: addDays(monday, 6), days, persons: PERSONS, ...more };
}

/** A row of a table of holidays: the name and a mark on the days given, as ragged as the service sends it. */
function holidayRow(name: string, first: string, days: string[]): string[] {
  const row = [name];
  for (const day of days) row[daysBetween(first, day).length] = 'x';
  return Array.from(row, (cell) => cell ?? '');
}

function planning(more: Partial<GoogleDocument> = {}): GoogleDocument {
  return {
    id: 'doc-1',
    title: "L'horari d'en Pau",
    sheets: {
      Portada: [['Hola']],
      fullCarregaIdeal: [['Nom', 'Torns'], ['ALBA', '8'], ['nuria  pou', '7'], [], ['Pau', '0']],
      Baixes: [[], ['', 'Pau'], ['Joan Font']],
      '2026': [
        holidayRow('Alba', '2026-01-01', ['2026-03-03', '2026-03-04', '2026-03-06']),
        holidayRow('Núria Pou', '2026-01-01', []),
        holidayRow('', '2026-01-01', []),
      ],
    },
    namedRanges: {
      idealLoadNames: ['fullCarregaIdeal', 'A2:A20'],
      idealLoadValues: ['fullCarregaIdeal', 'B2:B20'],
      Vacances2026Semestre1: ['2026', 'A1:GZ40'],
    },
    ...more,
  };
}

let server: GoogleServer;
let directory: string;
let keyFile: string;
const waits: number[] = [];
const said: Sentence[] = [];

beforeAll(async () => {
  server = await startGoogleServer();
  directory = await mkdtemp(join(tmpdir(), 'lineup-sheets-'));
  keyFile = join(directory, 'key.json');
  await writeFile(keyFile, JSON.stringify(server.key));
});
beforeEach(() => {
  server.documents = [planning()];
  server.requests.length = 0;
  server.scopes.length = 0;
  waits.length = 0;
  said.length = 0;
});
afterEach(() => {
  expect(server.faults.pending).toBe(0);
});
afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true });
});

function settingsOf(more: Partial<SheetsSettings> = {}): SheetsSettings {
  return {
    keyFile,
    spreadsheetId: 'doc-1',
    spreadsheetTitle: null,
    idealLoadSheet: 'fullCarregaIdeal',
    idealLoadNamesRange: 'idealLoadNames',
    idealLoadValuesRange: 'idealLoadValues',
    leavesSheet: null,
    holidaysRange: 'Vacances{year}Semestre{semester}',
    timeoutSeconds: 5,
    attempts: 3,
    apiUrl: server.url,
    tokenUrl: server.tokenUrl,
    ...more,
  };
}

function source(more: Partial<SheetsSettings> = {}) {
  return createSheetsSource(settingsOf(more), {
    sleep: async (ms) => void waits.push(ms),
    random: () => 0.5,
    now: () => new Date('2026-02-25T09:00:00Z'),
  });
}

const fetchWeek = (more: Partial<SheetsSettings> = {}, question = questionOf('2026-03-02')) =>
  source(more).fetchWeek({ ...question, onProgress: (sentence) => said.push(sentence) });

/** The error of a fetch, after looking that nothing secret is in it in any language. */
async function errorOf(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => expect.fail('it should have been refused'),
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(AppError);
  const shown = [error.message, error.stack, JSON.stringify(error), String(error.cause)];
  for (const locale of ['en', 'ca', 'es', 'ru'] as const) shown.push(renderError(locale, error));
  const key = server.key.private_key!;
  for (const text of shown) {
    expect(text).not.toMatch(/ya29\.|PRIVATE KEY|eyJ/);
    expect(text).not.toContain(key.slice(30, 80));
    expect(text).not.toMatch(/\{[a-z]+\}/);
  }
  return error;
}

describe('the Google sheet', () => {
  it('004.17 004.18 004.19 gives ideal loads, leaves and holidays, names matched without accents and case', async () => {
    const week = await fetchWeek({ leavesSheet: 'Baixes' });
    expect(week).toEqual({
      idealLoads: { alba: 8, nuria: 7, pau: 0 },
      absences: [
        { person: 'alba', from: '2026-03-03', to: '2026-03-04', kind: 'holiday', source: 'sheets' },
        { person: 'alba', from: '2026-03-06', to: '2026-03-06', kind: 'holiday', source: 'sheets' },
        { person: 'joanfont', from: '2026-03-02', to: '2026-03-08', kind: 'leave', source: 'sheets' },
        { person: 'pau', from: '2026-03-02', to: '2026-03-08', kind: 'leave', source: 'sheets' },
      ],
      closedDays: null,
      unmatched: [],
      faults: [],
      downloads: [
        { what: 'loads', detail: "L'horari d'en Pau" },
        { what: 'absences', detail: "L'horari d'en Pau" },
      ],
    });
  });

  it('asks only to read, and signs in once', async () => {
    await fetchWeek({ leavesSheet: 'Baixes' });
    expect(server.scopes).toEqual([['https://www.googleapis.com/auth/spreadsheets.readonly']]);
    expect(server.requests.every((line) => line === 'POST /token' || line.startsWith('GET /v4/'))).toBe(true);
  });

  it('says what it does while it does it', async () => {
    await fetchWeek({ leavesSheet: 'Baixes' });
    expect(said.map((sentence) => renderSentence('en', sentence))).toEqual([
      'Opening the spreadsheet "doc-1"',
      'Reading ideal loads from "L\'horari d\'en Pau"',
      'Reading leaves from "L\'horari d\'en Pau"',
      'Reading holidays from "L\'horari d\'en Pau"',
    ]);
  });

  it('does not hold what the configuration names no range for', async () => {
    const week = await fetchWeek({ idealLoadNamesRange: '', holidaysRange: '' });
    expect(week).toMatchObject({ idealLoads: null, absences: null, closedDays: null, downloads: [] });
  });

  describe('finds the document', () => {
    it('004.18 by its title, with quotes and backslashes in it', async () => {
      server.documents = [planning({ title: "L'hora \\ d'or" }), planning({ id: 'doc-2', title: 'Altre' })];
      const week = await fetchWeek({ spreadsheetId: null, spreadsheetTitle: "L'hora \\ d'or" });
      expect(week.idealLoads).toEqual({ alba: 8, nuria: 7, pau: 0 });
      expect(server.scopes[0]).toEqual([
        'https://www.googleapis.com/auth/spreadsheets.readonly',
        'https://www.googleapis.com/auth/drive.metadata.readonly',
      ]);
    });

    it('and prefers the very title to one of another case', async () => {
      server.documents = [
        planning({ id: 'doc-2', title: 'HORARIS', sheets: {} }),
        planning({ title: 'Horaris' }),
      ];
      const week = await fetchWeek({ spreadsheetId: null, spreadsheetTitle: 'Horaris' });
      expect(week.idealLoads).toHaveProperty('alba');
    });

    it('and refuses to choose between two of one title', async () => {
      server.documents = [planning({ title: 'Horaris' }), planning({ id: 'doc-2', title: 'Horaris' })];
      const error = await errorOf(fetchWeek({ spreadsheetId: null, spreadsheetTitle: 'Horaris' }));
      expect(error.code).toBe('bad-config');
      expect(renderError('en', error)).toContain(
        'sources.sheets.spreadsheetTitle: 2 spreadsheets are called "Horaris" (doc-1, doc-2)',
      );
    });

    it('and says whom to share it with when no document of the title is seen', async () => {
      server.documents = [planning({ title: 'Horaris', shared: false })];
      const error = await errorOf(fetchWeek({ spreadsheetId: null, spreadsheetTitle: 'Horaris' }));
      expect(error.code).toBe('source-not-found');
      expect(renderError('en', error)).toContain(
        'spreadsheet "Horaris" shared with planner@lineup-tests.iam.gserviceaccount.com',
      );
    });
  });

  describe('reads ideal loads', () => {
    const withLoads = (rows: string[][], ranges: Partial<Record<string, [string, string]>> = {}) => {
      const base = planning();
      server.documents = [
        {
          ...base,
          sheets: { ...base.sheets, fullCarregaIdeal: [['Nom', 'Torns'], ...rows] },
          namedRanges: { ...base.namedRanges, ...(ranges as Record<string, [string, string]>) },
        },
      ];
      return fetchWeek({ holidaysRange: '' });
    };

    it.each(['7,5', '7.5', '-1', 'vuit', '#REF!', ''])(
      'and makes a fault of the cell "%s"',
      async (value) => {
        const week = await withLoads([
          ['Alba', value],
          ['Pau', '3'],
        ]);
        expect(week.idealLoads).toEqual({ pau: 3 });
        expect(week.faults).toEqual([
          {
            file: "L'horari d'en Pau · fullCarregaIdeal",
            line: 2,
            reason: {
              key: 'source.sheets.bad-load',
              values: { cell: 'fullCarregaIdeal!B2', name: 'Alba', value },
            },
            text: `Alba | ${value}`,
            kept: false,
          },
        ]);
      },
    );

    it('and tells of values without names, of names that match nobody, and of people there twice', async () => {
      const week = await withLoads([
        ['', '4'],
        ['Marta', '5'],
        ['Alba', '6'],
        ['àlba', '7'],
        ['Alba', '6'],
      ]);
      expect(week.idealLoads).toEqual({ alba: 6 });
      expect(week.unmatched).toEqual([{ name: 'Marta', where: "L'horari d'en Pau · fullCarregaIdeal!A3" }]);
      expect(week.faults.map((fault) => [fault.line, renderSentence('en', fault.reason)])).toEqual([
        [2, 'fullCarregaIdeal!B2 has the load 4 but no name beside it'],
        [5, 'the load of àlba is there twice: 6 counts, 7 does not'],
      ]);
    });

    it.each([
      ['values', { idealLoadValues: ['fullCarregaIdeal', 'B2:B10'] as [string, string] }, 'idealLoadValues'],
      ['names', { idealLoadNames: ['fullCarregaIdeal', 'A2:A10'] as [string, string] }, 'idealLoadNames'],
    ])('and refuses ranges of different heights (%s shorter)', async (_which, ranges, range) => {
      const error = await errorOf(withLoads([['Alba', '6']], ranges));
      expect(error).toMatchObject({
        code: 'table-too-small',
        values: { range, document: "L'horari d'en Pau" },
      });
      expect(renderError('en', error)).toContain('it has 9 rows and');
    });

    it('and takes ranges by their cells', async () => {
      const settings = {
        holidaysRange: '',
        idealLoadNamesRange: 'A2:A',
        idealLoadValuesRange: 'fullCarregaIdeal!b2:b20',
      };
      expect((await fetchWeek(settings)).idealLoads).toEqual({ alba: 8, nuria: 7, pau: 0 });
    });

    it('and an empty table gives no loads', async () => {
      expect((await withLoads([])).idealLoads).toEqual({});
    });
  });

  describe('reads holidays', () => {
    const tables = (sheets: Record<string, string[][]>, ranges: Record<string, [string, string]>) => {
      server.documents = [planning({ sheets, namedRanges: ranges })];
    };
    const fetchHolidays = (monday: string, more: Partial<SheetsSettings> = {}) =>
      fetchWeek({ idealLoadNamesRange: '', ...more }, questionOf(monday));

    it('of both halves of the year in the week of 30 June', async () => {
      tables(
        {
          a: [holidayRow('Alba', '2026-01-01', ['2026-06-29', '2026-06-30'])],
          b: [
            holidayRow('Pau', '2026-07-01', ['2026-07-03']),
            holidayRow('alba', '2026-07-01', ['2026-07-01', '2026-07-06']),
          ],
        },
        { Vacances2026Semestre1: ['a', 'A1:FZ9'], Vacances2026Semestre2: ['b', 'A1:GD9'] },
      );
      const week = await fetchHolidays('2026-06-29');
      expect(week.absences).toEqual([
        { person: 'alba', from: '2026-06-29', to: '2026-07-01', kind: 'holiday', source: 'sheets' },
        { person: 'pau', from: '2026-07-03', to: '2026-07-03', kind: 'holiday', source: 'sheets' },
      ]);
    });

    it('of both years in the week of New Year', async () => {
      tables(
        {
          '2026': [holidayRow('Alba', '2026-07-01', ['2026-12-31'])],
          '2027': [holidayRow('Alba', '2027-01-01', ['2027-01-01'])],
        },
        { Vacances2026Semestre2: ['2026', 'A1:GD9'], Vacances2027Semestre1: ['2027', 'A1:GZ9'] },
      );
      const week = await fetchHolidays('2026-12-28');
      expect(week.absences).toEqual([
        { person: 'alba', from: '2026-12-31', to: '2027-01-01', kind: 'holiday', source: 'sheets' },
      ]);
    });

    it('of one half where only the weekend falls into the other', async () => {
      tables({ a: [['Alba', 'x']] }, { Vacances2028Semestre2: ['a', 'A1:GD9'] });
      // Friday is 29 December, Sunday 31 December 2028; the next range does not exist.
      await expect(fetchHolidays('2028-12-25')).resolves.toMatchObject({ absences: [] });
    });

    it('counts 29 February', async () => {
      tables(
        { a: [holidayRow('Alba', '2028-01-01', ['2028-03-01'])] },
        { Vacances2028Semestre1: ['a', 'A1:GZ9'] },
      );
      expect((await fetchHolidays('2028-02-28')).absences).toMatchObject([
        { from: '2028-03-01', to: '2028-03-01' },
      ]);
    });

    it.each([
      ['Vacances2026Semester1', 'Vacances{year}Semestre{semester}'],
      ['Vacances2026Semestre1', 'Vacances{year}Semester{semester}'],
      ['vacances2026semestre1', 'Vacances{year}Semestre{semester}'],
    ])('from %s when the configuration says %s', async (name, holidaysRange) => {
      tables({ a: [holidayRow('Alba', '2026-01-01', ['2026-03-02'])] }, { [name]: ['a', 'A1:GZ9'] });
      expect((await fetchHolidays('2026-03-02', { holidaysRange })).absences).toHaveLength(1);
    });

    it('and refuses a range that ends before the days of the week, though the service hides empty cells', async () => {
      // Friday 6 March is the 65th day, so 66 columns are needed: BN.
      tables({ a: [['Alba']] }, { Vacances2026Semestre1: ['a', 'A1:BM9'] });
      const error = await errorOf(fetchHolidays('2026-03-02'));
      expect(error.code).toBe('table-too-small');
      expect(renderError('en', error)).toBe(
        'The range Vacances2026Semestre1 of "L\'horari d\'en Pau" is too small: it has 65 columns, and 6 March 2026 would be in column 66. Widen the named range and try again.',
      );
      tables({ a: [['Alba']] }, { Vacances2026Semestre1: ['a', 'A1:BN9'] });
      expect((await fetchHolidays('2026-03-02')).absences).toEqual([]);
    });

    it('and tells of marks of nobody and of somebody unknown, but only in this week', async () => {
      tables(
        {
          a: [
            holidayRow('', '2026-01-01', ['2026-03-02']),
            holidayRow('Marta', '2026-01-01', ['2026-03-02']),
            holidayRow('Long gone', '2026-01-01', ['2026-01-02']),
          ],
        },
        { Vacances2026Semestre1: ['a', 'A1:GZ9'] },
      );
      const week = await fetchHolidays('2026-03-02');
      expect(week.absences).toEqual([]);
      expect(week.unmatched).toEqual([{ name: 'Marta', where: "L'horari d'en Pau · a!A2" }]);
      expect(week.faults).toMatchObject([
        { line: 1, kept: false, reason: { key: 'source.sheets.holiday-without-name' } },
      ]);
    });
  });

  it('tells of leaves of somebody unknown, with the cell', async () => {
    server.documents = [
      planning({
        sheets: {
          ...planning().sheets,
          'En "baixa"': [
            ['Alba', ''],
            ['', 'Marta'],
          ],
        },
      }),
    ];
    const week = await fetchWeek({ leavesSheet: 'En "baixa"' });
    expect(week.unmatched).toEqual([{ name: 'Marta', where: 'L\'horari d\'en Pau · En "baixa"!B2' }]);
    expect(week.absences).toEqual([
      { person: 'alba', from: '2026-03-02', to: '2026-03-08', kind: 'leave', source: 'sheets' },
    ]);
  });
});

describe('the Google sheet, when something goes wrong,', () => {
  it('gives its reasons in the language that it is told', async () => {
    const catalan = createSheetsSource(settingsOf({ leavesSheet: 'Res' }), { say: speaker('ca') });
    const error = await errorOf(catalan.fetchWeek(questionOf('2026-03-02')));
    expect(renderError('ca', error)).toContain("Google Sheets no té cap full «Res» a «L'horari d'en Pau»");
  });

  it.each([
    ['keyFile', { keyFile: null }],
    ['spreadsheetTitle', { spreadsheetId: null }],
  ])('says that %s is not configured', async (name, more) => {
    const error = await errorOf(fetchWeek(more));
    expect(error).toMatchObject({
      code: 'source-not-configured',
      values: { source: 'sheets', path: `sources.sheets.${name}` },
    });
    expect(server.requests).toEqual([]);
  });

  it('says that the key file is missing', async () => {
    const file = join(directory, 'nowhere.json');
    expect(await errorOf(fetchWeek({ keyFile: file }))).toMatchObject({
      code: 'file-missing',
      values: { file },
    });
  });

  it.each([
    ['no JSON', (key: Record<string, string>) => key.private_key!, 'it is not the JSON key file'],
    ['JSON of something else', () => '"text"', 'it is not the JSON key file'],
    [
      'without a field',
      (key: Record<string, string>) => JSON.stringify({ private_key: key.private_key }),
      'must have client_email',
    ],
    [
      'with half a key',
      (key: Record<string, string>) =>
        JSON.stringify({ ...key, private_key: key.private_key!.slice(0, 400) }),
      'private_key is cut or damaged',
    ],
  ])('explains a key file that is %s', async (_what, content, expected) => {
    const file = join(directory, 'bad.json');
    await writeFile(file, content(server.key));
    const error = await errorOf(fetchWeek({ keyFile: file }));
    expect(error.code).toBe('bad-file');
    expect(renderError('en', error)).toContain(expected);
  });

  it('004.17 names the account to share the document with', async () => {
    server.documents = [planning({ shared: false })];
    const error = await errorOf(fetchWeek());
    expect(error).toMatchObject({
      code: 'source-forbidden',
      values: { account: 'planner@lineup-tests.iam.gserviceaccount.com' },
    });
    expect(waits).toEqual([]);
  });

  it('tells a signature that is refused', async () => {
    const file = join(directory, 'other.json');
    const { generateKeyPairSync } = await import('node:crypto');
    const other = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    await writeFile(file, JSON.stringify({ ...server.key, private_key: other.privateKey }));
    const error = await errorOf(fetchWeek({ keyFile: file }));
    expect(error).toMatchObject({
      code: 'source-unauthorized',
      values: { source: 'Google Sheets', reason: 'invalid_grant: Invalid JWT Signature' },
    });
    expect(server.requests).toEqual(['POST /token']);
  });

  const denied = (reason: string) => ({
    error: {
      code: 403,
      message: 'No',
      status: 'PERMISSION_DENIED',
      errors: [{ reason }],
      details: [{ reason }],
    },
  });

  it.each([
    [
      'a token refused (401)',
      { at: '/token', status: 401, body: { error: 'invalid_client' } },
      'source-unauthorized',
    ],
    [
      'a request refused (401)',
      { at: '/values', status: 401, body: { error: { message: 'x' } } },
      'source-unauthorized',
    ],
    [
      'a service switched off',
      { at: '/v4/', status: 403, body: denied('SERVICE_DISABLED') },
      'source-unauthorized',
    ],
    ['a request forbidden', { at: '/values', status: 403, body: denied('x') }, 'source-forbidden'],
    [
      'a range that went away',
      { at: '/values', status: 400, body: { error: { message: 'Unable to parse range: idealLoadNames' } } },
      'source-not-found',
    ],
    [
      'another bad request',
      { at: '/values', status: 400, body: { error: { message: 'Bad' } } },
      'source-malformed',
    ],
    ['a page instead of a token', { at: '/token', body: '<html>log in</html>' }, 'source-malformed'],
    ['a page instead of values', { at: '/values', body: '<html>log in</html>' }, 'source-malformed'],
    [
      'half an answer',
      { at: '/values', headers: { 'content-type': 'application/json' }, body: '{"valueRanges": [' },
      'source-malformed',
    ],
    [
      'values of another shape',
      { at: '/values', body: { valueRanges: [{ values: 'x' }, {}] } },
      'source-malformed',
    ],
    ['fewer ranges than asked for', { at: '/values', body: { valueRanges: [{}] } }, 'source-malformed'],
    ['no sheets', { at: '/v4/', body: { sheets: 7 } }, 'source-malformed'],
  ])('knows %s and does not insist', async (_what, fault, code) => {
    server.faults.schedule(fault);
    const error = await errorOf(fetchWeek());
    expect(error.code).toBe(code);
    expect(waits).toEqual([]);
  });

  it('names the document that does not exist', async () => {
    const error = await errorOf(fetchWeek({ spreadsheetId: 'doc-9' }));
    expect(renderError('en', error)).toContain('Google Sheets has no spreadsheet "doc-9"');
  });

  it.each([
    ['a named range', { holidaysRange: 'Vacances{year}' }, 'named range Vacances2026 in'],
    ['a range of loads', { idealLoadNamesRange: 'carregues' }, 'named range carregues in'],
    ['a sheet', { leavesSheet: 'Nope' }, 'sheet "Nope" in'],
  ])('names %s that does not exist', async (_what, more, expected) => {
    const error = await errorOf(fetchWeek(more));
    expect(error.code).toBe('source-not-found');
    expect(renderError('en', error)).toContain(`Google Sheets has no ${expected} "L'horari d'en Pau"`);
  });

  it('has a missing search answer shape refused', async () => {
    server.faults.schedule({ at: '/drive/', body: { files: [{ name: 'x' }] } });
    const error = await errorOf(fetchWeek({ spreadsheetId: null, spreadsheetTitle: 'x' }));
    expect(error.code).toBe('source-malformed');
  });

  it.each([
    ['in seconds', '7', 7000],
    ['as a date', 'Wed, 25 Feb 2026 09:00:30 GMT', 30_000],
  ])('waits as long as it is told, %s', async (_how, header, ms) => {
    server.faults.schedule({ at: '/values', status: 429, headers: { 'retry-after': header } });
    const week = await fetchWeek();
    expect(week.idealLoads).toHaveProperty('alba');
    expect(waits).toEqual([ms]);
    expect(said.map((sentence) => renderSentence('en', sentence))).toContain(
      `Google Sheets asks for patience: trying again in ${ms / 1000} seconds`,
    );
  });

  it('does not wait for an hour, but says so', async () => {
    server.faults.schedule({ at: '/values', status: 429, headers: { 'retry-after': '3600' } });
    expect((await errorOf(fetchWeek())).code).toBe('source-limited');
    expect(waits).toEqual([]);
  });

  it('backs off by growing random waits, and gives up after the last attempt', async () => {
    server.faults.schedule({ at: '/values', status: 429, times: 4 });
    expect((await errorOf(fetchWeek({ attempts: 4 }))).code).toBe('source-limited');
    expect(waits).toEqual([500, 1000, 2000]);
    expect(server.requests.filter((line) => line.includes('/values'))).toHaveLength(4);
  });

  it("takes Drive's way of limiting for a limit", async () => {
    server.faults.schedule({ at: '/values', status: 403, body: denied('userRateLimitExceeded') });
    await fetchWeek();
    expect(waits).toEqual([500]);
  });

  it.each([
    ['a server error', { status: 500 }, 'HTTP 500'],
    [
      'a server that is away',
      { status: 503, body: { error: { message: 'The service is currently unavailable.' } } },
      'The service is currently unavailable',
    ],
    ['a cut connection', { reset: true }, 'ECONNRESET'],
  ])('tries again after %s, and then tells it', async (_what, fault, reason) => {
    server.faults.schedule({ at: '/values', ...fault });
    expect((await fetchWeek()).idealLoads).toHaveProperty('alba');
    expect(waits).toEqual([500]);
    server.faults.schedule({ at: '/values', times: 3, ...fault });
    const error = await errorOf(fetchWeek());
    expect(error).toMatchObject({ code: 'source-unavailable', values: { reason } });
  });

  it('tries again for a token too', async () => {
    server.faults.schedule({ at: '/token', status: 503 }, { at: '/token', reset: true });
    expect((await fetchWeek()).idealLoads).toHaveProperty('alba');
    expect(waits).toEqual([500, 1000]);
  });

  it('tells a server that cannot be reached', async () => {
    const other = await startGoogleServer();
    await other.close();
    const error = await errorOf(fetchWeek({ apiUrl: other.url, attempts: 1 }));
    expect(error).toMatchObject({ code: 'source-unavailable', values: { reason: 'ECONNREFUSED' } });
  });

  it.each(['/token', '/values'])('ends a wait at %s by its own clock, and hangs up', async (at) => {
    const { promise: cut, resolve } = Promise.withResolvers<void>();
    server.faults.schedule({ at, hang: true, cut: resolve });
    const error = await errorOf(fetchWeek({ timeoutSeconds: 0.1, attempts: 1 }));
    expect(error).toMatchObject({
      code: 'source-timeout',
      values: { source: 'Google Sheets', seconds: 0.1 },
    });
    await cut;
  });

  it('stops at once when it is told to', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    server.faults.schedule({ at: '/values', hang: true, struck: () => controller.abort(reason) });
    await expect(fetchWeek({}, questionOf('2026-03-02', { signal: controller.signal }))).rejects.toBe(reason);
    // And while it waits for another try.
    const later = new AbortController();
    server.faults.schedule({ at: '/values', status: 500 });
    const impatient = createSheetsSource(settingsOf(), {
      sleep: (ms, signal) => {
        later.abort(reason);
        return sleepFor(ms, signal);
      },
    });
    await expect(impatient.fetchWeek(questionOf('2026-03-02', { signal: later.signal }))).rejects.toThrow();
    await expect(
      source().fetchWeek(questionOf('2026-03-02', { signal: AbortSignal.abort(reason) })),
    ).rejects.toBe(reason);
  });

  it('hides a secret that the other side repeats', async () => {
    server.faults.schedule({
      at: '/token',
      status: 400,
      body: {
        error: 'invalid_grant',
        error_description: `bad key ${server.key.private_key} and eyJhbGciOi.eyJpc3M.c2ln`,
      },
    });
    const error = await errorOf(fetchWeek());
    expect(error.values.reason).toBe('invalid_grant: bad key … and …');
  });
});
