import { largestMagnitude, type Numbers, norm } from '../../compare/numbers.js';
import { sameShape } from '../../compare/structure.js';
import type { Evidence } from '../evidence.js';
import { becomes, restores, sure } from '../fit.js';
import { defineHypothesis, type Explanation } from '../hypothesis.js';
import { highest, lastAt, lowest } from '../maps.js';

/** Room for float noise at a bound. */
const SLACK = 1e-4;
/** Expected numbers below this part of the largest are left out: noise decides their ratios. */
const SMALL = 1e-3;
/** So many ratios must keep within a bound before it tells. */
const MANY = 64;

/** Channels became one number in another way than they should, or not at all, or though they should not. */
export default defineHypothesis({
  title: 'Channels reduced another way',
  explain(evidence) {
    const { actual, expected } = evidence;
    if (sameShape(actual.shape.slice(0, -1), expected.shape) && actual.shape.length > 1)
      return notReduced(evidence);
    const reduced = expected.shape.slice(0, -1);
    if (
      expected.shape.length > 1 &&
      (sameShape(actual.shape, reduced) || sameShape(actual.shape, [...reduced, 1]))
    )
      return reducedThoughNot(evidence);
    return evidence.comparable ? (repeated(evidence) ?? reducedOtherwise(evidence)) : undefined;
  },
});

function sum(values: Numbers, of = (value: number) => value): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += of(values[i]!);
  return total;
}
const WAYS: Record<string, (values: Numbers) => number> = {
  'the largest magnitude': largestMagnitude,
  'the largest': highest,
  'the smallest': lowest,
  'the sum': (values) => sum(values),
  'the mean': (values) => sum(values) / values.length,
  'the sum of the magnitudes': (values) => sum(values, Math.abs),
  'the mean of the magnitudes': (values) => sum(values, Math.abs) / values.length,
  'the L2 norm': norm,
  'the first': (values) => values[0]!,
  'the last': (values) => values[values.length - 1]!,
};

function notReduced(evidence: Evidence): Explanation | undefined {
  const { subject, actual } = evidence;
  for (const [name, way] of Object.entries(WAYS)) {
    if (!restores(evidence, (i) => way(lastAt(actual, i)))) continue;
    const message = `${subject} still has its channels, axis ${actual.shape.length - 1}: ${name} of them is the expected number at each place.`;
    return { message, confidence: sure(evidence, 0.96) };
  }
  return undefined;
}

function reducedThoughNot(evidence: Evidence): Explanation | undefined {
  for (const [name, way] of Object.entries(WAYS)) {
    if (!becomes(evidence, (i) => way(lastAt(evidence.expected, i)))) continue;
    const message = `${evidence.subject} holds ${name} over the channels; the channels themselves are expected.`;
    return { message, confidence: sure(evidence, 0.96) };
  }
  return undefined;
}

/** The shape is right, but every channel holds one and the same number made of all of them. */
function repeated(evidence: Evidence): Explanation | undefined {
  const { subject, expected } = evidence;
  const channels = expected.shape.at(-1) ?? 1;
  if (expected.shape.length < 3 || channels < 2) return undefined;
  for (const [name, way] of Object.entries(WAYS)) {
    if (!becomes(evidence, (i) => way(lastAt(expected, Math.floor(i / channels))))) continue;
    const message = `${subject} has one and the same number in each index of its last axis: ${name} of the ${channels} expected there.`;
    return { message, confidence: sure(evidence) };
  }
  return undefined;
}

/**
 * For magnitudes g of C channels and r = max g: r <= sqrt(sum g²) <= sqrt(C) r, r <= sum g <= C r, r/C <= mean g <= r.
 * Only ratios that differ tell, and only where they reach far into the range: bounds alone prove nothing.
 */
function reducedOtherwise({ subject, actual, expected, inputs }: Evidence): Explanation | undefined {
  const channels = Object.values(inputs).find(
    ({ shape }) => shape.length === 4 && sameShape(shape.slice(0, 3), expected.shape),
  )?.shape[3];
  if (channels === undefined || channels < 2 || lowest(expected.data) < 0 || lowest(actual.data) < 0)
    return undefined;
  const ratios = rangeOfRatios(actual.data, expected.data);
  if (!ratios) return undefined;
  const fills = (low: number, high: number) =>
    ratios.low >= low * (1 - SLACK) &&
    ratios.high <= high * (1 + SLACK) &&
    ratios.high - ratios.low >= 0.5 * (high - low);
  const name = fills(1, Math.sqrt(channels))
    ? 'the root of the sum of squares'
    : fills(1, channels)
      ? 'the sum of the magnitudes'
      : fills(1 / channels, 1)
        ? 'the mean of the magnitudes'
        : undefined;
  if (name === undefined) return undefined;
  return {
    message: `${subject} is between ${ratios.low.toPrecision(3)} and ${ratios.high.toPrecision(3)} times the expected one, where ${name} of ${channels} channels would lie: how are the channels made one number?`,
    confidence: 0.7,
  };
}

function rangeOfRatios(actual: Numbers, expected: Numbers): { low: number; high: number } | undefined {
  const floor = SMALL * largestMagnitude(expected);
  let [low, high, count] = [Number.POSITIVE_INFINITY, 0, 0];
  for (let i = 0; i < actual.length; i++) {
    if (expected[i]! <= floor) continue;
    const ratio = actual[i]! / expected[i]!;
    low = Math.min(low, ratio);
    high = Math.max(high, ratio);
    count++;
  }
  return count < MANY ? undefined : { low, high };
}
