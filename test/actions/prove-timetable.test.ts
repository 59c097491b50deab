import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_FIXED_TURNS, DEMO_PERSONS, DEMO_UNAVAILABILITIES } from '../../actions/demo/team.ts';
import { planWeek } from '../../actions/plan-week.ts';
import { type Proof, packProof, verifyFile } from '../../actions/prove-timetable.ts';
import { solveInstance } from '../../actions/solve-instance.ts';
import { defaultConfig } from '../../model/config/parse-config.ts';
import type { RuleSet } from '../../model/config/schema.ts';
import type { StoredProof, Timetable } from '../../model/types.ts';

const never = new AbortController().signal;
let folder: string;
let instanceProof: StoredProof;
let timetable: Timetable;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lineup-proof-'));
  const file = new URL('../../bench/instances/', import.meta.url);
  const name = 'team-12p-8h-3l-5d.json';
  const { proof, answer } = await solveInstance(await readFile(new URL(name, file), 'utf8'), name, {
    seed: 0,
    stopPenalty: null,
    engine: null,
    signal: never,
    clock: () => performance.now(),
    onBetter: () => {},
    onBound: () => {},
  });
  expect(answer.proven).toBe(true);
  instanceProof = packProof(proof!);
  const planned = await planWeek(
    defaultConfig(),
    {
      persons: DEMO_PERSONS,
      unavailabilities: DEMO_UNAVAILABILITIES.map((entry, i) => ({ ...entry, id: String(i), date: null })),
      absences: [],
      closedDays: [],
      fixedTurns: DEMO_FIXED_TURNS,
      credit: {},
    },
    { monday: '2026-03-02', signal: never },
  );
  timetable = planned.timetable;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function verify(content: unknown) {
  const file = join(folder, 'proof.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return verifyFile(file);
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** The proof with a change in its content, and with the digest of what it then says. */
function changed(change: (proof: Proof) => void): StoredProof {
  const proof = copy(instanceProof.content as Proof);
  change(proof);
  return packProof(proof);
}

describe('a proof', () => {
  test('of an instance holds, from its file alone', async () => {
    const { cost } = instanceProof.content as Proof;
    expect(await verify(instanceProof)).toMatchObject({ verdict: 'optimal', cost, bound: cost });
  });

  test('of a week holds, and is in the timetable', async () => {
    expect(await verify(timetable)).toMatchObject({ verdict: 'optimal', cost: timetable.cost });
  });

  test('that claims less than it proves is within some cost of the best possible', async () => {
    const loose = changed((proof) => {
      const zero = (prices: number[]) => prices.map(() => 0);
      const cells = proof.problem.days.map((day) => day.slots.map(() => [0]));
      proof.bound = 0;
      proof.certificate = {
        prices: { cells, loads: zero(proof.problem.persons.map(() => 0)), classLoads: null, limits: [] },
      };
    });
    expect(await verify(loose)).toMatchObject({ verdict: 'within', gap: expect.any(Number) });
  });
});

describe('a tampered file does not hold', () => {
  const anyPrices = (proof: Proof) => {
    let node = proof.certificate;
    while (!('prices' in node)) node = node.works;
    return node.prices;
  };
  const changes: Record<string, [why: string, change: (proof: Proof) => void]> = {
    'its cost is lowered': [
      'cost',
      (proof) => {
        proof.cost -= 5;
      },
    ],
    'its cost and objective are lowered': [
      'cost',
      (proof) => {
        proof.cost -= 5;
        proof.objective -= 5;
      },
    ],
    'its bound is raised': [
      'bound',
      (proof) => {
        proof.bound += 1;
      },
    ],
    'a turn is taken out': ['cost', (proof) => void proof.assignment[0]![0]![0]!.pop()],
    'a turn is given to nobody that there is': [
      'malformed',
      (proof) => {
        proof.assignment[0]![0]![0]![0] = 999;
      },
    ],
    'a price is moved': [
      'bound',
      (proof) => {
        anyPrices(proof).cells[0]![0]![0]! += 50;
      },
    ],
    'a price has the wrong sign': [
      'bound',
      (proof) => {
        anyPrices(proof).loads[0] = 1e6;
      },
    ],
    'a case is cut off': [
      'malformed',
      (proof) => {
        const split = { person: 0, day: 0, slot: 0 };
        proof.certificate = { split, works: proof.certificate } as never;
      },
    ],
    'the loads are raised': [
      'bound',
      (proof) => {
        for (const person of proof.problem.persons) person.maxLoad += 9;
      },
    ],
    'busy people are made free': [
      'cost',
      (proof) => {
        for (const person of proof.problem.persons) person.busy = person.busy.map(() => 0);
      },
    ],
    'the weights are changed': [
      'cost',
      (proof) => {
        proof.problem.rules.holes.weight += 7;
      },
    ],
  };
  test.each(Object.keys(changes))('when %s, even with a new digest', async (what) => {
    const [why, change] = changes[what]!;
    const verdict = await verify(changed(change));
    expect(verdict.verdict).toBe('does-not-hold');
    if (verdict.verdict === 'does-not-hold' && why !== 'malformed')
      expect([why, 'malformed']).toContain(verdict.why);
  });

  test('when any byte of its content is another and the digest is not', async () => {
    const proof = copy(instanceProof);
    (proof.content as Proof).problem.name = 'other';
    expect(await verify(proof)).toEqual({ verdict: 'does-not-hold', why: 'changed' });
  });

  test('when two people of the timetable beside it are exchanged', async () => {
    const other = copy(timetable);
    const { cells } = other.days[0]!.slots[0]!;
    [cells[0], cells[1]] = [cells[1]!, cells[0]!];
    expect(await verify(other)).toEqual({ verdict: 'does-not-hold', why: 'timetable' });
  });

  test('when the timetable beside it claims another cost or bound', async () => {
    expect(await verify({ ...copy(timetable), cost: 0 })).toMatchObject({ verdict: 'does-not-hold' });
    expect(await verify({ ...copy(timetable), bound: 1 })).toMatchObject({ verdict: 'does-not-hold' });
  });
});

describe('the rules of a file', () => {
  test('may lack one that did not exist when it was proved', async () => {
    const { cost } = instanceProof.content as Proof;
    const older = changed(({ problem }) => {
      const rules = problem.rules as Partial<RuleSet>;
      delete rules.stability;
      delete rules.fairness;
    });
    expect(await verify(older)).toMatchObject({ verdict: 'optimal', cost, bound: cost });
  });

  const nonsense: [what: string, rules: unknown][] = [
    ['are none', undefined],
    ['are null', null],
    ['are words', 'strict'],
    ['are a list', []],
    ['say nothing of shapes', {}],
    ['have a shape that is unknown', { shapes: 'squares' }],
    ['have one that is unknown here', { shapes: 'runs', siesta: { level: 'hard' } }],
    ['have one that is no rule', { shapes: 'runs', holes: 'soft' }],
    ['have a level that is none', { shapes: 'runs', holes: { level: 'softly', weight: 1 } }],
    ['have a weight below nothing', { shapes: 'runs', holes: { level: 'soft', weight: -1 } }],
    ['have a weight that is not whole', { shapes: 'runs', holes: { level: 'soft', weight: 0.5 } }],
    ['have words for numbers', { shapes: 'runs', 'group-idle': { level: 'hard', groups: { it: 'two' } } }],
  ];
  test.each(nonsense)('refuse it where they %s', async (_what, rules) => {
    const odd = changed(({ problem }) => {
      problem.rules = rules as RuleSet;
    });
    expect(await verify(odd)).toEqual({ verdict: 'does-not-hold', why: 'rules' });
  });
});

describe('what is no proof', () => {
  test('is told so in a sentence', async () => {
    await expect(verify('{')).rejects.toMatchObject({ code: 'bad-file' });
    await expect(verify({ week: '2026-03-02' })).rejects.toMatchObject({ code: 'bad-file' });
    await expect(verifyFile(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'file-missing' });
  });
});
