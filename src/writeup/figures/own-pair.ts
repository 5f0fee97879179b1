import { picture } from '../../figure/picture.js';
import { loadPhotoSide } from '../../model/preprocess.js';
import type { Figure } from '../figure.js';
import { type DraftCell, encodeRows } from './encode.js';
import { ownImage } from './own-image.js';
import type { Place } from './place.js';

/** Shorter side on the page, in pixels. */
const SHOWN = 640;

/** The pictures that the student chose, side by side. */
export async function makeOwnPair({ folder }: Place): Promise<Figure> {
  const remarks: string[] = [];
  const cells: DraftCell[] = [];
  for (const name of ['content', 'style'] as const) {
    const { bytes, file, width, height, others } = await ownImage(folder, name);
    const tensor = await loadPhotoSide(bytes, Math.min(SHOWN, width, height));
    const title = name === 'content' ? 'Content' : 'Style';
    const note = `${file}, ${width} x ${height} pixels`;
    cells.push({ raster: picture(tensor, 0), title, note, alt: `${title}: ${note}` });
    if (others.length > 0)
      remarks.push(`${file} is used, the first by name; also there: ${others.join(', ')}.`);
  }
  return {
    rows: await encodeRows([{ cells }]),
    ...(remarks.length > 0 && { caption: remarks.join(' ') }),
  };
}
