import * as tf from '@tensorflow/tfjs';
import type { Guard } from '../guard.js';

/** Paddings below 0, which would cut off, reach beyond the tensor. */
const padV2: Guard = {
  kernels: [tf.PadV2],
  right: ({ attrs }) =>
    (attrs as unknown as { paddings: [number, number][] }).paddings.flat().every((width) => width >= 0),
};
export default padV2;
