import * as tf from '@tensorflow/tfjs';
import { type Guard, only } from '../guard.js';

const [real, whole] = [only('float32'), only('int32')];

/** Matrix products: both of float32, or of int32. */
const products: Guard = {
  kernels: [tf.BatchMatMul],
  right: (call) => real(call) || whole(call),
};
export default products;
