import sharp from 'sharp';
import type { Picture } from '../figure.js';
import { type Segment, sourceOf } from '../text/line.js';
import { extentOf } from '../text/svg-path.js';

type Formula = Extract<Segment, { kind: 'math' }>;

/** Pixels a point: letters are sharp on a projector. */
const SCALE = 4;

/** A formula as a picture, and its TeX as what it says. */
export async function formulaPicture(
  segment: Formula,
  ink: string,
): Promise<{ picture: Picture; alt: string }> {
  const { width, paths } = segment;
  const [top, bottom] = extentOf(paths.map(({ path }) => path).join(''));
  const height = Math.max(1, bottom - top);
  const drawn = paths.map(({ path, colour = `#${ink}` }) => `<path fill="${colour}" d="${path}"/>`).join('');
  const [across, down] = [Math.ceil(width * SCALE), Math.ceil(height * SCALE)];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${down}" viewBox="0 ${top} ${width} ${height}">` +
    `${drawn}</svg>`;
  const data = await sharp(Buffer.from(svg))
    .png({ compressionLevel: 9, palette: true, dither: 0 })
    .toBuffer();
  return { picture: { data, format: 'png', width: across, height: down }, alt: sourceOf(segment) };
}
