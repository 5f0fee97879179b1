import { resize } from './encode.js';
import type { Raster } from './raster.js';

/** From this factor on a picture is a coarse map, whose blocks say more than a smooth blur. */
const COARSE = 4;

/**
 * A picture as large as fits into a square of `side` pixels, its proportions kept.
 *
 * A coarse one (to be enlarged four times or more) grows by a whole factor and keeps its pixels as blocks, so it may stay
 * somewhat smaller than the square; any other is smoothed.
 */
export async function fit(picture: Raster, side: number): Promise<Raster> {
  const factor = side / Math.max(picture.width, picture.height);
  const scale = factor >= COARSE ? Math.floor(factor) : factor;
  const size = {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  };
  if (scale === 1) return picture;
  return resize(picture, size, factor >= COARSE ? 'nearest' : 'cubic');
}
