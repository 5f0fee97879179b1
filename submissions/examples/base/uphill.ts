import * as tf from '@tensorflow/tfjs';

/** A step of length `rate` to where `f` grows fastest. */
export function uphill(image: tf.Tensor4D, f: (x: tf.Tensor) => tf.Tensor, rate: number): tf.Tensor4D {
  const g = tf.grad(f)(image);
  return image.add(g.mul(rate).div(g.norm()));
}
