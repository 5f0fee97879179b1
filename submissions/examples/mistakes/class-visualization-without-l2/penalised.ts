import type * as tf from '@tensorflow/tfjs';

export const penalised = (score: tf.Tensor, _x: tf.Tensor, _l2Reg: number): tf.Tensor => score;
