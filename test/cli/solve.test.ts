import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { runCommand, startCommand } from '../support/commands.ts';
import { newFolder } from '../support/stores.ts';

// Commands are processes of their own, and other tests run beside them.
vi.setConfig({ testTimeout: 60_000 });

const penalties = {
  undesired: 5,
  multiple: 10,
  noBrunch: 10,
  farDiscontinuous: 20,
  discontinuous: 30,
  marathon: 40,
  unforced: 50,
  empty: 100,
  incompletion: 1,
};

/** Two days of two slots with two lines; Ada cannot on the first morning, Bo would rather not on the second. */
const small = {
  name: 'small',
  days: ['mon', 'tue'],
  hours: 2,
  lines: 2,
  persons: [
    { name: 'ada', maxLoad: 3, dailyMax: 2 },
    { name: 'bo', maxLoad: 3, dailyMax: 2 },
    { name: 'cy', maxLoad: 1, dailyMax: 1 },
  ],
  busy: [[0, 0, 0]],
  undesired: [[1, 0, 1]],
  forced: [[1, 1, 2]],
  penalties,
  patternRule: 'runs',
};

async function write(content: unknown): Promise<string> {
  const file = join(await newFolder(), 'instance.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const solve = (words: string[], env: Record<string, string> = {}) =>
  runCommand('schedule-hours', ['solve', ...words], { env });

// biome-ignore lint/suspicious/noExplicitAny: answers of many forms.
const linesOf = (stdout: string): any[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('schedule-hours solve', () => {
  test('prints progress with a type and the answer on the last line, the same for the same seed', async () => {
    const file = await write(small);
    const first = await solve([file, '--json', '--seed', '3']);
    const second = await solve(['--json', '--seed=3', file]);
    expect([first.code, first.stderr]).toEqual([0, '']);
    const lines = linesOf(first.stdout);
    const answer = lines.pop();
    for (const line of lines) expect(line).toMatchObject({ type: expect.any(String) });
    expect(lines[0]).toMatchObject({ type: 'better', cost: expect.any(Number), engine: expect.any(String) });
    expect(Object.keys(answer).sort()).toEqual([
      'bound',
      'breakdown',
      'cost',
      'engine',
      'proven',
      'seconds',
      'timetable',
    ]);
    // Cy's forced turn, Ada and Bo twice each on days of two slots, one of Bo's undesired turns, one hole.
    const { breakdown, timetable, cost } = answer;
    const { nHoles, ...costs } = breakdown;
    expect(Object.values<number>(costs).reduce((sum, part) => sum + part, 0)).toBe(cost);
    expect(timetable.flat(2).length + nHoles).toBe(8);
    expect(timetable[0][0]).not.toContain(0);
    expect(timetable[1][1]).toContain(2);
    expect(cost).toBe(costOf(timetable));
    expect(cost).toBe(cheapest());
    expect(linesOf(second.stdout).at(-1).timetable).toEqual(timetable);
    if (answer.proven) expect(answer.bound).toBe(cost);
  });

  test('without --json prints the answer alone, for people to read', async () => {
    const { code, stdout } = await solve([await write(small)]);
    expect(code).toBe(0);
    expect(stdout.startsWith('{\n  "cost": ')).toBe(true);
    expect(JSON.parse(stdout)).toMatchObject({ cost: cheapest() });
  });

  test('stops at a penalty, at a time limit and at an interruption, and prints the best so far', async () => {
    const file = await write(large());
    const cheap = await solve([file, '--json', '--stop-penalty', '1000000000']);
    expect(linesOf(cheap.stdout).at(-1)).toMatchObject({ engine: 'first-timetable' });
    const limited = await solve([file, '--json', '--time-limit', '1']);
    expect(limited.code).toBe(0);
    expect(linesOf(limited.stdout).at(-1).timetable).toHaveLength(7);
    const running = startCommand('schedule-hours', ['solve', file, '--json']);
    await running.says('"type":"better"');
    running.child.kill('SIGINT');
    const { code, stdout } = await running.ended;
    expect(code).toBe(0);
    // What it can prove by then, it may.
    const answer = linesOf(stdout).at(-1);
    expect(answer.timetable).toHaveLength(7);
    expect(answer.bound).toBeLessThanOrEqual(answer.cost);
  });

  test('loads neither store nor outside systems, no engine if it can be proved at once, and no catalogue', async () => {
    const folder = await newFolder();
    const record = join(folder, 'loaded.txt');
    const hook = join(folder, 'hook.mjs');
    writeFileSync(
      hook,
      `import { appendFileSync } from 'node:fs';
       import { registerHooks } from 'node:module';
       registerHooks({ load(url, context, next) { appendFileSync(${JSON.stringify(record)}, url + '\\n'); return next(url, context); } });`,
    );
    const { code } = await solve([await write(small), '--json'], {
      NODE_OPTIONS: `--import=${pathToFileURL(hook).href}`,
    });
    expect(code).toBe(0);
    const loaded = readFileSync(record, 'utf8').trimEnd().split('\n');
    expect(loaded.some((url) => url.endsWith('/actions/solve-instance.ts'))).toBe(true);
    expect(
      loaded.filter((url) =>
        /main\/(store|connectors|model\/texts\/index|model\/config)|kysely|googleapis|\/pg\/|commander|intl-messageformat|luxon|typebox|js-yaml|engine-thread|javascript-lp-solver|\/highs\//.test(
          url,
        ),
      ),
    ).toEqual([]);
  });
});

describe('--engine', () => {
  test('runs the one that is named alone', async () => {
    const file = await write(small);
    for (const engine of ['linear-programming', 'column-generation', 'backtracking']) {
      const { code, stdout } = await solve([file, '--json', '--engine', engine]);
      expect(code).toBe(0);
      const lines = linesOf(stdout);
      const answer = lines.pop();
      expect(answer).toMatchObject({ cost: cheapest(), bound: cheapest(), proven: true });
      for (const { engine: told } of [...lines, answer])
        if (told) expect(['first-timetable', engine]).toContain(told);
    }
    const { code, stderr } = await solve([file, '--engine', 'magic']);
    expect(code).toBe(2);
    expect(stderr).toContain('linear-programming, column-generation, backtracking');
  });

  test('that cannot be loaded says why, and the first timetable stands', async () => {
    const lines = linesOf((await solveWithoutHighs('--engine', 'column-generation')).stdout);
    expect(lines.at(-1)).toMatchObject({ proven: false, engine: 'first-timetable' });
    expect(lines.at(-2)).toEqual({
      type: 'gave-up',
      reason: expect.stringMatching(/^column-generation: .*memory/),
    });
  });

  test('is not missed in a race: another closes what prices alone leave open', async () => {
    const { code, stdout, stderr } = await solveWithoutHighs();
    expect([code, stderr]).toEqual([0, '']);
    const answer = linesOf(stdout).at(-1);
    expect(answer).toMatchObject({ proven: true, cost: GAP_BEST, bound: GAP_BEST });
  });
});

describe('what cannot be solved is refused in one sentence', () => {
  test('instances with something wrong in them, with the place', async () => {
    const cases: [unknown, RegExp][] = [
      ['{"days": [', /instance\.json: this is no instance of a scheduling problem: .*JSON/],
      ['[]', /a JSON object is expected\.$/],
      [{ ...small, hours: 0 }, /hours is 0, a whole number from 1 to 31 is expected\.$/],
      [{ ...small, busy: [[0, 0, 3]] }, /busy\[0\]\[2\] is 3, a whole number from 0 to 2 is expected\.$/],
      [{ ...small, patternRule: 'exact4' }, /patternRule "exact4" needs 4 hours, not 2\.$/],
      [{ ...small, penalties: { ...penalties, empty: -1 } }, /penalties\.empty is -1, /],
    ];
    for (const [content, sentence] of cases) {
      const { code, stdout, stderr } = await solve([await write(content), '--json']);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr.trimEnd()).toMatch(sentence);
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
  });

  test('files that are not there, wrong options, and other languages', async () => {
    const file = await write(small);
    expect(await solve(['/nonexistent.json'])).toEqual({
      code: 1,
      stdout: '',
      stderr: '/nonexistent.json is not there: check the path.\n',
    });
    const wrong = await Promise.all([
      solve([file, '--sede', '3']),
      solve([file, '--seed', 'x']),
      solve([file, '--time-limit', '99999999']),
      solve([]),
      solve([file, file]),
      solve([file, '--stop-penalty', '-1', '--lang', 'ru']),
    ]);
    expect(wrong.map(({ code, stdout }) => [code, stdout])).toEqual(new Array(6).fill([2, '']));
    const [unknown, seed, limit, none, two, russian] = wrong.map(({ stderr }) => stderr);
    expect(unknown).toContain('--sede');
    expect(seed).toContain('--seed: "x" does not fit; expected 0–2147483647');
    expect(limit).toContain('--time-limit: "99999999" does not fit; expected 0–86400');
    for (const said of [none, two]) expect(said).toContain('expected INSTANCE.json');
    expect(russian).toContain('не подходит');
  });
});

/** A week with a gap where memory for WebAssembly is so scarce that Node reads TypeScript, but HiGHS does not load. */
const solveWithoutHighs = (...words: string[]) =>
  runCommand('schedule-hours', ['solve', gapFile, '--json', ...words], {
    nodeOptions: ['--wasm-max-mem-pages=100'],
  });
const gapFile = join(import.meta.dirname, '../../bench/instances/gap-12p-8h-3l-5d.json');
const GAP_BEST = 1855;

/** What a timetable of `small` costs, by the words of docs/instances.md. */
function costOf(timetable: number[][][]): number {
  let cost = 0;
  timetable.forEach((day, d) => {
    for (let p = 0; p < 3; p++) {
      const turns = day.filter((slot) => slot.includes(p)).length;
      // In a day of two slots both are the middle ones.
      cost += penalties.multiple * turns * (turns - 1) + (turns === 2 ? penalties.noBrunch : 0);
      if (d === 1 && p === 1 && day[0]!.includes(1)) cost += penalties.undesired;
    }
    for (const slot of day) {
      const holes = 2 - slot.length;
      if (holes > 0) cost += penalties.empty * holes ** 2 + penalties.incompletion * (holes - 1);
    }
  });
  return timetable[1]![1]!.includes(2) ? cost : cost + penalties.unforced;
}

/** The least that any timetable of `small` costs, by trying them all. */
function cheapest(): number {
  const choices = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2]];
  let least = Number.POSITIVE_INFINITY;
  for (const a of choices)
    for (const b of choices)
      for (const c of choices)
        for (const d of choices) {
          const all = [...a, ...b, ...c, ...d];
          const count = (p: number) => all.filter((q) => q === p).length;
          if (a.includes(0) || count(0) > 3 || count(1) > 3 || count(2) > 1) continue;
          least = Math.min(
            least,
            costOf([
              [a, b],
              [c, d],
            ]),
          );
        }
  return least;
}

/** Far larger than any engine finishes within a test. */
function large() {
  const persons = Array.from({ length: 150 }, (_, i) => ({
    name: `p${i}`,
    maxLoad: 9 + (i % 7),
    dailyMax: 6,
  }));
  const busy = persons.flatMap((_, p) =>
    Array.from({ length: 7 * 24 }, (_, cell) => [Math.floor(cell / 24), cell % 24, p]).filter(
      ([d, h]) => (p * 7 + h! * 3 + d!) % 5 === 0,
    ),
  );
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  return { ...small, days, hours: 24, lines: 12, persons, busy, undesired: [], forced: [] };
}
