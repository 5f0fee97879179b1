import * as tf from '@tensorflow/tfjs';
import type { Composed } from '../composed.js';
import { einsum } from '../einsum.js';

/** `tf.einsum` by matrix products, of any number of tensors; TensorFlow.js's own takes two, and an arrow. */
const composedEinsum: Composed = {
  kernelName: tf.Einsum,
  compute: (inputs, attrs) => einsum((attrs as { equation: string }).equation, Object.values(inputs)),
};
export default composedEinsum;
