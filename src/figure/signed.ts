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
      : (pixel: number) => channelsAround(data, pixel * 3, bound);
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

/** The colour of the three values from `at` on. */
function channelsAround(values: ArrayLike<number>, at: number, bound: number): Rgb {
  const shade = (value: number): number =>
    Math.round(127.5 + 127.5 * Math.min(1, Math.max(-1, bound > 0 ? value / bound : 0)));
  const [red, green, blue] = [values[at]!, values[at + 1]!, values[at + 2]!];
  return Number.isFinite(red + green + blue) ? [shade(red), shade(green), shade(blue)] : NOT_FINITE;
}
