import type * as tf from '@tensorflow/tfjs';

/** A score less the L2 penalty of its image. */
export const penalised = (score: tf.Tensor, x: tf.Tensor, l2Reg: number): tf.Tensor =>
  score.add(x.square().sum().mul(l2Reg));
