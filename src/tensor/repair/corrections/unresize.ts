import type { Plain } from '../arrays.js';
import type { Met, Resize } from './resize.js';

/** The attributes of a resize's gradient kernel. */
export interface ResizeAttributes {
  readonly alignCorners?: boolean;
  readonly halfPixelCenters?: boolean;
}

/**
 * Gradient of a resize: each pixel's goes to those that it was made of, by their shares.
 *
 * - `dy`: [N,newH,newW,C]; `images`, of which only the shape counts: [N,H,W,C], the shape returned.
 */
export function unresize(
  dy: Plain,
  images: Plain,
  { alignCorners = false, halfPixelCenters = false }: ResizeAttributes,
  metBy: (resize: Resize) => Met[],
): Plain {
  const [batch, height, width, channels] = images.shape as [number, number, number, number];
  const [, newHeight, newWidth] = dy.shape as [number, number, number, number];
  const rows = metBy({ from: height, to: newHeight, alignCorners, halfPixelCenters });
  const columns = metBy({ from: width, to: newWidth, alignCorners, halfPixelCenters });
  const values = new Float32Array(batch * height * width * channels);
  let from = 0;
  for (let n = 0; n < batch; n++) {
    for (const row of rows) {
      const top = (n * height + row.first) * width;
      const bottom = (n * height + row.second) * width;
      for (const column of columns) {
        const parts: [number, number][] = [
          [top + column.first, (1 - row.share) * (1 - column.share)],
          [top + column.second, (1 - row.share) * column.share],
          [bottom + column.first, row.share * (1 - column.share)],
          [bottom + column.second, row.share * column.share],
        ];
        for (const [pixel, share] of parts) {
          if (share === 0) continue;
          for (let c = 0; c < channels; c++) values[pixel * channels + c]! += dy.values[from + c]! * share;
        }
        from += channels;
      }
    }
  }
  return { shape: images.shape, dtype: 'float32', values };
}
