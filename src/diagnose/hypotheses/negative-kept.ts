import { norm } from '../../compare/numbers.js';
import { restores, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { lowest, negativeNorm } from '../maps.js';
import { inside } from '../words.js';

/** The positive numbers are right, and negative ones stand where the key has zeros: a final ReLU is missing. */
export default defineHypothesis({
  title: 'Negative numbers kept',
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    if (!comparable || lowest(expected.data) < 0) return undefined;
    if (negativeNorm(actual) <= 1e-3 * norm(actual.data)) return undefined;
    if (!restores(evidence, (i) => Math.max(0, actual.data[i]!))) return undefined;
    return {
      message: `The positive numbers of ${inside(subject)} are right, but negative ones stand where 0 is expected. A ReLU that is missing at the end often does that.`,
      confidence: sure(evidence),
    };
  },
});
