import * as tf from '@tensorflow/tfjs';
import { type Guard, ofAll, only } from '../guard.js';

/** The stock kernels take up to six axes; of more they leave the result unwritten. */
const arithmetic: Guard = {
  kernels: [tf.Add, tf.Multiply, tf.RealDiv, tf.SquaredDifference, tf.Sub],
  right: (call) => only('float32')(call) && ofAll(call, ({ shape }) => shape.length <= 6),
};
export default arithmetic;
