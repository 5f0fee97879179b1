import * as tf from '@tensorflow/tfjs';

export const gramMatrix = (features: tf.Tensor4D, normalize = true): tf.Tensor3D =>
  tf.tidy(() => {
    const [n, h, w, c] = features.shape;
    const channels = features.reshape([n, c, h * w]) as tf.Tensor3D;
    const gram = tf.matMul(channels, channels, false, true) as tf.Tensor3D;
    return normalize ? gram.div(c * h * w) : gram;
  });
