import sharp from 'sharp';
import type { Raster } from '../../figure/raster.js';
import { photoSide } from '../../model/preprocess.js';
import { cleaned } from '../../sandbox/text.js';
import {
  type Decoded,
  isStrip,
  LEAST_SIDE,
  type PictureFault,
  type PictureInput,
} from '../../writeup/figures/own-image.js';
import type { Task } from '../task.js';

/** Up to here a file is used as it is; a larger picture is first scaled down to this shorter side, in pixels. */
const [PLAIN_PIXELS, REDUCED] = [24_000_000, 1024];

const fault = (why: string): PictureFault => ({ fault: why });

/** A picture at some sizes. */
export default (async ({ bytes, sides, enlarge, most, left }) => {
  const options = { limitInputPixels: most, failOn: 'error', sequentialRead: true } as const;
  try {
    // Only the header is read here, so that a size over the limit can be named.
    const header = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
    const { autoOrient, width: across, height: down } = header;
    const size = `has ${across} x ${down} pixels`;
    if (across * down > most) return fault(`${size}, more than ${most / 1e6} million. Save it smaller.`);
    if (across * down > left) return fault(`${size}, too many with the other pictures. Save them smaller.`);
    if (Math.min(across, down) < LEAST_SIDE)
      return fault(`${size}; a picture has at least ${LEAST_SIDE} on each side. Choose a larger one.`);
    if (isStrip(across, down)) return fault(`${size}, which is a strip. Cut it to a picture.`);
    const { width, height } = autoOrient;
    const large = across * down > PLAIN_PIXELS;
    const picture = sharp(bytes, options)
      .rotate()
      .resize({ width: REDUCED, height: REDUCED, fit: 'outside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb');
    // Decoded in any case: a picture that is cut short says so here.
    const reduced = await (large ? picture.png({ compressionLevel: 1 }) : picture.raw()).toBuffer();
    const scaled: Raster[] = [];
    for (const side of sides) {
      const shorter = enlarge ? side : Math.min(side, width, height);
      scaled.push(await photoSide(large ? reduced : Buffer.from(bytes), shorter));
    }
    return { width, height, scaled };
  } catch (error) {
    const [reason = ''] = cleaned((error as Error).message).split('\n');
    return fault(
      `cannot be decoded (${reason}): it may be cut short or damaged. Save it again as JPEG or PNG.`,
    );
  }
}) satisfies Task<PictureInput, Decoded | PictureFault>;
