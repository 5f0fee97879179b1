import type { Verdict } from '../grade/result.js';

/**
 * Points that a test earns, with two decimals, in [0, points].
 *
 * All for `pass`, the share `partialCredit` (0 to 1) for `near-miss`, none for anything else. What is not a finite
 * number earns 0.
 */
export function scoreTest(verdict: Verdict, points: number, partialCredit: number): number {
  if (!Number.isFinite(points)) return 0;
  const share = verdict === 'pass' ? 1 : verdict === 'near-miss' ? partialCredit : 0;
  return Math.min(Math.max(0, points), Math.max(0, twoDecimals(points * share)));
}

/** Sum of scores with two decimals; what is not a finite number counts as 0. */
export const total = (scores: readonly number[]): number =>
  twoDecimals(scores.reduce((sum, score) => sum + (Number.isFinite(score) ? score : 0), 0));

/** Halves go up, also where binary fractions hold them a little low (1.005). */
const twoDecimals = (value: number): number =>
  Number.isFinite(value) ? Math.round(value * 100 + 1e-7) / 100 : 0;
