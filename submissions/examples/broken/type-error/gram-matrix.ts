import * as tf from '@tensorflow/tfjs';

export const gramMatrix = (features: tf.Tensor4D, normalize = true): tf.Tensor3D =>
  tf.tidy(() => {
    const [n, h, w, c] = features.shape;
    const flat = tf.view(features, [n, h * w, c]);
    return tf.matmul(flat.transpose(1, 2), flat) / (normalize ? c * h * w : 1);
  });
