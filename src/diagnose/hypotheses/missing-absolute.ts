import { largestMagnitude, norm } from '../../compare/numbers.js';
import { sameShape } from '../../compare/structure.js';
import { accountsFor, defineHypothesis } from '../hypothesis.js';
import { lowest, negativeNorm } from '../maps.js';

/** Part of the largest expected magnitude within which two numbers count as equal. */
const EQUAL = 1e-5;
/** Where the largest of C signed numbers is also the largest magnitude: half of the elements at random; this at least. */
const SHARE_EQUAL = 0.2;

/** Negative numbers where magnitudes are asked: no absolute value, or the maximum over channels taken of signed numbers. */
export default defineHypothesis({
  title: 'No absolute value',
  explain({ actual, expected }) {
    if (!sameShape(actual.shape, expected.shape) || lowest(expected) < 0) return undefined;
    if (negativeNorm(actual) <= 1e-3 * norm(actual.data)) return undefined;
    const magnitudes = actual.data.map(Math.abs);
    if (accountsFor(expected.data, magnitudes)) {
      return {
        message:
          'Your result has negative numbers; without their signs it is right. Is the absolute value missing?',
        confidence: 0.97,
      };
    }
    const slack = EQUAL * largestMagnitude(expected.data);
    let equal = 0;
    for (let i = 0; i < magnitudes.length; i++) {
      if (magnitudes[i]! > expected.data[i]! + slack) return undefined;
      if (Math.abs(actual.data[i]! - expected.data[i]!) <= slack && expected.data[i]! > slack) equal++;
    }
    if (equal < SHARE_EQUAL * magnitudes.length) return undefined;
    return {
      message:
        'Your result has negative numbers, is never larger than expected and often equal: was a maximum taken of signed numbers instead of magnitudes?',
      confidence: 0.9,
    };
  },
});
