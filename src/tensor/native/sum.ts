import type * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from './memory.js';
import { native } from './module.js';
import { type ReductionAttributes, reduceOver } from './reduce.js';

/**
 * Sums over axes, or means: added up in double precision.
 *
 * - `x`: float32, any shape; returns x's shape without the axes, or with 1 in their place.
 */
export const sumOver = (
  backend: WasmBackend,
  x: tf.TensorInfo,
  attributes: ReductionAttributes,
  mean: boolean,
): tf.TensorInfo =>
  reduceOver(backend, x, attributes, (from, outer, depth, inner, to) => {
    native().sum(from, outer, depth, inner, mean ? 1 / depth : 1, to);
  });
