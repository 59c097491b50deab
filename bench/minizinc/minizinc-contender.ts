import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Contender, noAnswer, type Outcome } from '../contender.ts';
import type { Measured } from '../measure-process.ts';
import { writeDzn } from './write-dzn.ts';

export interface MinizincOptions {
  /** The program. */
  minizinc: string;
  /** A checkout that holds the ancestor's model, or a folder with a `model.mzn` of the same data. */
  ancestor: string;
  /** As MiniZinc names it: coin-bc, chuffed, gecode … */
  solver: string;
  limitSeconds: number;
  /** Where data files are written. */
  folder: string;
}

/** Where the model lies in a checkout of the ancestor's solver, or in a folder given by itself. */
const MODEL_PLACES = [
  'tomato_cooker/models/cost_based/model.mzn',
  'models/cost_based/model.mzn',
  'model.mzn',
];
const SPARE_SECONDS = 5;

/** The ancestor's way to the same timetable. Throws a sentence where its model is not found. */
export function minizincContender(options: MinizincOptions): Contender {
  const { minizinc, ancestor, solver, limitSeconds, folder } = options;
  const model = MODEL_PLACES.map((place) => join(ancestor, place)).find(existsSync);
  if (!model)
    throw new Error(`--ancestor ${ancestor} has no model: none of ${MODEL_PLACES.join(', ')} is there.`);
  mkdirSync(folder, { recursive: true });
  return {
    name: `minizinc, ${solver}`,
    kind: 'other',
    commandFor: ({ instance }) => {
      const data = writeDzn(instance);
      if ('refusal' in data) return data.refusal;
      const file = join(folder, `${instance.name.replace(/[^\w.-]/g, '_')}.dzn`);
      writeFileSync(file, data.text);
      const limit = ['--time-limit', String(limitSeconds * 1000)];
      const output = [
        '--json-stream',
        '--output-mode',
        'json',
        '--output-objective',
        '--intermediate-solutions',
      ];
      return {
        program: minizinc,
        args: ['--solver', solver, ...limit, ...output, model, file],
        limitSeconds: limitSeconds + SPARE_SECONDS,
        reportsMemory: false,
      };
    },
    read: readMinizinc,
  };
}

interface Message {
  type: string;
  status?: string;
  message?: string;
  output?: { json?: { _objective?: number; cost?: number } };
}

/** Reads MiniZinc's stream of JSON messages: solutions, each better than those before, and a status at the end. */
export function readMinizinc({ lines, complaints, code, isOverLimit }: Measured): Outcome {
  const messages = lines.flatMap(({ text, seconds }) =>
    text.startsWith('{') ? [{ seconds, ...(JSON.parse(text) as Message) }] : [],
  );
  const error = messages.find(({ type }) => type === 'error');
  if (error) return { ...noAnswer, fault: error.message ?? 'an error' };
  if (code !== 0 && !isOverLimit)
    return { ...noAnswer, fault: complaints.trim().split('\n').at(-1) || `exit code ${code}` };
  const solutions = messages.filter(({ type }) => type === 'solution');
  const last = solutions.at(-1)?.output?.json;
  const cost = last?.cost ?? last?._objective ?? null;
  const proven = messages.some(({ type, status }) => type === 'status' && status === 'OPTIMAL_SOLUTION');
  return {
    cost,
    bound: proven ? cost : null,
    proven,
    firstMs: null,
    firstSeenMs: solutions.length > 0 ? solutions[0]!.seconds * 1000 : null,
    fault: null,
  };
}
