import { denormalise } from '../model/preprocess.js';
import type { FlatTensor } from '../tensor/flat.js';
import { planeOf } from './plane.js';
import { rangeOf } from './range.js';
import type { Drawn } from './raster.js';

/**
 * Example `index` of normalised network inputs [N,H,W,3] as the photograph it stands for.
 *
 * Colours that no photograph has are clipped; the note says so only where values are NaN or infinite, shown black or
 * clipped.
 *
 * @throws {GradelensError} `NOT_A_PICTURE`
 */
export function picture(flat: FlatTensor, index: number): Drawn {
  const { height, width, data } = planeOf(flat, index);
  const { notFinite } = rangeOf(data);
  const note = notFinite > 0 ? `${notFinite} of ${data.length} values NaN or infinite` : 'as a photograph';
  return { height, width, rgb: denormalise(flat, index), note };
}
