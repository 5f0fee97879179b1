import * as tf from '@tensorflow/tfjs';
import { einsum, parseEinsum } from '../einsum.js';

/**
 * Of `tf.einsum`, which TensorFlow.js has none of: with respect to an operand it is the sum of products of the upstream
 * gradient and the other operands over all axes that the operand lacks.
 */
const einsumGradient: tf.GradConfig = {
  kernelName: tf.Einsum,
  saveAllInputs: true,
  gradFunc: (dy, saved, attrs) => {
    const tensors = saved as tf.Tensor[];
    const { inputs, output } = parseEinsum((attrs as unknown as { equation: string }).equation);
    const withRespectTo = (which: number) => () => {
      const own = inputs[which]!;
      const { shape } = tensors[which]!;
      const others = inputs.filter((_, i) => i !== which);
      const present = output + others.join('');
      const met = [...own].filter((letter) => present.includes(letter)).join('');
      const gradient = einsum(`${[output, ...others].join(',')}->${met}`, [
        dy as tf.Tensor,
        ...tensors.filter((_, i) => i !== which),
      ]);
      // Axes that were summed alone: their elements had one gradient all along.
      const sizes = shape.map((size, axis) => (met.includes(own[axis]!) ? size : 1));
      return tf.broadcastTo(tf.reshape(gradient, sizes), shape);
    };
    return Object.fromEntries(inputs.map((_, which) => [which, withRespectTo(which)]));
  },
};
export default einsumGradient;
