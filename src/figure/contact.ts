import { type ColourMap, diverging, sequential } from './colour-map.js';
import { coloured } from './heat.js';
import { enlarged } from './overlay.js';
import { channelOf, type Plane } from './plane.js';
import { quantileOfMagnitudes } from './range.js';
import { paint, type Raster } from './raster.js';

/** Channels side by side on one scale. */
export interface Contact extends Raster {
  /** The channels shown, strongest first, row by row. */
  readonly channels: readonly number[];
  /** The scale: signed where a value is negative. */
  readonly map: ColourMap;
  readonly low: number;
  readonly high: number;
}

/** In pixels. */
const GAP = 4;
const COLUMNS = 4;
/** The few largest values share the strongest colour. */
const SHARE = 0.995;

/**
 * The strongest channels of a layer's output [h,w,C], at most 16, in rows of four on white: those with the largest sum of
 * magnitudes, of equal ones the first. All have one scale, so that they can be compared.
 *
 * `side`: width of the whole in pixels; its height follows from the layer's.
 */
export function contact(plane: Plane, side: number): Contact {
  const channels = strongest(plane, COLUMNS * COLUMNS);
  const planes = channels.map((channel) => channelOf(plane, channel));
  const values = planes.flatMap(({ data }) => [...data]);
  const high = quantileOfMagnitudes(values, SHARE) || quantileOfMagnitudes(values, 1);
  const isSigned = values.some((value) => value < 0);
  const [map, low] = isSigned ? [diverging, -high] : [sequential, 0];
  const width = Math.floor((side - (COLUMNS - 1) * GAP) / COLUMNS);
  const height = Math.max(1, Math.round((width * plane.height) / plane.width));
  const rows = Math.ceil(channels.length / COLUMNS);
  const size = { width: COLUMNS * (width + GAP) - GAP, height: rows * (height + GAP) - GAP };
  const rgb = new Uint8Array(size.width * size.height * 3).fill(255);
  for (const [i, each] of planes.entries()) {
    const fine = enlarged(each, height, width);
    const [left, top] = [(i % COLUMNS) * (width + GAP), Math.floor(i / COLUMNS) * (height + GAP)];
    const tile = paint(width, height, (pixel) => coloured(fine[pixel]!, low, high, map));
    for (let y = 0; y < height; y++) {
      const line = tile.rgb.subarray(y * width * 3, (y + 1) * width * 3);
      rgb.set(line, ((top + y) * size.width + left) * 3);
    }
  }
  return { ...size, rgb, channels, map, low, high };
}

function strongest({ channels, data }: Plane, most: number): number[] {
  const sums = new Float64Array(channels);
  for (let i = 0; i < data.length; i++) sums[i % channels]! += Math.abs(data[i]!) || 0;
  const order = Array.from(sums.keys()).sort((a, b) => sums[b]! - sums[a]! || a - b);
  return order.slice(0, most);
}
