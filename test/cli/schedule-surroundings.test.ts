import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Person } from '../../model/types.ts';
import { WEEKDAYS } from '../../model/types.ts';
import { runCommand, startCommand } from '../support/commands.ts';
import { demoFolder, ownFolder, withStore } from '../support/data-folders.ts';
import { newFolder } from '../support/stores.ts';

// Commands are processes of their own, and other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

const root = join(import.meta.dirname, '../..');

/** A week so large that its best timetable takes far longer than a test. */
async function hugeWeek(): Promise<string> {
  const data = await ownFolder((store) =>
    store.transaction(async (parts) => {
      for (let i = 0; i < 150; i++) {
        const key = `p${i}`;
        await parts.persons.save({ ...ANYBODY, key, name: key, table: i % 9, idealLoad: 9 + (i % 7) });
        await parts.unavailabilities.replaceForPerson(
          key,
          WEEKDAYS.map((weekday, d) => ({
            weekday,
            date: null,
            slots: Array.from({ length: 24 }, (_, slot) => ((i * 7 + slot * 3 + d) % 5 ? '0' : '1')).join(''),
            firm: i % 2 === 0,
            reason: 'elsewhere',
          })),
        );
      }
    }),
  );
  const limits = Array.from(
    { length: 25 },
    (_, i) => `'${String(8 + Math.floor(i / 2)).padStart(2, '0')}:${i % 2 ? '30' : '00'}'`,
  );
  writeFileSync(
    join(data, 'config.yaml'),
    `week: {days: [mon, tue, wed, thu, fri, sat, sun], slots: [${limits.join(', ')}], lines: 12, dailyTurns: 6}\n`,
  );
  return data;
}

const ANYBODY: Omit<Person, 'key' | 'name'> = {
  email: null,
  extension: null,
  color: '#aaaaff',
  table: null,
  groups: [],
  idealLoad: null,
  dailyLimit: null,
  lunchExempt: false,
  locale: null,
  active: true,
  roles: [],
  coat: null,
};

describe('004.74 an interruption', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('by %s keeps the best so far, and ends well', async (signal) => {
    const data = await hugeWeek();
    const running = startCommand('schedule-hours', ['2026-03-04', '--json'], { data });
    await running.says('"type":"better"');
    running.child.kill(signal);
    const { code, stdout } = await running.ended;
    expect(code).toBe(0);
    const answer = JSON.parse(stdout.trimEnd().split('\n').at(-1)!);
    expect(answer).toMatchObject({
      type: 'answer',
      end: 'stopped',
      saved: { state: 'draft' },
    });
    await withStore(join(data, 'lineup.sqlite'), async ({ timetables }) => {
      expect(await timetables.list()).toMatchObject([{ id: answer.saved.id, cost: answer.cost }]);
    });
    expect(readdirSync(join(data, 'out/2026-03-02'))).toContain('timetable.html');
  });

  test('so does the time limit, and people are told', async () => {
    const data = await hugeWeek();
    const { code, stdout } = await runCommand('schedule-hours', ['2026-03-04', '--time-limit', '1'], {
      data,
      env: { LANG: 'es_ES.UTF-8' },
    });
    expect(code).toBe(0);
    // Unless the little that it had time for proved the week: then nothing was left to search for.
    const said = stdout.split('\n').filter((line) => /^(La búsqueda se detuvo: |Demostrado: )/.test(line));
    expect(said).toHaveLength(1);
  });
});

describe('who watches', () => {
  test('nobody: quiet plain lines without escape codes, also where the environment speaks of colours', async () => {
    const data = await demoFolder();
    const { code, stdout, stderr } = await runCommand('schedule-hours', ['2026-03-04'], {
      data,
      env: { TERM: 'xterm-256color' },
    });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.startsWith('Week of 2 March 2026\nThe demo team: ')).toBe(true);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there.
    expect(stdout).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
  });

  const hasScript = spawnSync('script', ['--version']).status === 0;

  test.skipIf(!hasScript)(
    'a terminal: progress in one line, colours, and names that can be read',
    async () => {
      const data = await demoFolder();
      const words = [process.execPath, 'cli/schedule-hours.ts', '2026-03-04', '--lang', 'ca'];
      const { status, stdout } = spawnSync('script', ['-qec', words.join(' '), '/dev/null'], {
        cwd: root,
        encoding: 'utf8',
        input: '',
        env: { PATH: process.env.PATH, TERM: 'xterm', COLORTERM: 'truecolor', LINEUP_DATA: data },
      });
      expect(status).toBe(0);
      // Written over, and cleared before the answer.
      expect(stdout.startsWith('\r\x1b[Kcost ')).toBe(true);
      expect(stdout).toMatch(/cost \d+ · cap forat · .*[\d.]+ s/);
      expect(stdout).toContain('\r\x1b[KSetmana del 2 de març del 2026\r\n');
      // Kofi's own colour, with white letters.
      expect(stdout).toContain('\x1b[48;2;61;90;128m\x1b[38;2;255;255;255m Kofi');
    },
  );

  test('a reader that goes away is no error, and the week is saved all the same', async () => {
    const data = await demoFolder();
    for (const [program, ...words] of [
      ['schedule-hours', '2026-03-04'],
      ['schedule-hours', '2026-03-04', '--json'],
      ['lineup', 'persons', 'list'],
      ['lineup', '--help'],
      ['schedule-hours', 'solve', join(await tinyInstance()), '--json'],
    ]) {
      const child = spawn(process.execPath, [`cli/${program}.ts`, ...words], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: process.env.PATH, LINEUP_DATA: data },
      });
      onTestFinished(() => {
        child.kill('SIGKILL');
      });
      child.stdout.destroy();
      let complaints = '';
      child.stderr.on('data', (chunk: Buffer) => {
        complaints += chunk.toString();
      });
      const code = await new Promise((resolve) => child.once('close', resolve));
      expect([code, complaints], `${program} ${words.join(' ')}`).toEqual([0, '']);
    }
    await withStore(join(data, 'demo.sqlite'), async ({ timetables }) => {
      expect(await timetables.list()).toHaveLength(2);
    });
  });
});

async function tinyInstance(): Promise<string> {
  const file = join(await newFolder(), 'tiny.json');
  const penalties = Object.fromEntries(
    [
      'undesired',
      'multiple',
      'noBrunch',
      'farDiscontinuous',
      'discontinuous',
      'marathon',
      'unforced',
      'empty',
      'incompletion',
    ].map((name) => [name, 1]),
  );
  const persons = [{ name: 'ada', maxLoad: 1, dailyMax: 1 }];
  const lists = { busy: [], undesired: [], forced: [] };
  writeFileSync(
    file,
    JSON.stringify({ days: ['mon'], hours: 1, lines: 1, persons, ...lists, penalties, patternRule: 'runs' }),
  );
  return file;
}
