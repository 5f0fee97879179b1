import * as tf from '@tensorflow/tfjs';
import type { Correction, Plain } from '../arrays.js';

/** The mean over axes. Of nothing it is NaN, as in NumPy and TensorFlow; the stock kernel gives 0. */
const mean: Correction = {
  kernelName: tf.Mean,
  compute: (inputs, _, stock) => {
    const result = stock(inputs) as Plain;
    return (inputs.x as Plain).values.length > 0
      ? result
      : { ...result, values: result.values.fill(Number.NaN) };
  },
};
export default mean;
