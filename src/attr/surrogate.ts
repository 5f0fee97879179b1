import { solve } from './least-squares.js';

/** One sample: which features are there (1 or 0), the score with them, and how much it counts. */
export interface Sample {
  readonly present: readonly number[];
  readonly score: number;
  readonly weight: number;
}

/** Keeps the equations solvable where samples are too few: then of all solutions nearly the smallest. */
const RIDGE = 1e-10;
/** The lasso is done when no coefficient changes by more, relative to the largest. */
const CHANGE = 1e-10;
const MOST_ROUNDS = 20_000;

/**
 * Coefficients of the weighted least-squares fit: score = b0 + sum of b z.
 *
 * Returns a number for each feature; b0 is left out.
 */
export function linearFit(samples: readonly Sample[]): number[] {
  const { rows, scores, weights } = centred(samples);
  const features = rows[0]!.length;
  const matrix = Array.from({ length: features }, (_, i) => {
    const row = new Float64Array(features + 1);
    for (const [k, own] of rows.entries()) {
      const factor = weights[k]! * own[i]!;
      if (factor === 0) continue;
      for (let j = 0; j < features; j++) row[j]! += factor * own[j]!;
      row[features]! += factor * scores[k]!;
    }
    row[i]! += RIDGE * samples.length;
    return row;
  });
  return solve(matrix);
}

/**
 * Coefficients of the weighted lasso, by coordinate descent: argmin of 1/(2n) sum of w (score - b0 - sum of b z)^2 + alpha
 * sum of |b|, with weights that add up to n.
 *
 * - Source: Friedman, Hastie and Tibshirani, Regularization Paths for Generalized Linear Models via Coordinate Descent,
 *   2010, https://doi.org/10.18637/jss.v033.i01, section 2.1.
 */
export function lassoFit(samples: readonly Sample[], alpha: number): number[] {
  const { rows, scores, weights } = centred(samples);
  const n = rows.length;
  const squares = rows[0]!.map(
    (_, j) => rows.reduce((sum, row, k) => sum + weights[k]! * row[j]! ** 2, 0) / n,
  );
  const fit = new Array<number>(squares.length).fill(0);
  /** What is not explained yet. */
  const rest = [...scores];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let largest = 0;
    for (const [j, square] of squares.entries()) {
      // The feature is the same in all samples.
      if (square < 1e-12) continue;
      const before = fit[j]!;
      const slope =
        rows.reduce((sum, row, k) => sum + weights[k]! * row[j]! * rest[k]!, 0) / n + square * before;
      const after = (Math.sign(slope) * Math.max(0, Math.abs(slope) - alpha)) / square;
      if (after === before) continue;
      for (const [k, row] of rows.entries()) rest[k]! -= row[j]! * (after - before);
      fit[j] = after;
      largest = Math.max(largest, Math.abs(after - before));
    }
    if (largest <= CHANGE * Math.max(...fit.map(Math.abs))) break;
  }
  return fit;
}

/** Samples less their weighted means, so that no constant is to be fitted; weights that add up to their number. */
function centred(samples: readonly Sample[]) {
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  const weights = samples.map(({ weight }) => (weight * samples.length) / total);
  const mean = (of: (sample: Sample) => number): number =>
    samples.reduce((sum, sample) => sum + sample.weight * of(sample), 0) / total;
  const means = samples[0]!.present.map((_, j) => mean(({ present }) => present[j]!));
  const score = mean((sample) => sample.score);
  return {
    weights,
    rows: samples.map(({ present }) => present.map((each, j) => each - means[j]!)),
    scores: samples.map((sample) => sample.score - score),
  };
}
