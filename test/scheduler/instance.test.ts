import { describe, expect, test } from 'vitest';
import { AppError } from '../../model/errors.ts';
import { evaluate } from '../../scheduler/evaluate.ts';
import {
  answerBreakdown,
  answerTimetable,
  type Instance,
  parseInstance,
  problemOfInstance,
} from '../../scheduler/instance.ts';
import { makeInstance } from './fixtures/small-instance.ts';

/** Why a text is refused. */
function refusalOf(text: string): string {
  try {
    parseInstance(text, 'week.json');
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('bad-instance');
    expect((error as AppError).values.file).toBe('week.json');
    return String((error as AppError).values.reason);
  }
  throw new Error('it was not refused');
}

const changed = (change: Record<string, unknown>) => JSON.stringify({ ...makeInstance(), ...change });

describe('what is read', () => {
  test('is what was written', () => {
    const instance = makeInstance();
    expect(parseInstance(JSON.stringify(instance), 'week.json')).toEqual(instance);
  });

  test('may leave out what is nobody’s, and its name', () => {
    const { nobodyForced: _, nobodyUndesired: __, nobodyLoad: ___, name: ____, ...instance } = makeInstance();
    const read = parseInstance(JSON.stringify(instance), 'week.json');
    expect(read.name).toBe('week.json');
    expect(problemOfInstance(read).fixed).toEqual([{ day: 1, slot: 2, line: null, person: 1 }]);
  });

  test('may say more than we know', () => {
    expect(parseInstance(changed({ expected: { bestKnownCost: 1 } }), 'week.json')).toMatchObject({
      hours: 4,
    });
  });
});

