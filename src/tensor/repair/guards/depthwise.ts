import * as tf from '@tensorflow/tfjs';
import { type Guard, only } from '../guard.js';
import { depthwiseFits } from './windows.js';

/**
 * The stock kernel works out by itself how many places the filter has: where TensorFlow.js counts others (a filter that is
 * not square, with a padding in numbers), it writes the wrong ones.
 */
const depthwise: Guard = {
  kernels: [tf.DepthwiseConv2dNative],
  right: (call) => only('float32')(call) && depthwiseFits(call),
};
export default depthwise;
