import * as tf from '@tensorflow/tfjs';
import { copyAxes, stridesOf } from '../../native/axes.js';
import type { WasmBackend } from '../../native/memory.js';
import { stridedOf } from '../strided.js';

/**
 * Every so-manieth element along each axis. The stock kernel computes every element's place.
 *
 * - `x`: any shape.
 */
const stridedSlice: tf.KernelConfig = {
  kernelName: tf.StridedSlice,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const x = inputs.x as tf.TensorInfo;
    const { begin, strides, counts, shape } = stridedOf(x.shape, attrs);
    const own = backend as WasmBackend;
    const output = own.makeOutput(shape, x.dtype);
    const steps = stridesOf(x.shape);
    const to = stridesOf(counts);
    const axes = counts.map((length, axis) => ({
      length,
      from: strides[axis]! * steps[axis]!,
      to: to[axis]!,
    }));
    const first = steps.reduce((sum, step, axis) => sum + begin[axis]! * step, 0);
    copyAxes(own, x, output, axes, first);
    return output;
  },
};
export default stridedSlice;