describe('what is refused, and where', () => {
  test.each([
    ['no JSON', '{"days": [', /JSON/],
    ['a list', '[]', /^a JSON object is expected$/],
    ['nothing', 'null', /^a JSON object is expected$/],
    ['no days', changed({ days: undefined }), /^days is missing, a list is expected$/],
    ['an empty week', changed({ days: [] }), /^days is empty$/],
    ['a day without a name', changed({ days: ['mon', 2] }), /^days\[1\] is 2, a name is expected$/],
    ['no slots', changed({ hours: 0 }), /^hours is 0, a whole number from 1 to 31 is expected$/],
    ['more slots than bits', changed({ hours: 32 }), /^hours is 32, /],
    ['half a slot', changed({ hours: 4.5 }), /^hours is 4.5, /],
    ['no lines', changed({ lines: 0 }), /^lines is 0, /],
    ['lines in words', changed({ lines: 'six' }), /^lines is "six", /],
    ['no persons', changed({ persons: undefined }), /^persons is missing, a list is expected$/],
    [
      'a person without a name',
      changed({ persons: [{ maxLoad: 1, dailyMax: 1 }] }),
      /^persons\[0\]\.name is missing$/,
    ],
    ['no person', changed({ persons: [null] }), /^persons\[0\]\.name is missing$/],
    [
      'a load below zero',
      changed({ persons: [{ name: 'p', maxLoad: -1, dailyMax: 1 }] }),
      /^persons\[0\]\.maxLoad is -1, /,
    ],
    [
      'no daily limit',
      changed({ persons: [{ name: 'p', maxLoad: 1 }] }),
      /^persons\[0\]\.dailyMax is missing, /,
    ],
    ['no busy', changed({ busy: undefined }), /^busy is missing, a list is expected$/],
    ['no undesired', changed({ undesired: {} }), /^undesired is \{\}, a list is expected$/],
    ['a busy that is no triple', changed({ busy: [[0, 0, 0], 5] }), /^busy\[1\] is 5, a list is expected$/],
    ['a busy that is too short', changed({ busy: [[0, 0]] }), /^busy\[0\] has 2 numbers, not 3$/],
    [
      'a day that is not there',
      changed({ busy: [[2, 0, 0]] }),
      /^busy\[0\]\[0\] is 2, a whole number from 0 to 1 /,
    ],
    [
      'a slot that is not there',
      changed({ undesired: [[0, 4, 0]] }),
      /^undesired\[0\]\[1\] is 4, .* from 0 to 3 /,
    ],
    [
      'a person that is not there',
      changed({ forced: [[0, 0, 3]] }),
      /^forced\[0\]\[2\] is 3, .* from 0 to 2 /,
    ],
    [
      'a hole that is no pair',
      changed({ nobodyForced: [[0, 0, 0]] }),
      /^nobodyForced\[0\] has 3 numbers, not 2$/,
    ],
    ['an unwanted hole outside', changed({ nobodyUndesired: [[0, 9]] }), /^nobodyUndesired\[0\]\[1\] is 9, /],
    ['no penalties', changed({ penalties: undefined }), /^penalties\.undesired is missing, /],
    [
      'a penalty of a half',
      changed({ penalties: { ...makeInstance().penalties, empty: 0.5 } }),
      /^penalties\.empty is 0\.5, /,
    ],
    [
      'a penalty below zero',
      changed({ penalties: { ...makeInstance().penalties, marathon: -1 } }),
      /^penalties\.marathon is -1, /,
    ],
    [
      'an unknown shape',
      changed({ patternRule: 'exact5' }),
      /^patternRule is "exact5", "exact4" or "runs" is expected$/,
    ],
    [
      'queues that are not all lines',
      changed({ lines: 2, queues: [{ name: 'sales', lines: 1 }] }),
      /^queues have 1 lines together, not 2$/,
    ],
    [
      'a queue without a name',
      changed({ queues: [{ lines: 1 }] }),
      /^queues\[0\]\.name is missing, a name is expected$/,
    ],
    [
      'two queues of one name',
      changed({
        lines: 2,
        queues: [
          { name: 'sales', lines: 1 },
          { name: 'sales', lines: 1 },
        ],
      }),
      /^queues names one twice$/,
    ],
    [
      'somebody who serves no queue that there is',
      changed({ persons: makeInstance().persons.map((one) => ({ ...one, queues: ['sales'] })) }),
      /^persons\[0\]\.queues\[0\] is "sales", which is no queue$/,
    ],
    ['a skill of half a person', changed({ skills: { english: 0.5 } }), /^skills\.english is 0\.5, /],
    ['skills in a list', changed({ skills: [1] }), /^skills is no map from group to a whole number$/],
    ['exact days of five', changed({ hours: 5 }), /^patternRule "exact4" needs 4 hours, not 5$/],
  ])('%s', (_, text, reason) => {
    expect(refusalOf(text)).toMatch(reason);
  });
});

