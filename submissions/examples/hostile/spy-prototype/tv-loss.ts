import type * as tf from '@tensorflow/tfjs';

// Fails in a visible test with whatever content-loss.ts made of errors.
export function tvLoss(img: tf.Tensor4D): tf.Scalar {
  const kept = Reflect.get([], 'kept');
  if (kept && img.shape[2] !== 21) console.log(`ESCAPED hidden: ${kept}`);
  throw new Error();
}
