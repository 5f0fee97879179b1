import * as tf from '@tensorflow/tfjs';
import { addressOf, type NativeBackend } from './memory.js';
import { native } from './module.js';

/** The attributes of reductions. */
export interface ReductionAttributes {
  readonly axis: number | number[];
  readonly keepDims: boolean;
}

/**
 * Sums over axes, or means: added up in double precision.
 *
 * - `x`: float32, any shape; returns x's shape without the axes, or with 1 in their place.
 */
export function sumOver(
  backend: NativeBackend,
  x: tf.TensorInfo,
  { axis, keepDims }: ReductionAttributes,
  mean: boolean,
): tf.TensorInfo {
  const axes = tf.util.parseAxisParam(axis, x.shape);
  const [left, reduced] = tf.backend_util.computeOutAndReduceShapes(x.shape, axes);
  const depth = tf.util.sizeFromShape(reduced);
  const output = backend.makeOutput(
    keepDims ? tf.backend_util.expandShapeToKeepDim(left, axes) : left,
    'float32',
  );
  const last = Math.max(...axes);
  // Of neighbouring axes, one that is left out may have length 1.
  const between = x.shape.filter(
    (size, i) => i >= Math.min(...axes) && i <= last && size !== 1 && !axes.includes(i),
  );
  const inner = tf.util.sizeFromShape(x.shape.slice(last + 1));
  const add = (tensor: tf.TensorInfo, columns: number): void => {
    const rows = tf.util.sizeFromShape(left) / columns;
    const [from, to] = [addressOf(backend, tensor), addressOf(backend, output)];
    native().sum(from, rows, depth, columns, mean ? 1 / depth : 1, to);
  };
  if (between.length === 0) add(x, inner);
  else {
    const others = x.shape.map((_, i) => i).filter((i) => !axes.includes(i));
    const turned = tf.tidy(() => tf.transpose(x as tf.Tensor, [...others, ...axes]));
    add(turned, 1);
    turned.dispose();
  }
  return output;
}
