import * as tf from '@tensorflow/tfjs';
import { type Guard, only } from '../guard.js';

const ofBool = only('bool');

/** Kernels that go over bytes; those of two tensors, of one shape. */
const truth: Guard = {
  kernels: [tf.All, tf.Any, tf.LogicalAnd, tf.LogicalNot, tf.LogicalOr],
  right: (call) => {
    const { a, b } = call.inputs;
    return ofBool(call) && (!a || !b || tf.util.arraysEqual(a.shape, b.shape));
  },
};
export default truth;
