import * as tf from '@tensorflow/tfjs';
import { type Correction, type Plain, zerosOf } from '../arrays.js';

/** Projective transforms, picture by picture: the stock kernel stops after the first. */
const transform: Correction = {
  kernelName: tf.Transform,
  compute: ({ image, transforms }, attrs, stock) => {
    const [pictures, matrices] = [image as Plain, transforms as Plain];
    const [batch, height, width, channels] = pictures.shape as [number, number, number, number];
    const { outputShape = [height, width] } = attrs as { outputShape?: [number, number] };
    const [outHeight, outWidth] = outputShape ?? [height, width];
    const [size, outSize] = [height * width * channels, outHeight * outWidth * channels];
    const values = zerosOf(pictures.dtype, batch * outSize);
    for (let n = 0; n < batch; n++) {
      const which = matrices.shape[0] === 1 ? 0 : n;
      const one = stock({
        image: {
          ...pictures,
          shape: [1, height, width, channels],
          values: pictures.values.slice(n * size, (n + 1) * size),
        },
        transforms: { ...matrices, shape: [1, 8], values: matrices.values.slice(which * 8, which * 8 + 8) },
      }) as Plain;
      values.set(one.values, n * outSize);
    }
    return { shape: [batch, outHeight, outWidth, channels], dtype: pictures.dtype, values };
  },
};
export default transform;
