import * as tf from '@tensorflow/tfjs';
import type { Correction, Plain } from '../arrays.js';

/** A tensor within a frame. The stock kernel takes any number of paddings. */
const padV2: Correction = {
  kernelName: tf.PadV2,
  compute: (inputs, attrs, stock) => {
    const { shape } = inputs.x as Plain;
    const { paddings } = attrs as { paddings: [number, number][] };
    if (paddings.length !== shape.length) {
      throw new Error(
        `Error in pad: expected ${shape.length} paddings, one for each axis of shape [${shape}]; got ${paddings.length}.`,
      );
    }
    return stock(inputs);
  },
};
export default padV2;
