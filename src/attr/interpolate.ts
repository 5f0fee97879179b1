import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';

/** How a map is enlarged. `nearest` takes cell floor(i * in / out); `bilinear` has half-pixel centres. */
export type InterpolateMode = 'nearest' | 'bilinear';

/**
 * A layer's attributions [N,h,w,C] at another size, as Captum's `LayerAttribution.interpolate`.
 *
 * - `size`: [height, width]. Returns [N,height,width,C], the caller's to dispose.
 *
 * @throws {GradelensError} `NOT_A_MAP` unless of rank 4
 */
export function interpolate(
  attributions: tf.Tensor,
  size: readonly [height: number, width: number],
  mode: InterpolateMode = 'nearest',
): tf.Tensor4D {
  if (attributions.rank !== 4) {
    throw new GradelensError(
      'NOT_A_MAP',
      `Only maps [N,h,w,C] can be enlarged; got shape [${attributions.shape}].`,
    );
  }
  const map = attributions as tf.Tensor4D;
  return mode === 'nearest'
    ? tf.image.resizeNearestNeighbor(map, [...size])
    : tf.image.resizeBilinear(map, [...size], false, true);
}
