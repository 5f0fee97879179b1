import * as tf from '@tensorflow/tfjs';

/**
 * The wasm backend's own kernels that are right for every call that an op lets through, and are left as they are: most take
 * float32 or bool alone, of any size; those of text run on JavaScript's arrays, as on cpu.
 */
export const RIGHT: ReadonlySet<string> = new Set([
  tf.AvgPool3D,
  tf.BitwiseAnd,
  tf.BroadcastArgs,
  tf.Ceil,
  tf.Cosh,
  tf.Elu,
  tf.EluGrad,
  tf.Erf,
  tf.ExpandDims,
  tf.FlipLeftRight,
  tf.Floor,
  tf.Log,
  tf.LogicalXor,
  tf.LRNGrad,
  tf.Rsqrt,
  tf.Sigmoid,
  tf.Softmax,
  tf.Sqrt,
  tf.StringNGrams,
  tf.StringSplit,
  tf.StringToHashBucketFast,
  tf.Tan,
  tf.Tanh,
  tf.Unique,
]);
