import * as tf from '@tensorflow/tfjs';

export const tvLoss = (img: tf.Tensor4D, weight: number): tf.Scalar =>
  tf.tidy(() => {
    const [, h, w] = img.shape;
    const down = img.slice([0, 1], [1, h - 1]).sub(img.slice([0, 0], [1, h - 1]));
    const right = img.slice([0, 0, 1], [1, h, w - 1]).sub(img.slice([0, 0, 0], [1, h, w - 1]));
    return down.square().sum().add(right.square().sum()).mul(weight);
  });
