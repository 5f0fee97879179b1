import { norm } from '../../compare/numbers.js';
import { sameShape } from '../../compare/structure.js';
import { accountsFor, defineHypothesis } from '../hypothesis.js';
import { lowest, negativeNorm } from '../maps.js';

/** The positive numbers are right, and negative ones stand where the key has zeros: a final ReLU is missing. */
export default defineHypothesis({
  title: 'Negative numbers kept',
  explain({ actual, expected }) {
    if (!sameShape(actual.shape, expected.shape) || lowest(expected) < 0) return undefined;
    if (negativeNorm(actual) <= 1e-3 * norm(actual.data)) return undefined;
    const rectified = actual.data.map((value) => Math.max(0, value));
    if (!accountsFor(expected.data, rectified)) return undefined;
    return {
      message:
        'Your positive numbers are right, but negative ones stand where 0 is expected. Is the last ReLU missing?',
      confidence: 0.97,
    };
  },
});
