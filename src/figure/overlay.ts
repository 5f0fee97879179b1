import { sequential } from './colour-map.js';
import { noted } from './heat.js';
import type { Plane } from './plane.js';
import { oddity, rangeOf, short } from './range.js';
import { type Drawn, paint, type Raster } from './raster.js';

/** Part of the map's colour in each pixel; the rest is the photograph in grey. */
const OPACITY = 0.6;

/**
 * A coarse map [h,w] laid over a photograph [H,W]: scaled up to its size, coloured from 0 (or the lowest value, where
 * that is negative) to its largest value, over the photograph in grey.
 *
 * The note states the scale, or why the map is blank.
 */
export function overlay(map: Plane, photo: Raster): Drawn {
  const { width, height, rgb } = photo;
  const range = rangeOf(map.data);
  const low = Math.min(0, range.low);
  const span = range.high - low || 1;
  const odd = oddity(map.data, range);
  const stated = `${map.height} x ${map.width} map, colours from ${short(low)} (dark) to ${short(range.high)} (light)`;
  const fine = enlarged(map, height, width);
  return {
    ...paint(width, height, (pixel) => {
      const grey = luma(rgb, pixel * 3);
      const value = fine[pixel]!;
      if (!Number.isFinite(value)) return [grey, grey, grey];
      const [r, g, b] = sequential((value - low) / span);
      return [mix(r, grey), mix(g, grey), mix(b, grey)];
    }),
    note: noted(stated, odd),
  };
}

const mix = (colour: number, grey: number): number => Math.round(OPACITY * colour + (1 - OPACITY) * grey);

/** Brightness of a pixel; weights of ITU-R BT.601. */
const luma = (rgb: Uint8Array, at: number): number =>
  Math.round(0.299 * rgb[at]! + 0.587 * rgb[at + 1]! + 0.114 * rgb[at + 2]!);

/**
 * A map [h,w] at another size, bilinear with half-pixel centres (as PyTorch's `align_corners=False`): row-major.
 * NaN spreads over its neighbours' half.
 */
export function enlarged({ height, width, data }: Plane, toHeight: number, toWidth: number): Float32Array {
  const rows = positions(height, toHeight);
  const columns = positions(width, toWidth);
  const result = new Float32Array(toHeight * toWidth);
  for (let y = 0; y < toHeight; y++) {
    const row = rows[y]!;
    const [upper, lower] = [row.from * width, row.to * width];
    for (let x = 0; x < toWidth; x++) {
      const { from, to, part } = columns[x]!;
      const top = blend(data[upper + from]!, data[upper + to]!, part);
      const bottom = blend(data[lower + from]!, data[lower + to]!, part);
      result[y * toWidth + x] = blend(top, bottom, row.part);
    }
  }
  return result;
}

const blend = (a: number, b: number, part: number): number => a * (1 - part) + b * part;

/** For each new pixel of one axis the two old ones around its centre, and how far it lies between them. */
function positions(size: number, toSize: number): { from: number; to: number; part: number }[] {
  return Array.from({ length: toSize }, (_, i) => {
    const centre = Math.min(size - 1, Math.max(0, ((i + 0.5) * size) / toSize - 0.5));
    const from = Math.floor(centre);
    return { from, to: Math.min(size - 1, from + 1), part: centre - from };
  });
}
