import type { FlatTensor } from '../tensor/flat.js';
import { encodePng } from './encode.js';
import { heat, scaleOf } from './heat.js';
import { picture } from './picture.js';
import { type Plane, planeOf, sumOfChannels } from './plane.js';
import type { Drawn } from './raster.js';
import { boundOf, signed } from './signed.js';

/** A picture as a file, with a sentence on how to read it. */
export interface Png {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
  readonly note: string;
}

/** How numbers become a picture. `photo`: normalised network input. The shape decides between the others. */
export type Content = 'map' | 'photo';

/**
 * Example `index` of a tensor as a PNG, by its shape:
 *
 * - [N,H,W], [N,h,w], [N,H,W,1]: colours from dark to light;
 * - [N,H,W,3]: a signed gradient around grey, or a photograph where `content` says so;
 * - [N,H,W,C]: its channels added up, as a map.
 *
 * `like`: draws the map on the scale that this tensor's example would get, so that the two can be compared by eye.
 *
 * @throws {GradelensError} `NOT_A_PICTURE`
 */
export async function pictureOf(
  flat: FlatTensor,
  index: number,
  content: Content = 'map',
  like: FlatTensor = flat,
): Promise<Png> {
  return file(drawingOf(flat, index, content, like));
}

/** A drawing as a file. */
export async function file(drawing: Drawn): Promise<Png> {
  const { width, height, note } = drawing;
  return { png: await encodePng(drawing), width, height, note };
}

/** `pictureOf` before it is a file. */
export function drawingOf(
  flat: FlatTensor,
  index: number,
  content: Content = 'map',
  like: FlatTensor = flat,
): Drawn {
  const plane = planeOf(flat, index);
  const pattern = planeOf(like, index);
  if (plane.channels === 3) {
    return content === 'photo' ? picture(flat, index) : signed(plane, boundOf(pattern));
  }
  const map = heat(oneChannel(plane), scaleOf(oneChannel(pattern)));
  return plane.channels === 1 ? map : { ...map, note: `sum over ${plane.channels} channels; ${map.note}` };
}

const oneChannel = (plane: Plane): Plane => (plane.channels === 1 ? plane : sumOfChannels(plane));
