import * as tf from '@tensorflow/tfjs';

export const tvLoss = (img: tf.Tensor4D, weight: number): tf.Scalar =>
  tf.tidy(() => {
    const down = img.sub(tf.concat([img.slice([0, 1]), img.slice([0, 0], [1, 1])], 1));
    const right = img.sub(tf.concat([img.slice([0, 0, 1]), img.slice([0, 0, 0], [1, -1, 1])], 2));
    return down.square().sum().add(right.square().sum()).mul(weight);
  });
