import * as tf from '@tensorflow/tfjs';
import type { Guard } from '../guard.js';

/** A part that begins beyond the tensor: the cpu backend's kernel says so. */
const slice: Guard = {
  kernels: [tf.Slice],
  right: ({ inputs, attrs }) => {
    const { begin } = attrs as unknown as { begin: number | number[] };
    const { shape } = inputs.x!;
    return [begin].flat().every((at, axis) => at >= 0 && at <= shape[axis]!);
  },
};
export default slice;
