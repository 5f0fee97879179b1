import { sameShape } from '../../compare/structure.js';
import { restores, sure } from '../fit.js';
import { defineHypothesis } from '../hypothesis.js';
import { permuted } from '../maps.js';
import { inside } from '../words.js';

/** The right numbers with their axes in another order, under their own shape or squeezed into the expected one. */
export default defineHypothesis({
  title: 'Axes in another order',
  restates: ['transposed', 'wrong-layout'],
  explain(evidence) {
    const { subject, actual, expected } = evidence;
    const { shape } = expected;
    if (shape.length < 2 || shape.length > 4 || actual.data.length !== expected.data.length) return undefined;
    // As of a symmetric matrix: where its own order fits, another one fits by chance.
    if (restores(evidence, (i) => actual.data[i]!)) return undefined;
    for (const order of orders(shape.length)) {
      // The shape that the numbers have where their axes stand in this order.
      const laid = order.map((axis) => shape[axis]!);
      const from = permuted(
        laid,
        order.map((_, axis) => order.indexOf(axis)),
      );
      if (!restores(evidence, (i) => actual.data[from(i)]!)) continue;
      const axes = `[${order.join(', ')}]`;
      const message = sameShape(actual.shape, laid)
        ? `${subject} has the right numbers with its axes in the order ${axes} of the expected ones: it is transposed.`
        : `The numbers of ${inside(subject)} are right, but they lie in memory in the order of axes ${axes}. A reshape in place of a transpose often does that.`;
      return { message, confidence: sure(evidence, 0.96) };
    }
    return undefined;
  },
});

/** Every order of some axes but their own. */
function orders(axes: number): number[][] {
  const all = (rest: readonly number[]): number[][] =>
    rest.length === 0
      ? [[]]
      : rest.flatMap((axis) => all(rest.filter((other) => other !== axis)).map((later) => [axis, ...later]));
  return all(Array.from({ length: axes }, (_, axis) => axis)).slice(1);
}
