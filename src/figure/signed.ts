import { diverging } from './colour-map.js';
import { coloured, noted } from './heat.js';
import { type Plane, sumOfChannels } from './plane.js';
import { oddity, quantileOfMagnitudes, rangeOf, short } from './range.js';
import { type Drawn, paint } from './raster.js';

/** Share of the values that keep their contrast: with the few largest in full colour alone, all others would be faint. */
const SHARE = 0.98;

/**
 * A signed map, rescaled for itself: blue below 0, white at 0, red above; equal distances from 0 are equally strong. Several channels
 * are added up.
 *
 * - `bound`: the value of full colour; default: what 98 % of the magnitudes do not exceed.
 * - The note states the scale, or why the picture is blank.
 */
export function signed(given: Plane, bound = boundOf(given)): Drawn {
  const odd = oddity(given.data, rangeOf(given.data));
  const { height, width, data } = oneChannel(given);
  const summed = given.channels === 1 ? '' : `sum of ${given.channels} channels, `;
  const stated = `${summed}rescaled for this picture: white is 0, full blue and red ±${short(bound)}`;
  return {
    ...paint(width, height, (pixel) => coloured(data[pixel]!, -bound || -1, bound || 1, diverging)),
    note: noted(stated, odd),
  };
}

/** The bound that `signed` takes by itself; where 98 % are 0, the largest magnitude. */
export function boundOf(given: Plane): number {
  const { data } = oneChannel(given);
  return quantileOfMagnitudes(data, SHARE) || quantileOfMagnitudes(data, 1);
}

const oneChannel = (plane: Plane): Plane => (plane.channels === 1 ? plane : sumOfChannels(plane));
