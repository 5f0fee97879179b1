import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../../native/memory.js';
import { copyRegion } from '../../native/region.js';

/**
 * A tensor within a frame of one value.
 *
 * - `x`: any shape; `paddings`: how much comes before and after, for each axis.
 */
const padV2: tf.KernelConfig = {
  kernelName: tf.PadV2,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const x = inputs.x as tf.TensorInfo;
    const { paddings, constantValue } = attrs as unknown as {
      paddings: [number, number][];
      constantValue: number;
    };
    const own = backend as WasmBackend;
    const shape = x.shape.map((size, axis) => paddings[axis]![0] + size + paddings[axis]![1]);
    const output = own.makeOutput(shape, x.dtype);
    own.typedArrayFromHeap(output).fill(constantValue);
    const region = { begin: paddings.map(([before]) => before), size: x.shape };
    copyRegion(own, { tensor: output, region }, x, true);
    return output;
  },
};
export default padV2;
