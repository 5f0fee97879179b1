import * as tf from '@tensorflow/tfjs';
import type { Guard } from '../guard.js';

/** Sums by segment: one id a row; ids beyond the last are dropped. */
const withIndices: Guard = {
  kernels: [tf.UnsortedSegmentSum],
  right: ({ inputs }) => {
    const { x, segmentIds } = inputs;
    return x!.dtype === 'float32' && segmentIds!.shape[0] === x!.shape[0];
  },
};
export default withIndices;
