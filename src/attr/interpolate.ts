import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import { described } from './options.js';

/** How a map is enlarged. `nearest` takes cell floor(i * in / out); `bilinear` has half-pixel centres. */
export type InterpolateMode = 'nearest' | 'bilinear';

/**
 * A layer's attributions [N,h,w,C] at another size, as Captum's `LayerAttribution.interpolate`.
 *
 * - `size`: [height, width]. Returns [N,height,width,C], the caller's to dispose.
 *
 * @throws {GradelensError} `NOT_A_MAP` unless a tensor of rank 4; `INTERPOLATE_SIZE`, `INTERPOLATE_MODE`
 */
export function interpolate(
  attributions: tf.Tensor,
  size: readonly [height: number, width: number],
  mode: InterpolateMode = 'nearest',
): tf.Tensor4D {
  if (!(attributions instanceof tf.Tensor) || attributions.rank !== 4) {
    throw new GradelensError(
      'NOT_A_MAP',
      `Only maps [N,h,w,C] can be enlarged; got ${described(attributions)}.`,
    );
  }
  const isSize = Array.isArray(size) && size.length === 2 && size.every((each) => each > 0 && each % 1 === 0);
  if (!isSize) {
    throw new GradelensError(
      'INTERPOLATE_SIZE',
      `The size of a map is [height, width], two whole numbers of at least 1; got ${described(size)}.`,
    );
  }
  if (mode !== 'nearest' && mode !== 'bilinear') {
    throw new GradelensError(
      'INTERPOLATE_MODE',
      `Unknown way to enlarge a map: ${described(mode)}. Expected nearest or bilinear.`,
    );
  }
  const [map, to] = [attributions as tf.Tensor4D, size as [number, number]];
  return mode === 'nearest'
    ? tf.image.resizeNearestNeighbor(map, to)
    : tf.image.resizeBilinear(map, to, false, true);
}
