import * as tf from '@tensorflow/tfjs';
import { type Guard, only } from '../guard.js';
import { poolFits } from './windows.js';

/**
 * The stock kernels work out by themselves how many windows there are, rounding down: where TensorFlow.js counts more of
 * them (`dimRoundingMode`), they leave the rest of the result unwritten. From NaN they make minus infinity.
 */
const pool: Guard = {
  kernels: [tf.AvgPool, tf.MaxPool],
  right: (call) => only('float32')(call) && poolFits(call),
  finite: true,
};
export default pool;
