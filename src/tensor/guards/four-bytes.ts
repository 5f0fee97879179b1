import * as tf from '@tensorflow/tfjs';
import { type Guard, only } from '../guard.js';

/** Kernels that move elements of four bytes, whatever they mean. */
const fourBytes: Guard = {
  kernels: [tf.Reverse, tf.Transpose],
  right: only('float32', 'int32'),
};
export default fourBytes;
