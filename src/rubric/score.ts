import type { Finding, Verdict } from '../grade/result.js';

/**
 * Points that a test earns, in [0, points], not rounded: points are rounded once, where they are counted together.
 *
 * All for `pass`, the share `partialCredit` (0 to 1) for `near-miss`, none for anything else. What is not a finite
 * number earns 0.
 */
export function scoreTest(verdict: Verdict, points: number, partialCredit: number): number {
  if (!Number.isFinite(points)) return 0;
  const share = verdict === 'pass' ? 1 : verdict === 'near-miss' ? partialCredit : 0;
  return Math.min(Math.max(0, points), Math.max(0, points * share));
}

/**
 * The share of the points that a known mistake still earns: the least of all that fit a wrong answer, 0 where one of them has none.
 *
 * - `credit`: shares (0 to 1) by the mistake's id. A guess earns nothing: only findings of mistakes that were run count.
 */
export function creditFor(
  credit: Readonly<Record<string, number>> | undefined,
  verdict: Verdict,
  findings: readonly Finding[],
): number {
  const known = findings.filter(({ fails }) => fails !== undefined);
  if (!credit || known.length === 0 || (verdict !== 'wrong' && verdict !== 'near-miss')) return 0;
  return Math.min(...known.map(({ id }) => (Object.hasOwn(credit, id) ? credit[id]! : 0)));
}

/** Points in millionths of a millionth: whole numbers, so that a sum is the same in any order. What is none counts as 0. */
export function exact(points: number): bigint {
  if (!Number.isFinite(points) || points <= 0) return 0n;
  return points < WHOLE ? BigInt(points.toFixed(DIGITS).replace('.', '')) : BigInt(points) * POINT;
}
const DIGITS = 12;
const POINT = 10n ** BigInt(DIGITS);
/** From here on a number has no such digits. */
const WHOLE = 2 ** 52;

/** A hundredth of a point, in the same. */
const CENT = POINT / 100n;
/** So near to a whole or half hundredth it is one: thirds are written with sixteen digits, and added up. */
const SLACK = POINT / 10n ** 9n;

/** Hundredths of exact points: the next below, the next above, and the nearest; halves go up. */
export const below = (value: bigint): number => Number((value + SLACK) / CENT);
export const above = (value: bigint): number => Number((value + CENT - SLACK - 1n) / CENT);
export const nearest = (value: bigint): number => Number((value + CENT / 2n + SLACK) / CENT);

/** Sum of points, added exactly and rounded once to two decimals. */
export const total = (points: readonly number[]): number =>
  nearest(points.reduce((sum, each) => sum + exact(each), 0n)) / 100;
