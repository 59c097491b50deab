import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFilesSource, type FilesSettings } from '../../../connectors/files/files-source.ts';
import type { WeekQuestion } from '../../../connectors/week-source.ts';
import { renderError, renderSentence } from '../../../model/texts/index.ts';
import { daysBetween } from '../../../model/time.ts';
import type { Sentence } from '../../../model/types.ts';

const QUESTION: WeekQuestion = {
  monday: '2026-03-02',
  sunday: '2026-03-08',
  days: daysBetween('2026-03-02', '2026-03-06'),
  persons: [
    { key: 'alba', name: 'Alba', email: null },
    { key: 'nuria', name: 'Núria Pou', email: 'nuria@example.org' },
    { key: 'pau', name: 'Pau', email: null },
  ],
};

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lineup-files-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function fetchFrom(
  files: Record<string, string | Uint8Array>,
  more: Partial<WeekQuestion> = {},
  settings: Partial<FilesSettings> = {},
) {
  for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
  const names = {
    idealLoads: 'ideal-loads.yaml',
    absences: 'absences.conf',
    leaves: 'leaves.conf',
    closedDays: 'closed-days.conf',
  };
  return createFilesSource({ directory, ...names, ...settings }).fetchWeek({ ...QUESTION, ...more });
}

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('it should have been refused'),
    (error) => renderError('en', error),
  );

