import * as tf from '@tensorflow/tfjs';
import type { Guard } from '../guard.js';

/** Kernels of float32 numbers and int32 indices, which they check themselves. */
const withIndices: Guard = {
  kernels: [tf.UnsortedSegmentSum],
  right: ({ inputs }) => inputs.x!.dtype === 'float32',
};
export default withIndices;
