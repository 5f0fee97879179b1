import * as tf from '@tensorflow/tfjs';

/** A step of a network that attribution rules may replace: everything in it that is not linear. */
export type Operation = {
  /** The step itself, differentiable. */
  apply(x: tf.Tensor): tf.Tensor;
} & (
  | {
      /** `relu`: also one capped above. `elementwise`: any other function of single numbers. */
      readonly kind: 'relu' | 'elementwise' | 'softmax';
    }
  | ({ readonly kind: 'max-pool' } & MaxPool)
);

/** A max pool over [N,H,W,C]. */
export interface MaxPool {
  readonly filterSize: readonly [height: number, width: number];
  readonly strides: readonly [height: number, width: number];
  readonly pad: 'valid' | 'same';
  /** What is done to the input before; linear. */
  prepare(x: tf.Tensor): tf.Tensor;
}

/** Runs in place of an operation. Its value must be the operation's; its gradient need not. */
export type Rule = (x: tf.Tensor, operation: Operation) => tf.Tensor;

export const RELU: Operation = { kind: 'relu', apply: (x) => tf.relu(x) };

/** A max pool as an operation. */
export const maxPool = (pool: MaxPool): Operation => ({
  kind: 'max-pool',
  ...pool,
  apply: (x) => pooled(pool.prepare(x), pool),
});

/** The pool alone, of an input that is prepared. */
export const pooled = (x: tf.Tensor, { filterSize, strides, pad }: MaxPool): tf.Tensor =>
  tf.maxPool(x as tf.Tensor4D, [...filterSize], [...strides], pad);
