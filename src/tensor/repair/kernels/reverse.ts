import * as tf from '@tensorflow/tfjs';
import { copyAxes, stridesOf } from '../../native/axes.js';
import type { WasmBackend } from '../../native/memory.js';

/** A tensor with some axes backwards; `x`: any shape and type; `dims`: which. The stock kernel goes element by element. */
const reverse: tf.KernelConfig = {
  kernelName: tf.Reverse,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const x = inputs.x as tf.TensorInfo;
    const { dims } = attrs as unknown as { dims: number[] };
    const turned = tf.util.parseAxisParam(dims, x.shape);
    const own = backend as WasmBackend;
    const output = own.makeOutput(x.shape, x.dtype);
    const axes = stridesOf(x.shape).map((step, axis) => ({
      length: x.shape[axis]!,
      from: turned.includes(axis) ? -step : step,
      to: step,
    }));
    const first = axes.reduce((sum, { length, from }) => sum + (from < 0 ? -from * (length - 1) : 0), 0);
    copyAxes(own, x, output, axes, first);
    return output;
  },
};
export default reverse;
