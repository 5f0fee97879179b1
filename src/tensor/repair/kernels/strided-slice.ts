import * as tf from '@tensorflow/tfjs';
import { copyAxes, stridesOf } from '../../native/axes.js';
import type { WasmBackend } from '../../native/memory.js';

type Masks = 'beginMask' | 'endMask' | 'ellipsisMask' | 'newAxisMask' | 'shrinkAxisMask';

/**
 * Every so-manieth element along each axis. The stock kernel computes every element's place.
 *
 * - `x`: any shape; something is taken of it (see the guard).
 */
const stridedSlice: tf.KernelConfig = {
  kernelName: tf.StridedSlice,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const x = inputs.x as tf.TensorInfo;
    const a = attrs as unknown as Record<'begin' | 'end' | 'strides', number[]> & Record<Masks, number>;
    const { begin, end, strides, finalShape } = tf.slice_util.sliceInfo(
      [...x.shape],
      a.begin,
      a.end,
      a.strides,
      a.beginMask,
      a.endMask,
      a.ellipsisMask,
      a.newAxisMask,
      a.shrinkAxisMask,
    );
    const own = backend as WasmBackend;
    const output = own.makeOutput(finalShape, x.dtype);
    const steps = stridesOf(x.shape);
    const sizes = x.shape.map((_, axis) => Math.ceil((end[axis]! - begin[axis]!) / strides[axis]!));
    const to = stridesOf(sizes);
    const axes = sizes.map((length, axis) => ({
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
