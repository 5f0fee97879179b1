import * as tf from '@tensorflow/tfjs';
import { type Correction, type Plain, zerosOf } from '../arrays.js';
import { stridedOf } from '../strided.js';

/** Every so-manieth element along each axis. Nothing where the end does not lie behind the begin; the stock kernel throws. */
const stridedSlice: Correction = {
  kernelName: tf.StridedSlice,
  compute: ({ x }, attrs) => {
    const { shape, dtype, values } = x as Plain;
    const { begin, strides, counts, shape: taken } = stridedOf(shape, attrs);
    const steps = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, n) => product * n, 1));
    const size = counts.reduce((product, n) => product * n, 1);
    const result = zerosOf(dtype, size);
    const inner = counts.map((_, axis) => counts.slice(axis + 1).reduce((product, n) => product * n, 1));
    for (let to = 0; to < size; to++) {
      let from = 0;
      for (let axis = 0; axis < counts.length; axis++) {
        const at = Math.floor(to / inner[axis]!) % counts[axis]!;
        from += (begin[axis]! + at * strides[axis]!) * steps[axis]!;
      }
      result[to] = values[from]!;
    }
    return { shape: taken, dtype, values: result };
  },
};
export default stridedSlice;
