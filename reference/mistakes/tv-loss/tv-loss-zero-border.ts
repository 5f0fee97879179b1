/*---
title: The image is compared with the zeros around it (padding)
off: "Your total variation is too large: it holds the differences between the edges of the image and nothing."
look: Look at which neighbours the pixels of the first and the last row and column have.
---*/
import * as tf from '@tensorflow/tfjs';
import { neighbourDifferences as right } from '../../tv-loss.js';

export function neighbourDifferences(img: tf.Tensor4D): [vertical: tf.Tensor4D, horizontal: tf.Tensor4D] {
  const padded = (axis: number) =>
    tf.pad(
      img,
      img.shape.map((_, i) => (i === axis ? [1, 1] : [0, 0])),
    );
  return [right(padded(1) as tf.Tensor4D)[0], right(padded(2) as tf.Tensor4D)[1]];
}
