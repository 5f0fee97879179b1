import { type Numbers, norm } from '../../compare/numbers.js';
import { becomes, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';

/** Fewer numbers than this fit some scale by chance. */
const FEW = 8;

/** The result, or each image of it, was scaled to norm, sum or spread 1. */
export default defineHypothesis({
  title: 'Scaled to unit size',
  restates: ['constant-factor'],
  explain(evidence) {
    const { subject, start, actual, expected, comparable } = evidence;
    const [images = 1] = expected.shape;
    // The length of a change is another family's.
    if (!comparable || start !== undefined) return undefined;
    for (const parts of images > 1 ? [1, images] : [1]) {
      const size = expected.data.length / parts;
      if (size < FEW) continue;
      const pieces = Array.from({ length: parts }, (_, n) =>
        expected.data.subarray(n * size, (n + 1) * size),
      );
      const whose = parts > 1 ? 'each image was' : images > 1 ? 'all images together were' : 'it was';
      for (const [name, how] of Object.entries(WAYS)) {
        const own = how(actual.data.subarray(0, size));
        if (Math.abs(own.size - 1) > 1e-3 || Math.abs(own.middle) > 1e-3) continue;
        const scales = pieces.map(how);
        const candidate = (i: number) => {
          const { middle, size: length } = scales[Math.floor(i / size)]!;
          return length > 0 ? (expected.data[i]! - middle) / length : 0;
        };
        if (becomes(evidence, candidate)) {
          return {
            message: `${subject} is right but for its scale: ${whose} ${name}. Is that asked for here?`,
            confidence: sure(evidence, 0.98),
          };
        }
      }
    }
    return undefined;
  },
});

function sum(values: Numbers, of = (value: number) => value): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += of(values[i]!);
  return total;
}

const WAYS: Record<string, (values: Numbers) => { middle: number; size: number }> = {
  'divided by the L2 norm, which is now 1': (values) => ({ middle: 0, size: norm(values) }),
  'divided by the sum of the magnitudes, which is now 1': (values) => ({
    middle: 0,
    size: sum(values, Math.abs),
  }),
  'brought to mean 0 and standard deviation 1': (values) => {
    const middle = sum(values) / values.length;
    return { middle, size: Math.sqrt(sum(values, (value) => (value - middle) ** 2) / values.length) };
  },
  'divided by the root of the mean square, which is now 1': (values) => ({
    middle: 0,
    size: norm(values) / Math.sqrt(values.length),
  }),
};
