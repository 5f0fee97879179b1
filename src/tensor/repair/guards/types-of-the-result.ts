import * as tf from '@tensorflow/tfjs';
import type { Guard } from '../guard.js';

/** Kernels whose result has the type asked for: those that the heap holds. */
const typesOfTheResult: Guard = {
  kernels: [tf.Cast, tf.Fill, tf.OneHot],
  right: ({ attrs }) => {
    const { dtype, value } = attrs as unknown as { dtype?: tf.DataType; value?: unknown };
    return dtype !== 'complex64' && dtype !== 'string' && typeof value !== 'string';
  },
};
export default typesOfTheResult;
