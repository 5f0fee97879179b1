import { join } from 'node:path';
import sharp from 'sharp';
import { sheet } from '../figure/sheet.js';
import { writeAtomically } from '../store/atomic.js';
import type { Deck } from './deck.js';
import type { Cell } from './figure.js';

/** Writes each figure of a deck as `<folder>/<id>.png`, for other uses than its page. */
export async function writeFigures(folder: string, { pages }: Deck): Promise<void> {
  for (const { id, title, figure } of pages) {
    if (!id || !figure || !('rows' in figure)) continue;
    const cells = await Promise.all(figure.rows.flatMap((row) => row.cells.map(decoded)));
    const columns = Math.max(...figure.rows.map((row) => row.cells.length));
    await writeAtomically(join(folder, `${id}.png`), await sheet(cells, { columns, title }));
  }
}

async function decoded({ picture, title = '', note = '' }: Cell) {
  const { data, info } = await sharp(picture.data)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { title, note, picture: { width: info.width, height: info.height, rgb: new Uint8Array(data) } };
}
