import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';

/**
 * Gradients of the sum of a function's values with respect to each of `xs`: examples are independent, so one backward pass
 * gives each its own. Zeros for what the function does not use.
 *
 * Unlike `tf.grads`, a function that throws leaves no tensor behind: TensorFlow.js frees what the backward pass would need
 * only after a backward pass.
 *
 * @throws {GradelensError} `NO_GRADIENT` when the function uses none of them
 */
export function gradientsOf(f: (xs: tf.Tensor[]) => tf.Tensor, xs: readonly tf.Tensor[]): tf.Tensor[] {
  const engine = tf.engine();
  try {
    return tf.tidy(() => {
      // Clones: what is asked twice, or is a variable, still has a gradient of its own.
      const own = xs.map((x) => tf.clone(x));
      const { grads } = engine.gradients(() => tf.sum(f(own)), own, undefined, true);
      if (grads.some((gradient) => gradient))
        return grads.map((gradient, i) => gradient ?? tf.zerosLike(xs[i]!));
      throw new GradelensError(
        'NO_GRADIENT',
        'No gradient flows from the scores back to what is explained: the model does not use it, or leaves TensorFlow.js on the way (dataSync, arraySync, tf.tensor of numbers).',
      );
    });
  } catch (error) {
    const { gradientDepth, activeTape } = engine.state;
    // Inside a gradient of somebody else's the tape is theirs.
    if (gradientDepth === 0) tf.dispose((activeTape ?? []).flatMap(({ saved }) => saved ?? []));
    throw error;
  }
}

/** What is computed from `x` as if it were a constant: no gradient flows through, and none is asked of the operations. */
export function untaped(x: tf.Tensor, compute: (x: tf.Tensor) => tf.Tensor): tf.Tensor {
  const { shape } = x;
  return tf.customGrad((input) => ({ value: compute(input as tf.Tensor), gradFunc: () => tf.zeros(shape) }))(
    x,
  );
}

/** `value`, with the gradient of `x` times `factor`: constants both, whatever they were computed from. */
export const withSlope = (x: tf.Tensor, value: tf.Tensor, factor: tf.Tensor): tf.Tensor =>
  tf.customGrad((_, save) => {
    (save as tf.GradSaveFunc)([factor]);
    const gradFunc = (upstream: tf.Tensor, [slope]: tf.Tensor[]) => tf.mul(upstream, slope!);
    return { value: tf.clone(value), gradFunc };
  })(x);
