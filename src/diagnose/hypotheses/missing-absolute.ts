import { largestMagnitude, norm } from '../../compare/numbers.js';
import { restores, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { lowest, negativeNorm } from '../maps.js';

/** Part of the largest expected magnitude within which two numbers count as equal. */
const EQUAL = 1e-5;
/** Where the largest of C signed numbers is also the largest magnitude: half of the elements at random; this at least. */
const SHARE_EQUAL = 0.2;
/** So many numbers must be equal before a bound tells. */
const MANY = 32;

/** Negative numbers where magnitudes are asked: no absolute value, or the maximum over channels taken of signed numbers. */
export default defineHypothesis({
  title: 'No absolute value',
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    if (!comparable || lowest(expected.data) < 0) return undefined;
    if (negativeNorm(actual) <= 1e-3 * norm(actual.data)) return undefined;
    if (restores(evidence, (i) => Math.abs(actual.data[i]!))) {
      return {
        message: `${subject} has negative numbers; without their signs it is right. A missing absolute value often does that.`,
        confidence: sure(evidence, 0.96),
      };
    }
    const slack = EQUAL * largestMagnitude(expected.data);
    let equal = 0;
    for (let i = 0; i < actual.data.length; i++) {
      const [a, e] = [actual.data[i]!, expected.data[i]!];
      if (Math.abs(a) > e + slack) return undefined;
      if (Math.abs(a - e) <= slack && e > slack) equal++;
    }
    if (equal < Math.max(MANY, SHARE_EQUAL * actual.data.length)) return undefined;
    return {
      message: `${subject} has negative numbers, is nowhere larger than expected in magnitude, and is right in ${equal} of ${actual.data.length} places. A maximum of signed numbers in place of magnitudes often looks so.`,
      confidence: 0.7,
    };
  },
});
