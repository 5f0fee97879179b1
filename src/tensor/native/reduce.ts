import * as tf from '@tensorflow/tfjs';
import { addressOf, type WasmBackend } from './memory.js';

/** The attributes of reductions. */
export interface ReductionAttributes {
  readonly axis: number | number[];
  readonly keepDims: boolean;
}

/** Reduces [outer,depth,inner] along its middle axis: addresses and sizes. */
type Reduce = (from: number, outer: number, depth: number, inner: number, to: number) => void;

/**
 * Reduces a tensor over axes by a function for the middle one of three.
 *
 * - `x`: any shape; returns x's shape without the axes, or with 1 in their place, of x's dtype.
 */
export function reduceOver(
  backend: WasmBackend,
  x: tf.TensorInfo,
  { axis, keepDims }: ReductionAttributes,
  reduce: Reduce,
): tf.TensorInfo {
  const axes = tf.util.parseAxisParam(axis, x.shape);
  const [left, reduced] = tf.backend_util.computeOutAndReduceShapes(x.shape, axes);
  const depth = tf.util.sizeFromShape(reduced);
  const shape = keepDims ? tf.backend_util.expandShapeToKeepDim(left, axes) : left;
  const output = backend.makeOutput(shape, x.dtype);
  const last = Math.max(...axes);
  // Of neighbouring axes, one that is left out may have length 1.
  const between = x.shape.filter(
    (size, i) => i >= Math.min(...axes) && i <= last && size !== 1 && !axes.includes(i),
  );
  const run = (tensor: tf.TensorInfo, inner: number): void => {
    const outer = tf.util.sizeFromShape(left) / inner;
    reduce(addressOf(backend, tensor), outer, depth, inner, addressOf(backend, output));
  };
  if (between.length === 0) run(x, tf.util.sizeFromShape(x.shape.slice(last + 1)));
  else {
    const others = x.shape.map((_, i) => i).filter((i) => !axes.includes(i));
    const turned = tf.tidy(() => tf.transpose(x as tf.Tensor, [...others, ...axes]));
    run(turned, 1);
    turned.dispose();
  }
  return output;
}
