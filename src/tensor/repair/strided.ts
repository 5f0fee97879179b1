import * as tf from '@tensorflow/tfjs';

/** What a strided slice takes of a tensor. */
export interface Strided {
  /** For each axis of the tensor: the first element, the distance to the next, and how many; none where the end is not behind. */
  readonly begin: readonly number[];
  readonly strides: readonly number[];
  readonly counts: readonly number[];
  /** The result's shape, axes added and left out. */
  readonly shape: number[];
}

/** Reads the attributes of a strided slice of a tensor of a shape. */
export function stridedOf(shape: readonly number[], attrs: unknown): Strided {
  const a = attrs as Record<'begin' | 'end' | 'strides', number[]> &
    Record<'beginMask' | 'endMask' | 'ellipsisMask' | 'newAxisMask' | 'shrinkAxisMask', number>;
  const { begin, end, strides, finalShape } = tf.slice_util.sliceInfo(
    [...shape],
    a.begin,
    a.end,
    a.strides,
    a.beginMask,
    a.endMask,
    a.ellipsisMask,
    a.newAxisMask,
    a.shrinkAxisMask,
  );
  const counts = shape.map((_, axis) => Math.max(0, Math.ceil((end[axis]! - begin[axis]!) / strides[axis]!)));
  return { begin, strides, counts, shape: finalShape.map((size) => Math.max(0, size)) };
}
