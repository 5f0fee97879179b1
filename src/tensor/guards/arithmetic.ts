import * as tf from '@tensorflow/tfjs';
import { type Guard, only, tensorsOf } from '../guard.js';

/** The stock kernels take up to six axes; of more they leave the result unwritten. */
const arithmetic: Guard = {
  kernels: [tf.Add, tf.Multiply, tf.RealDiv, tf.SquaredDifference, tf.Sub],
  right: (call) => only('float32')(call) && tensorsOf(call).every(({ shape }) => shape.length <= 6),
};
export default arithmetic;