describe('the directory of files', () => {
  it('gives loads, absences, leaves and closed days', async () => {
    const said: Sentence[] = [];
    const week = await fetchFrom(
      {
        'ideal-loads.yaml': 'alba: 8\nnuria pou: 7\nPau: 0\n',
        'absences.conf': '+alba dx 0011 # holidays\nalba tue\nPau 2026-03-06 # trip\nalba 2026-03-20\n',
        'leaves.conf': 'nuria@example.org\n',
        'closed-days.conf': '2026-03-04\tPatron\n2026-03-02 Monday\n2026-12-25\tNadal\n',
      },
      { onProgress: (sentence) => said.push(sentence) },
    );
    expect(week).toEqual({
      idealLoads: { alba: 8, nuria: 7, pau: 0 },
      absences: [
        { person: 'alba', from: '2026-03-03', to: '2026-03-04', kind: 'holiday', source: 'files' },
        { person: 'nuria', from: '2026-03-02', to: '2026-03-08', kind: 'leave', source: 'files' },
        { person: 'pau', from: '2026-03-06', to: '2026-03-06', kind: 'holiday', source: 'files' },
      ],
      closedDays: [
        { date: '2026-03-02', name: 'Monday', source: 'files' },
        { date: '2026-03-04', name: 'Patron', source: 'files' },
      ],
      unmatched: [],
      faults: [],
      downloads: [
        { what: 'loads', detail: join(directory, 'ideal-loads.yaml') },
        {
          what: 'absences',
          detail: `${join(directory, 'absences.conf')}, ${join(directory, 'leaves.conf')}`,
        },
        { what: 'closed-days', detail: join(directory, 'closed-days.conf') },
      ],
    });
    expect(renderSentence('en', said[0]!)).toBe(`Reading ${join(directory, 'ideal-loads.yaml')}`);
  });

  it('does not hold a kind whose file is not there or not named', async () => {
    expect(await fetchFrom({})).toMatchObject({
      idealLoads: null,
      absences: null,
      closedDays: null,
      downloads: [],
    });
    const week = await fetchFrom({ 'leaves.conf': '' }, {}, { closedDays: '' });
    expect(week).toMatchObject({ idealLoads: null, absences: [], closedDays: null });
    expect(week.downloads).toEqual([{ what: 'absences', detail: join(directory, 'leaves.conf') }]);
  });

  it('clips ranges of days to the week, and takes no day for the whole week', async () => {
    const week = await fetchFrom({
      'absences.conf':
        'alba 2026-02-20..2026-03-03 # away\npau # away\nnuria 2026-03-08..2026-04-01\nnuria 2026-02-01..2026-03-01\n',
    });
    expect(week.absences?.map(({ person, from, to }) => [person, from, to])).toEqual([
      ['alba', '2026-03-02', '2026-03-03'],
      ['nuria', '2026-03-08', '2026-03-08'],
      ['pau', '2026-03-02', '2026-03-08'],
    ]);
  });

  it('lets a leave swallow the holidays of the same person', async () => {
    const week = await fetchFrom({ 'absences.conf': 'alba dx # away\n', 'leaves.conf': 'alba' });
    expect(week.absences).toEqual([
      { person: 'alba', from: '2026-03-02', to: '2026-03-08', kind: 'leave', source: 'files' },
    ]);
  });

  it('tells names that match nobody once, with the line, but not those of other weeks', async () => {
    const week = await fetchFrom({
      'ideal-loads.yaml': 'marta: 3\n',
      'absences.conf': 'gone 2020-01-01\nroc dl\nroc dm\n',
      'leaves.conf': 'alba\nruth',
    });
    expect(week.idealLoads).toEqual({});
    expect(week.unmatched).toEqual([
      { name: 'roc', where: 'absences.conf:2' },
      { name: 'ruth', where: 'leaves.conf:2' },
      { name: 'marta', where: 'ideal-loads.yaml' },
    ]);
  });

  it('tells what it does not understand and goes on', async () => {
    const week = await fetchFrom({
      'ideal-loads.yaml': 'alba: 2,5\npau: -1\nNúria Pou: 7.5\nnuria: 8\n',
      'absences.conf': 'alba someday\npau dl\n',
      'closed-days.conf': 'someday Feast\n',
    });
    expect(week).toMatchObject({ idealLoads: { nuria: 7.5 }, absences: [{ person: 'pau' }], closedDays: [] });
    expect(
      week.faults.map((fault) => [fault.file, fault.line, renderSentence('en', fault.reason), fault.kept]),
    ).toEqual([
      ['absences.conf', 1, expect.stringContaining('"someday" is neither a weekday'), false],
      ['ideal-loads.yaml', 1, expect.stringContaining('"2,5" of alba is no number'), false],
      ['ideal-loads.yaml', null, 'the load of pau is -1, and cannot be less than 0', false],
      ['ideal-loads.yaml', null, 'the load of nuria is there twice: 7.5 counts, 8 does not', false],
      ['closed-days.conf', 1, expect.stringContaining('"someday" is no date'), false],
    ]);
  });

  it('refuses a directory that is not there, or is none', async () => {
    const missing = join(directory, 'nowhere');
    expect(await refusal(fetchFrom({}, {}, { directory: missing }))).toContain(`${missing} is not there`);
    const file = join(directory, 'a.txt');
    expect(await refusal(fetchFrom({ 'a.txt': '' }, {}, { directory: file }))).toContain(
      'it is not a directory',
    );
  });

  it.each([
    ['no YAML', 'alba: [1', 'this is no YAML from line 1'],
    ['no map', '- alba', 'a number for each name was expected'],
    ['not UTF-8', new Uint8Array([0x61, 0xe0, 0x3a]), 'save it as UTF-8'],
  ])(
    'refuses a file of loads that is %s rather than plan without loads',
    async (_what, content, expected) => {
      const shown = await refusal(fetchFrom({ 'ideal-loads.yaml': content }));
      expect(shown).toContain(join(directory, 'ideal-loads.yaml'));
      expect(shown).toContain(expected);
    },
  );

  it('refuses what cannot be read', async () => {
    await mkdir(join(directory, 'leaves.conf'));
    expect(await refusal(fetchFrom({}))).toContain(`${join(directory, 'leaves.conf')}: EISDIR`);
  });

  it('stops when it is told to', async () => {
    const reason = new Error('enough');
    await expect(fetchFrom({}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
