import * as tf from '@tensorflow/tfjs';
import type { Guard } from '../guard.js';

/** Paddings below 0, which would cut off, reach beyond the tensor; the cpu backend's kernel says if there are too many. */
const padV2: Guard = {
  kernels: [tf.PadV2],
  right: ({ inputs, attrs }) => {
    const { paddings } = attrs as unknown as { paddings: [number, number][] };
    return paddings.length === inputs.x!.shape.length && paddings.flat().every((width) => width >= 0);
  },
};
export default padV2;
