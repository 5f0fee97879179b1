import { bracketed } from '../../compare/numbers.js';
import { sameShape } from '../../compare/structure.js';
import { restores, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';

/** The right numbers with axes of size 1 too many or too few. */
export default defineHypothesis({
  title: 'An axis of size 1 too many or too few',
  explain(evidence) {
    const { subject, actual, expected, comparable } = evidence;
    const without = (shape: readonly number[]) => shape.filter((size) => size !== 1);
    if (comparable || !sameShape(without(actual.shape), without(expected.shape))) return undefined;
    if (!restores(evidence, (i) => actual.data[i]!)) return undefined;
    const difference = actual.shape.length - expected.shape.length;
    const axes = `${difference > 0 ? 'too many' : difference < 0 ? 'too few' : 'at another place'}`;
    return {
      message: `${subject} has the right numbers, but an axis of size 1 ${axes}: its shape is ${bracketed(actual.shape)} where ${bracketed(expected.shape)} is expected.`,
      confidence: sure(evidence),
    };
  },
});
