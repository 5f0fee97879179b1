import { type Raster, resize } from './raster.js';

const GAP = 8;
const BACKGROUND = 255;

/**
 * Pictures in rows on white, without words: text belongs to the page that shows the panel.
 *
 * Every picture is brought to the size of the first one of its column (nearest neighbour); rows may be of unequal length.
 */
export async function panel(rows: readonly (readonly Raster[])[]): Promise<Raster> {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const sizes = Array.from({ length: columns }, (_, i) => rows.find((row) => row[i])![i]!);
  const fitted = await Promise.all(
    rows.map((row) => Promise.all(row.map((cell, i) => resize(cell, sizeOf(sizes[i]!), 'nearest')))),
  );
  const heights = fitted.map((row) => Math.max(0, ...row.map(({ height }) => height)));
  const width = total(sizes.map((size) => size.width));
  const height = total(heights);
  const rgb = new Uint8Array(width * height * 3).fill(BACKGROUND);
  let top = GAP;
  for (const [i, row] of fitted.entries()) {
    let left = GAP;
    for (const cell of row) {
      for (let y = 0; y < cell.height; y++) {
        rgb.set(
          cell.rgb.subarray(y * cell.width * 3, (y + 1) * cell.width * 3),
          ((top + y) * width + left) * 3,
        );
      }
      left += cell.width + GAP;
    }
    top += heights[i]! + GAP;
  }
  return { width, height, rgb };
}

const sizeOf = ({ width, height }: Raster) => ({ width, height });

/** Lengths side by side, with a gap around and between them. */
const total = (lengths: readonly number[]): number =>
  lengths.reduce((sum, length) => sum + length + GAP, GAP);
