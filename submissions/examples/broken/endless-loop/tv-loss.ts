import * as tf from '@tensorflow/tfjs';

export function tvLoss(img: tf.Tensor4D, weight: number): tf.Scalar {
  const pixels = img.arraySync()[0]!;
  let sum = 0;
  let row = 1;
  while (row < pixels.length) {
    for (let column = 0; column < pixels[row]!.length; column++) {
      const difference = pixels[row]![column]![0]! - pixels[row - 1]![column]![0]!;
      sum += difference * difference;
    }
  }
  return tf.scalar(weight * sum);
}
