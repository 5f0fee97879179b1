import { diverging, type Rgb } from './colour-map.js';
import { coloured, NOT_FINITE, noted } from './heat.js';
import type { Plane } from './plane.js';
import { oddity, quantileOfMagnitudes, rangeOf, short } from './range.js';
import { type Drawn, paint } from './raster.js';

/** Share of the values that keep their contrast: the few largest would leave all others grey. */
const SHARE = 0.995;

/**
 * A signed map, rescaled for itself: 0 is the middle colour, equal distances from 0 are equally strong.
 *
 * - Three channels: red, green and blue around mid-grey. One: blue below 0, white at 0, red above.
 * - `bound`: the value of full colour; default: what 99.5 % of the magnitudes do not exceed.
 * - The note states the scale, or why the picture is blank.
 */
export function signed(plane: Plane, bound = boundOf(plane)): Drawn {
  const { height, width, channels, data } = plane;
  const odd = oddity(data, rangeOf(data));
  const colourAt =
    channels === 1
      ? (pixel: number) => coloured(data[pixel]!, -bound || -1, bound || 1, diverging)
      : (pixel: number) => channelsAround(data.subarray(pixel * 3, pixel * 3 + 3), bound);
  const middle = channels === 1 ? 'white' : 'grey';
  const stated = `rescaled for this picture: ${middle} is 0, full colour ±${short(bound)}`;
  return {
    ...paint(width, height, colourAt),
    note: noted(stated, odd),
  };
}

/** The bound that `signed` takes by itself; where 99.5 % are 0, the largest magnitude. */
export function boundOf({ data }: Plane): number {
  return quantileOfMagnitudes(data, SHARE) || quantileOfMagnitudes(data, 1);
}

function channelsAround(values: ArrayLike<number>, bound: number): Rgb {
  const [red, green, blue] = [values[0]!, values[1]!, values[2]!].map((value) =>
    Math.round(127.5 + 127.5 * Math.min(1, Math.max(-1, bound > 0 ? value / bound : 0))),
  );
  return Number.isFinite(values[0]! + values[1]! + values[2]!) ? [red!, green!, blue!] : NOT_FINITE;
}
