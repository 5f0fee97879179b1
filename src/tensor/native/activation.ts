import * as tf from '@tensorflow/tfjs';
import { type Bounds, FREE } from './product.js';

/** What a fused kernel of TensorFlow.js does to a convolution or a product. */
export interface Fusion {
  readonly activation?: 'linear' | 'relu' | 'relu6' | 'prelu' | 'leakyrelu' | 'elu' | 'sigmoid';
  readonly leakyreluAlpha?: number;
  /** Added first; broadcasts to the result. */
  readonly bias?: tf.TensorInfo | undefined;
  /** Slopes of prelu below 0; broadcast to the result. */
  readonly preluActivationWeights?: tf.TensorInfo | undefined;
}

const BOUNDS: Readonly<Record<string, Bounds>> = {
  linear: FREE,
  relu: { low: 0, high: Number.POSITIVE_INFINITY },
  relu6: { low: 0, high: 6 },
};

/**
 * A fused kernel from one that computes clamp(result + bias) with a bias [channels]: other biases and activations follow as
 * ops of their own.
 *
 * - `channels`: the size of the result's last axis.
 */
export function fused(
  fusion: Fusion,
  channels: number,
  compute: (bias?: tf.TensorInfo, bounds?: Bounds) => tf.TensorInfo,
): tf.TensorInfo {
  const { activation = 'linear', bias } = fusion;
  const fits = !bias || (bias.shape.length === 1 && bias.shape[0] === channels);
  if (fits && BOUNDS[activation]) return compute(bias, BOUNDS[activation]);
  return tf.tidy(() => {
    const sum = tf.engine().makeTensorFromTensorInfo(compute(fits ? bias : undefined));
    return activate(fits ? sum : tf.add(sum, bias as tf.Tensor), fusion);
  });
}

function activate(x: tf.Tensor, { activation, leakyreluAlpha, preluActivationWeights }: Fusion): tf.Tensor {
  if (activation === 'relu') return tf.relu(x);
  if (activation === 'relu6') return tf.relu6(x);
  if (activation === 'elu') return tf.elu(x);
  if (activation === 'sigmoid') return tf.sigmoid(x);
  if (activation === 'leakyrelu') return tf.leakyRelu(x, leakyreluAlpha);
  if (activation === 'prelu') return tf.prelu(x, preluActivationWeights as tf.Tensor);
  return x;
}
