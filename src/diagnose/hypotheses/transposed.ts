import { bracketed } from '../../compare/numbers.js';
import { restores, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { permuted } from '../maps.js';
import { inside } from '../words.js';

/** Rows and columns have changed places in maps [N,H,W] or [N,H,W,C]. */
export default defineHypothesis({
  title: 'Height and width swapped',
  explain(evidence) {
    const { subject, actual, expected } = evidence;
    const { shape } = expected;
    if (shape.length < 3 || shape.length > 4 || actual.shape.length !== shape.length) return undefined;
    const order = [0, 2, 1, 3].slice(0, shape.length);
    if (!order.every((axis, d) => actual.shape[axis] === shape[d])) return undefined;
    const from = permuted(actual.shape, order);
    if (restores(evidence, (i) => actual.data[from(i)]!)) {
      return {
        message: `${subject} is right with rows and columns (height and width) exchanged.`,
        confidence: sure(evidence),
      };
    }
    if (shape[1] === shape[2]) return undefined;
    return {
      message: `The shape ${bracketed(actual.shape)} of ${inside(subject)} is the expected one with height and width exchanged; the numbers differ as well.`,
      confidence: 0.6,
    };
  },
});
