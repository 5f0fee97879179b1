import * as tf from '@tensorflow/tfjs';
import type { Guard } from '../guard.js';

/** Kernels that copy or fill tensors of any type and size on the heap. */
const anyType: Guard = {
  kernels: [
    tf.GatherV2,
    tf.Identity,
    tf.OnesLike,
    tf.Pack,
    tf.Range,
    tf.Reshape,
    tf.StridedSlice,
    tf.Unpack,
    tf.ZerosLike,
  ],
  right: () => true,
};
export default anyType;
