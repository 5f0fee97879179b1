import { bracketed } from '../../compare/numbers.js';
import { sameShape } from '../../compare/structure.js';
import { restores, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { permuted } from '../maps.js';

/** Channels first, [N,C,H,W], where channels last, [N,H,W,C], are expected. */
export default defineHypothesis({
  title: 'Channels first',
  explain(evidence) {
    const { subject, actual, expected } = evidence;
    const { shape } = expected;
    if (shape.length !== 4 || actual.shape.length !== 4) return undefined;
    const order = [0, 2, 3, 1];
    if (!order.every((axis, d) => actual.shape[axis] === shape[d])) return undefined;
    const from = permuted(actual.shape, order);
    const layout = `channels first, shape ${bracketed(actual.shape)}; tensors here are [N, H, W, C]`;
    if (restores(evidence, (i) => actual.data[from(i)]!)) {
      return {
        message: `${subject} has the right numbers in another layout: ${layout}.`,
        confidence: sure(evidence),
      };
    }
    if (sameShape(actual.shape, shape)) return undefined;
    return { message: `${subject} seems to have ${layout}. The numbers differ as well.`, confidence: 0.6 };
  },
});
