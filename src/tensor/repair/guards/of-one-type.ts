import * as tf from '@tensorflow/tfjs';
import { type Guard, ofAll } from '../guard.js';

/** Kernels that copy tensors of any type, but of one. */
const ofOneType: Guard = {
  kernels: [tf.Concat],
  right: (call) => ofAll(call, ({ dtype }) => dtype === call.inputs[0]!.dtype),
};
export default ofOneType;
