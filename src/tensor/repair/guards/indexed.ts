import * as tf from '@tensorflow/tfjs';
import { type Guard, isEmpty, ofAll } from '../guard.js';

/** Slices by indices: of float32, and not into or out of nothing. */
const indexed: Guard = {
  kernels: [tf.GatherNd, tf.ScatterNd],
  right: (call) => {
    const { indices } = call.inputs;
    const { shape = [] } = (call.attrs ?? {}) as { shape?: number[] };
    const fits = (tensor: tf.TensorInfo) => tensor.dtype === (tensor === indices ? 'int32' : 'float32');
    return !shape.includes(0) && ofAll(call, (tensor) => fits(tensor) && !isEmpty(tensor));
  },
};
export default indexed;
