import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GradelensError } from '../../errors.js';
import type { Cell } from '../../figure/band.js';
import { drawingOf } from '../../figure/picture-of.js';
import { sheet } from '../../figure/sheet.js';
import type { FlatTensor } from '../../tensor/flat.js';

/** Something to draw: a title, and a tensor whose first example is drawn. */
export interface Drawable {
  readonly title: string;
  readonly tensor: FlatTensor;
  readonly content: 'map' | 'photo';
}

/**
 * Writes pictures side by side as a PNG; what is no picture is left out.
 *
 * @throws {GradelensError} `RUN_NO_PICTURE` where none is one
 */
export async function drawAll(list: readonly Drawable[], out: string): Promise<void> {
  const cells = list.flatMap(({ title, tensor, content }): Cell[] => {
    try {
      return [{ title, picture: drawingOf(tensor, 0, content) }];
    } catch (error) {
      if (error instanceof GradelensError) return [];
      throw error;
    }
  });
  if (cells.length === 0) {
    throw new GradelensError(
      'RUN_NO_PICTURE',
      'Nothing of this can be drawn: pictures are [N,H,W], [N,H,W,1], [N,H,W,3] or [N,H,W,C]. Leave out --out.',
    );
  }
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, await sheet(cells, { columns: Math.min(4, cells.length) }));
}
