import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import type { Replace } from './perturb.js';
import { shuffled } from './samples.js';

/**
 * Puts another example's values in the place of a feature, in a new random order each time.
 *
 * @throws {GradelensError} `BATCH_TOO_SMALL`
 */
export function exchangeAmong(values: readonly tf.Tensor[], next: () => number): Replace {
  const examples = values[0]!.shape[0]!;
  if (examples < 2) {
    throw new GradelensError(
      'BATCH_TOO_SMALL',
      'Features are exchanged among examples: give at least 2; got 1.',
    );
  }
  return (masks) => {
    const order = tf.tensor1d(permutation(examples, next), 'int32');
    return values.map((value, i) => {
      const mask = masks[i];
      return mask ? tf.add(value, tf.mul(mask, tf.sub(tf.gather(value, order), value))) : value;
    });
  };
}

/** A random order of n >= 2 that is not the one they have. */
function permutation(n: number, next: () => number): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (;;) {
    const other = shuffled(order, next);
    if (other.some((each, i) => each !== i)) return other;
  }
}
