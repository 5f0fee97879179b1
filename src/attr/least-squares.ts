import type { Coalition } from './coalitions.js';

/** Keeps the equations solvable where coalitions are too few; relative to the weights. */
const RIDGE = 1e-9;

/**
 * The weighted least-squares fit of scores by one number a feature, which add up to `total` exactly.
 *
 * - `scores`: of each coalition, above the empty one. Returns a number for each feature.
 */
export function shapleyRegression(
  coalitions: readonly Coalition[],
  scores: readonly number[],
  total: number,
): number[] {
  const features = coalitions[0]?.present.length ?? 1;
  const free = features - 1;
  // The last number is the total less the others, so rows and scores are taken against it.
  const rows = coalitions.map(({ present }) =>
    Array.from({ length: free }, (_, i) => Number(present[i]) - Number(present[free])),
  );
  const wanted = coalitions.map(({ present }, k) => scores[k]! - Number(present[free]) * total);
  const matrix = Array.from({ length: free }, () => new Float64Array(free + 1));
  for (const [k, { weight }] of coalitions.entries()) {
    const row = rows[k]!;
    for (let i = 0; i < free; i++) {
      if (row[i] === 0) continue;
      const factor = weight * row[i]!;
      for (let j = 0; j < free; j++) matrix[i]![j]! += factor * row[j]!;
      matrix[i]![free]! += factor * wanted[k]!;
    }
  }
  const ridge = RIDGE * coalitions.reduce((sum, { weight }) => sum + weight, 0);
  for (let i = 0; i < free; i++) matrix[i]![i]! += ridge;
  const solution = solve(matrix);
  return [...solution, total - solution.reduce((sum, each) => sum + each, 0)];
}

/** Gaussian elimination with pivots; each row is [coefficients, right side]. */
export function solve(rows: Float64Array[]): number[] {
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    const size = (row: number): number => Math.abs(rows[row]![column]!);
    let pivot = column;
    for (let row = column + 1; row < n; row++) if (size(row) > size(pivot)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = column + 1; row < n; row++) {
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let i = column; i <= n; i++) rows[row]![i]! -= factor * rows[column]![i]!;
    }
  }
  const solution = new Array<number>(n).fill(0);
  for (let row = n - 1; row >= 0; row--) {
    let rest = rows[row]![n]!;
    for (let i = row + 1; i < n; i++) rest -= rows[row]![i]! * solution[i]!;
    solution[row] = rest / rows[row]![row]!;
  }
  return solution;
}
