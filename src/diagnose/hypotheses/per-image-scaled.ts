import { dot, largestMagnitude, type Numbers, short } from '../../compare/numbers.js';
import { sameShape } from '../../compare/structure.js';
import { accountsFor, defineHypothesis } from '../hypothesis.js';

/** Fewer numbers than this fit some line by chance. */
const FEW = 8;
/** Numbers this near to 0 and 1 are the ends of a scaled range. */
const END = 1e-5;
/** Factors further apart than this, relative to each other, are different factors. */
const APART = 1e-3;

/** Each image is right up to its own factor, or up to its own factor and offset, which fill the range 0 to 1. */
export default defineHypothesis({
  title: 'Each image scaled on its own',
  explain({ actual, expected }) {
    const [images = 1] = expected.shape;
    const size = expected.data.length / images;
    if (!sameShape(actual.shape, expected.shape) || size < FEW) return undefined;
    const fits = Array.from({ length: images }, (_, n) =>
      fit(actual.data.subarray(n * size, (n + 1) * size), expected.data.subarray(n * size, (n + 1) * size)),
    ).filter((each) => each !== 'blank');
    if (fits.length === 0 || fits.some((each) => each === undefined)) return undefined;
    const found = fits as Fit[];
    if (found.every(({ low, high }) => Math.abs(low) <= END && Math.abs(high - 1) <= END)) {
      return {
        message:
          'Every image of your result fills the range 0 to 1 exactly and is right otherwise: return it unscaled.',
        confidence: 0.95,
      };
    }
    const factors = found.map(({ factor }) => factor);
    const spread = Math.max(...factors) - Math.min(...factors);
    if (found.some(({ offset }) => offset) || spread <= APART * largestMagnitude(factors)) return undefined;
    return {
      message: `Each image is right up to a factor of its own (${factors.map(short).join(', ')}). Is something multiplied in that differs by image, such as a class probability or a division by the image's largest value?`,
      confidence: 0.95,
    };
  },
});

interface Fit {
  readonly factor: number;
  /** Whether an offset is needed besides the factor. */
  readonly offset: boolean;
  readonly low: number;
  readonly high: number;
}

/** How one image follows from the expected one; `blank` where both are all zero, which says nothing. */
function fit(actual: Numbers, expected: Numbers): Fit | 'blank' | undefined {
  if (largestMagnitude(expected) === 0) return largestMagnitude(actual) === 0 ? 'blank' : undefined;
  const values = Array.from(actual);
  const range = {
    low: values.reduce((a, b) => Math.min(a, b)),
    high: values.reduce((a, b) => Math.max(a, b)),
  };
  const factor = dot(actual, expected) / dot(expected, expected);
  const line = (slope: number, start: number) =>
    Float64Array.from(expected, (value) => slope * value + start);
  if (accountsFor(line(factor, 0), actual)) return { factor, offset: false, ...range };
  const [meanOfActual, meanOfExpected] = [mean(actual), mean(expected)];
  const centred = Float64Array.from(expected, (value) => value - meanOfExpected);
  const slope = dot(actual, centred) / dot(centred, centred);
  const offset = meanOfActual - slope * meanOfExpected;
  return accountsFor(line(slope, offset), actual) ? { factor: slope, offset: true, ...range } : undefined;
}

const mean = (values: Numbers): number => Array.from(values).reduce((a, b) => a + b, 0) / values.length;
