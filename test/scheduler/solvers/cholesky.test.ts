import { expect, test } from 'vitest';
import { seededRandom } from '../../../scheduler/random.ts';
import { Cholesky } from '../../../scheduler/solvers/cholesky.ts';

const random = seededRandom(12);
const vector = (size: number) => Array.from({ length: size }, () => 2 * random() - 1);
const dot = (a: number[], b: number[]) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

test('solves with a matrix of products whose rows come and go', () => {
  const factor = new Cholesky(12);
  const rows: number[][] = [];
  const append = () => {
    rows.push(vector(15));
    const last = rows.at(-1)!;
    factor.append((row) => dot(last, rows[row]!), 1e-12);
  };
  const remove = (at: number) => {
    rows.splice(at, 1);
    factor.remove(at);
  };
  const checkSolution = () => {
    expect(factor.count).toBe(rows.length);
    const right = vector(rows.length);
    const solution = Float64Array.from(right);
    factor.solve(solution);
    rows.forEach((row, i) => {
      const product = rows.reduce((sum, other, j) => sum + dot(row, other) * solution[j]!, 0);
      expect(product).toBeCloseTo(right[i]!, 8);
    });
  };
  for (let i = 0; i < 12; i++) append();
  checkSolution();
  for (const at of [0, 10, 4, 8, 0]) {
    remove(at);
    checkSolution();
  }
  append();
  append();
  checkSolution();
  while (rows.length > 1) remove(rows.length >> 1);
  checkSolution();
  factor.clear();
  expect(factor.count).toBe(0);
});

test('keeps a row that says nothing new from breaking it', () => {
  const factor = new Cholesky(3);
  const rows = [
    [1, 2],
    [2, 4],
  ];
  for (const row of rows) factor.append((i) => dot(row, rows[i]!), 1e-6);
  const solution = Float64Array.from([1, 2]);
  factor.solve(solution);
  expect([...solution].every(Number.isFinite)).toBe(true);
});
