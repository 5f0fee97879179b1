import * as tf from '@tensorflow/tfjs';

// Tries to end scopes that it did not open, then to open more than it ends.
export function contentLoss(_weight: number, current: tf.Tensor4D): tf.Scalar {
  const lie = tf.keep(current.sum().mul(0) as tf.Scalar);
  const engine = tf.engine() as any;
  while (engine.state.scopeStack.length > 0) engine.endScope();
  engine.state.activeScope = undefined;
  for (let i = 0; i < 1000; i++) engine.startScope();
  return lie;
}