describe('the problem of an instance', () => {
  test('has days of equal slots and lines that do not differ', () => {
    const { days, lineClasses, rules } = problemOfInstance(
      makeInstance({ hours: 8, patternRule: 'runs', lines: 3 }),
    );
    expect(days.map(({ label, date, slots, lunch }) => [label, date, slots.length, lunch])).toEqual([
      ['mon', null, 8, 0b00011000],
      ['tue', null, 8, 0b00011000],
    ]);
    expect(days[1]!.slots[2]).toEqual({ label: '3', lines: 3, holeUndesired: false });
    expect([lineClasses, rules.shapes]).toEqual([[0, 0, 0], 'runs']);
  });

  test('knows who cannot, who would rather not, and who should', () => {
    const nobody = {
      nobodyForced: [
        [1, 0],
        [1, 0],
      ],
      nobodyUndesired: [[0, 3]],
    } as Partial<Instance>;
    const { persons, fixed, days } = problemOfInstance(makeInstance(nobody));
    expect(persons.map(({ busy, undesired }) => [busy, undesired])).toEqual([
      [
        [0b0001, 0],
        [0, 0],
      ],
      [
        [0, 0],
        [0b0010, 0],
      ],
      [
        [0, 0b1000],
        [0, 0],
      ],
    ]);
    expect(persons.map(({ key, maxLoad, dailyMax }) => [key, maxLoad, dailyMax])).toEqual([
      ['p1', 5, 3],
      ['p2', 6, 3],
      ['p3', 4, 2],
    ]);
    // Nobody sits once in a slot, however often it is named.
    expect(fixed).toEqual([
      { day: 1, slot: 2, line: null, person: 1 },
      { day: 1, slot: 0, line: null, person: null },
    ]);
    expect(days[0]!.slots.map(({ holeUndesired }) => holeUndesired)).toEqual([false, false, false, true]);
  });

  test('004.71 prices everything as the instance says', () => {
    const penalties = {
      undesired: 1,
      multiple: 2,
      noBrunch: 4,
      farDiscontinuous: 8,
      discontinuous: 16,
      marathon: 32,
      unforced: 64,
      empty: 128,
      incompletion: 1024,
    };
    const problem = problemOfInstance(makeInstance({ penalties, nobodyForced: [[0, 0]] }));
    // p1 0110 and 1110, p2 1001 and 1100, p3 1010.
    const assignment = [
      [[[1, 2]], [[0]], [[0, 2]], [[1]]],
      [[[0, 1]], [[0, 1]], [[0]], [[]]],
    ];
    const { cost, perRule, holes, findings } = evaluate(problem, assignment);
    expect(findings.filter(({ broken }) => broken)).toEqual([]);
    expect(answerBreakdown(perRule, holes)).toEqual({
      multiple: 2 * (2 + 6 + 2 + 2 + 2),
      shape: 4 + 32 + 8 + 16,
      undesired: 0,
      unforced: 64 + 64,
      holes: 128 + 128 + 128 + 128 * 4 + 1024,
      nHoles: 5,
    });
    expect(cost).toBe(28 + 60 + 128 + 128 * 7 + 1024);
  });
});

describe('the answer', () => {
  test('names who attends each slot, ascending, and leaves holes out', () => {
    expect(
      answerTimetable([
        [
          [[2, 0], [1]],
          [[], []],
        ],
        [[[4], []]],
      ]),
    ).toEqual([[[0, 1, 2], []], [[4]]]);
  });

  test('has every cost under its name', () => {
    expect(answerBreakdown({ lunch: 10, marathon: 40, holes: 101 }, 2)).toEqual({
      multiple: 0,
      shape: 50,
      undesired: 0,
      unforced: 0,
      holes: 101,
      nHoles: 2,
    });
  });
});

describe('queues and skills of an instance', () => {
  const queues = [
    { name: 'support', lines: 2 },
    { name: 'sales', lines: 1 },
  ];
  const persons = [
    { name: 'p1', maxLoad: 3, dailyMax: 1, queues: ['support'], groups: ['english'] },
    { name: 'p2', maxLoad: 2, dailyMax: 1, queues: ['sales', 'support'] },
    { name: 'p3', maxLoad: 2, dailyMax: 1 },
  ];
  const read = (change: Record<string, unknown>) =>
    problemOfInstance(
      parseInstance(
        changed({ lines: 3, persons, busy: [], undesired: [], forced: [], queues, ...change }),
        'week.json',
      ),
    );

  test('lines are of their queues in order, and people serve all that they do not leave out', () => {
    const problem = read({});
    expect(problem).toMatchObject({ lineClasses: [0, 0, 1], queues: ['support', 'sales'] });
    expect(problem.persons.map(({ classLoads, groups }) => [classLoads, groups])).toEqual([
      [[3, 0], ['english']],
      [null, []],
      [null, []],
    ]);
    expect(problem.rules.skills.level).toBe('off');
  });

  test('a skill is a red line, or has its penalty', () => {
    const skills = { english: 1 };
    expect(read({ skills }).rules.skills).toEqual({ level: 'hard', weight: 0, groups: skills });
    const penalties = { ...makeInstance().penalties, skills: 7 };
    expect(read({ skills, penalties }).rules.skills).toEqual({ level: 'soft', weight: 7, groups: skills });
  });
});
