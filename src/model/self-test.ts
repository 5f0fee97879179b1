import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import { fromFlat } from '../tensor/convert.js';
import type { Classifier } from './classifier.js';
import type { SelfTest } from './self-test-values.js';

/** Relative L2 error: engines differ by 1e-6 to 1e-4, a wrong kernel by more than 1e-2. */
const TOLERANCE = 2e-3;

/**
 * Whether the engine that runs computes the right numbers: forward pass and gradient of a whole network.
 *
 * @throws {GradelensError} `BACKEND_WRONG` with the error measured.
 */
export async function selfTest(model: Classifier, { x, saliency }: SelfTest): Promise<void> {
  const found = tf.tidy(() => {
    const best = (X: tf.Tensor): tf.Scalar => model.predict(X as tf.Tensor4D).max();
    return tf.grad(best)(fromFlat(x)).abs().max(-1);
  });
  const actual = await found.data();
  found.dispose();
  let [off, size] = [0, 0];
  for (const [i, expected] of (saliency.data as Float32Array).entries()) {
    off += (actual[i]! - expected) ** 2;
    size += expected ** 2;
  }
  const error = Math.sqrt(off / size);
  // Also for NaN.
  if (error <= TOLERANCE) return;
  throw new GradelensError(
    'BACKEND_WRONG',
    `The engine ${tf.getBackend()} computes wrong numbers here: the saliency of a fixed picture differs from PyTorch's by ` +
      `${error.toPrecision(2)} of its size, at most ${TOLERANCE} is right. Update its driver or package, or choose another engine with --backend.`,
  );
}
