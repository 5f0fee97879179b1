import * as tf from '@tensorflow/tfjs';

export function gramOf(features: tf.Tensor4D): tf.Tensor3D {
  const [n, h, w, c] = features.shape;
  const flat = features.reshape([n, h * w, c]) as tf.Tensor3D;
  return tf.matMul(flat, flat, true, false) as tf.Tensor3D;
}
