import { largestMagnitude, type Numbers } from '../../compare/numbers.js';
import { sameShape } from '../../compare/structure.js';
import { accountsFor, defineHypothesis, type Evidence, type Explanation } from '../hypothesis.js';
import { lowest, reduceLast } from '../maps.js';

/** Room for float noise at a bound. */
const SLACK = 1e-4;
/** Expected numbers below this part of the largest are left out: noise decides their ratios. */
const SMALL = 1e-3;

/** Magnitudes of the channels became one number in another way than by their maximum, or not at all, or though they should not. */
export default defineHypothesis({
  title: 'Channels reduced another way',
  explain(evidence) {
    const { actual, expected } = evidence;
    if (sameShape(actual.shape.slice(0, -1), expected.shape)) return notReduced(evidence);
    if (sameShape(actual.shape, expected.shape.slice(0, -1))) return reducedThoughNot(evidence);
    return sameShape(actual.shape, expected.shape) ? reducedOtherwise(evidence) : undefined;
  },
});

const largest = (tensor: Evidence['actual']) => reduceLast(tensor, largestMagnitude);

function notReduced({ actual, expected }: Evidence): Explanation | undefined {
  if (!accountsFor(expected.data, largest(actual).data)) return undefined;
  const message = 'Your result still has its channels; their largest magnitudes are the expected numbers.';
  return { message, confidence: 0.95 };
}

function reducedThoughNot({ actual, expected }: Evidence): Explanation | undefined {
  if (!accountsFor(largest(expected).data, actual.data)) return undefined;
  const message =
    'Your result holds the largest magnitude over the channels; the channels themselves are expected.';
  return { message, confidence: 0.95 };
}

/**
 * For magnitudes g of C channels and r = max g: r <= sqrt(sum g²) <= sqrt(C) r, r <= sum g <= C r, r/C <= mean g <= r.
 * Only ratios that differ tell: a constant one is another family's.
 */
function reducedOtherwise({ problem, actual, expected, inputs }: Evidence): Explanation | undefined {
  const channels = Object.values(inputs).find(({ shape }) => shape.length === 4)?.shape[3];
  if (problem !== 'saliency-map' || channels === undefined || channels < 2) return undefined;
  if (lowest(expected) < 0 || lowest(actual) < 0) return undefined;
  const ratios = rangeOfRatios(actual.data, expected.data);
  if (!ratios || ratios.high - ratios.low <= 0.1 * ratios.high) return undefined;
  const within = (low: number, high: number) =>
    ratios.low >= low * (1 - SLACK) && ratios.high <= high * (1 + SLACK);
  const name = within(1, Math.sqrt(channels))
    ? 'the root of the summed squares'
    : within(1, channels)
      ? 'the sum'
      : within(1 / channels, 1)
        ? 'the mean'
        : undefined;
  if (name === undefined) return undefined;
  const message = `Your numbers lie where ${name} of the channels' magnitudes would: how are the channels made one number?`;
  return { message, confidence: 0.75 };
}

function rangeOfRatios(actual: Numbers, expected: Numbers): { low: number; high: number } | undefined {
  const floor = SMALL * largestMagnitude(expected);
  const ratios: number[] = [];
  for (let i = 0; i < actual.length; i++) if (expected[i]! > floor) ratios.push(actual[i]! / expected[i]!);
  if (ratios.length < 8) return undefined;
  return { low: ratios.reduce((a, b) => Math.min(a, b)), high: ratios.reduce((a, b) => Math.max(a, b)) };
}
