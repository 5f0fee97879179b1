import type { Figure } from '../figure.js';
import { type DraftCell, encodeRows } from './encode.js';
import type { Place } from './place.js';

/** Shorter side on the page, in pixels. */
const SHOWN = 640;

/** The pictures that the student chose, side by side. */
export async function makeOwnPair({ own }: Place): Promise<Figure> {
  const remarks: string[] = [];
  const cells: DraftCell[] = [];
  for (const name of ['content', 'style'] as const) {
    const { file, width, height, others, scaled } = await own.image(name, [SHOWN], { enlarge: false });
    const title = name === 'content' ? 'Content' : 'Style';
    const note = `${file}, ${width} × ${height} pixels`;
    cells.push({ raster: scaled[0]!, hero: true, title, note, alt: `${title}: ${note}` });
    if (others.length > 0)
      remarks.push(`${file} is used, the first by name; also there: ${others.join(', ')}.`);
  }
  return {
    rows: await encodeRows([{ cells }]),
    ...(remarks.length > 0 && { caption: remarks.join(' ') }),
  };
}
