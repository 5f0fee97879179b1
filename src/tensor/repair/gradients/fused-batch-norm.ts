import * as tf from '@tensorflow/tfjs';
import { sumTo } from './sum-to.js';

/**
 * Of batch normalisation, (x - mean) / sqrt(variance + epsilon) * scale + offset. TensorFlow.js's own fails without a scale.
 *
 * A scale or an offset that is absent comes as a tensor without elements (`mendTape`).
 */
const fusedBatchNormGradient: tf.GradConfig = {
  kernelName: tf.FusedBatchNorm,
  inputsToSave: ['x', 'mean', 'variance', 'scale', 'offset'],
  gradFunc: (dy, saved, attrs) => {
    const [x, mean, variance, scale, offset] = saved as [
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
    ];
    const { varianceEpsilon } = attrs as unknown as { varianceEpsilon: number };
    const upstream = dy as tf.Tensor;
    const scaled = () => (scale.size > 0 ? tf.mul(upstream, scale) : upstream);
    const inverse = () => tf.rsqrt(tf.add(variance, varianceEpsilon));
    const centred = () => tf.sub(x, mean);
    return {
      x: () => tf.mul(scaled(), inverse()),
      mean: () => sumTo(tf.neg(tf.mul(scaled(), inverse())), mean.shape),
      variance: () =>
        sumTo(tf.mul(tf.mul(scaled(), centred()), tf.mul(tf.pow(inverse(), 3), -0.5)), variance.shape),
      scale: () => sumTo(tf.mul(upstream, tf.mul(centred(), inverse())), scale.shape),
      offset: () => sumTo(upstream, offset.shape),
    };
  },
};
export default fusedBatchNormGradient;
