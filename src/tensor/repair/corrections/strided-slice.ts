import * as tf from '@tensorflow/tfjs';
import { type Correction, type Plain, zerosOf } from '../arrays.js';

/** Every so-manieth element along each axis. Nothing where the end does not lie behind the begin; the stock kernel throws. */
const stridedSlice: Correction = {
  kernelName: tf.StridedSlice,
  compute: ({ x }, attrs) => {
    const { shape, dtype, values } = x as Plain;
    const a = attrs as Record<'begin' | 'end' | 'strides', number[]> &
      Record<'beginMask' | 'endMask' | 'ellipsisMask' | 'newAxisMask' | 'shrinkAxisMask', number>;
    const info = tf.slice_util.sliceInfo(
      [...shape],
      a.begin,
      a.end,
      a.strides,
      a.beginMask,
      a.endMask,
      a.ellipsisMask,
      a.newAxisMask,
      a.shrinkAxisMask,
    );
    const steps = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, n) => product * n, 1));
    const counts = shape.map((_, axis) =>
      Math.max(0, Math.ceil((info.end[axis]! - info.begin[axis]!) / info.strides[axis]!)),
    );
    const size = counts.reduce((product, n) => product * n, 1);
    const result = zerosOf(dtype, size);
    const inner = counts.map((_, axis) => counts.slice(axis + 1).reduce((product, n) => product * n, 1));
    for (let to = 0; to < size; to++) {
      let from = 0;
      for (let axis = 0; axis < counts.length; axis++) {
        const at = Math.floor(to / inner[axis]!) % counts[axis]!;
        from += (info.begin[axis]! + at * info.strides[axis]!) * steps[axis]!;
      }
      result[to] = values[from]!;
    }
    return { shape: info.finalShape.map((n) => Math.max(0, n)), dtype, values: result };
  },
};
export default stridedSlice;
