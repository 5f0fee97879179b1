import * as tf from '@tensorflow/tfjs';
import { type Guard, only } from '../guard.js';

/** The stock kernel moves elements of four bytes. */
const reverse: Guard = {
  kernels: [tf.Reverse],
  right: only('float32', 'int32'),
};
export default reverse;
