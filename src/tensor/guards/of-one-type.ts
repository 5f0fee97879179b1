import * as tf from '@tensorflow/tfjs';
import { type Guard, tensorsOf } from '../guard.js';

/** Kernels that copy tensors of any type, but of one. */
const ofOneType: Guard = {
  kernels: [tf.Concat],
  right: (call) => new Set(tensorsOf(call).map(({ dtype }) => dtype)).size === 1,
};
export default ofOneType;
