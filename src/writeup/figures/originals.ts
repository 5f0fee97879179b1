import { resize } from '../../figure/encode.js';
import { picture } from '../../figure/picture.js';
import type { Raster } from '../../figure/raster.js';
import { findPhoto } from '../../model/photos.js';
import { loadPhoto } from '../../model/preprocess.js';
import type { ArgumentSpec } from '../../rubric/arguments.js';
import type { FlatTensor } from '../../tensor/flat.js';

/** Longer side of a picture on a page, in pixels: about 220 dots an inch where five stand side by side. */
export const SIDE = 448;

/** Beyond this factor smoothing adds nothing to look at. */
const LARGEST_FACTOR = 5;

/** The size at which a picture of the network's input is drawn. */
export function sizeOnPage(height: number, width: number): { height: number; width: number } {
  const scale = Math.min(LARGEST_FACTOR, SIDE / Math.max(height, width));
  return { height: Math.round(height * scale), width: Math.round(width * scale) };
}

/**
 * The pictures of an argument [N,H,W,3] for people: photographs from their files, sharper than the network sees them but cut
 * alike; any other enlarged smoothly.
 */
export function originals(spec: ArgumentSpec, tensor: FlatTensor): Promise<Raster[]> {
  const [count = 0, height = 0, width = 0] = tensor.shape;
  const size = sizeOnPage(height, width);
  const draw = async (i: number): Promise<Raster> => {
    if (spec.kind !== 'photos') return enlargedPicture(tensor, i);
    return picture(await loadPhoto(await findPhoto(spec.names[i]!), size), 0);
  };
  return Promise.all(Array.from({ length: count }, (_, i) => draw(i)));
}

/** Picture `index` of normalised network inputs, enlarged smoothly to its size on the page. */
export async function enlargedPicture(tensor: FlatTensor, index: number): Promise<Raster> {
  const drawn = picture(tensor, index);
  return resize(drawn, sizeOnPage(drawn.height, drawn.width), 'cubic');
}
