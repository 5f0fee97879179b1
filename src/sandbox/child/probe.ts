import * as tf from '@tensorflow/tfjs';
import type { Classifier } from '../../model/classifier.js';
import { fromFlat, toFlat } from '../../tensor/convert.js';
import { type FlatTensor, float32 } from '../../tensor/flat.js';
import { watchState } from './state.js';

/** A process that is no longer as it was when it started. */
export class ChangedError extends Error {}

/** What a probe computes: the network's scores of a small picture, and their gradient. */
export type Probe = (x: FlatTensor | undefined) => Promise<Record<string, FlatTensor>>;

/**
 * Makes the probe of a process that has run no code of a hand-in yet. It throws a `ChangedError` that names what has changed
 * since; else it answers, for a picture, numbers into which every weight goes, and which the parent knows.
 */
export async function probeOf(model: Classifier): Promise<Probe> {
  const numbers = async (input: FlatTensor): Promise<Record<string, FlatTensor>> => {
    tf.engine().startScope();
    try {
      const { value, grad } = tf.valueAndGrad((X: tf.Tensor) => model.predict(X as tf.Tensor4D))(
        fromFlat(input),
      );
      return { scores: await toFlat(value), gradient: await toFlat(grad) };
    } finally {
      tf.engine().endScope();
    }
  };
  // Once, so that what is made when it is first needed is there.
  await numbers(float32([1, 32, 32, 3], new Array(32 * 32 * 3).fill(0)));
  const look = watchState(model);
  return async (input) => {
    const changed = look();
    if (changed !== '') throw new ChangedError(changed);
    return input ? numbers(input) : {};
  };
}
