import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';

/** What every method that takes long understands. */
export interface LongOptions {
  /** Called after each step; `done` of `total` steps. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Ends the work: the promise is rejected with code `ABORTED`. */
  readonly signal?: AbortSignal;
}

/**
 * Adds up what each step of a long work gives, a list of tensors of the same shapes each time.
 *
 * Steps run one after another, so memory is that of one step; between them timers and signals get their turn. No tensor
 * of a step outlives it, also when it throws.
 *
 * @throws {GradelensError} `ABORTED`
 */
export const sumOver = <T>(
  steps: readonly T[],
  step: (each: T) => tf.Tensor[],
  options: LongOptions = {},
): Promise<tf.Tensor[]> =>
  sumOverAsync(steps, async (each) => tf.tidy(() => step(each).map((tensor) => tf.clone(tensor))), options);

/** The same for steps that wait; what a step returns is disposed here. */
export async function sumOverAsync<T>(
  steps: readonly T[],
  step: (each: T) => Promise<tf.Tensor[]>,
  { onProgress, signal }: LongOptions = {},
): Promise<tf.Tensor[]> {
  let total: tf.Tensor[] = [];
  try {
    for (const [i, each] of steps.entries()) {
      stopIf(signal, i, steps.length);
      const [sum, next] = [total, await step(each)];
      total =
        sum.length === 0
          ? next
          : consume([...sum, ...next], () => sum.map((tensor, at) => tf.add(tensor, next[at]!)));
      onProgress?.(i + 1, steps.length);
      await nextTurn();
    }
    return total;
  } catch (error) {
    tf.dispose(total);
    throw error;
  }
}

/** Works on tensors that are disposed afterwards, whatever happens. */
export function consume<R extends tf.TensorContainer>(tensors: readonly tf.Tensor[], work: () => R): R {
  try {
    return tf.tidy(work);
  } finally {
    tf.dispose([...tensors]);
  }
}

/** @throws {GradelensError} `ABORTED` once the signal has fired */
export function stopIf(signal: AbortSignal | undefined, done: number, total: number): void {
  if (signal?.aborted) throw new GradelensError('ABORTED', `Stopped after ${done} of ${total} steps.`);
}

/** Lets timers and signals have their turn. Not `tf.nextFrame`: a browser holds that back in a hidden tab. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A list in chunks of at most `size`, which may be without bound. */
export function chunksOf<T>(list: readonly T[], size: number): T[][] {
  const each = Math.min(size, Math.max(1, list.length));
  return Array.from({ length: Math.ceil(list.length / each) }, (_, i) =>
    list.slice(i * each, (i + 1) * each),
  );
}
