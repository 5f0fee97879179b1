import { type ColourMap, type Rgb, sequential } from './colour-map.js';
import type { Plane } from './plane.js';
import { oddity, quantileOfMagnitudes, rangeOf, short } from './range.js';
import { type Drawn, paint } from './raster.js';

/** NaN and infinity: a grey that neither colour map holds in its middle. */
export const NOT_FINITE: Rgb = [128, 128, 128];

/** Ends of a map's scale. */
export interface Scale {
  readonly low: number;
  readonly high: number;
}

/** The few largest values share the lightest colour: they would leave all others dark. */
const SHARE = 0.995;

/**
 * The scale that a map gets by itself: from 0 (or the lowest value, where that is negative) to what 99.5 % of the
 * magnitudes do not exceed, or to the largest value where that leaves nothing.
 */
export function scaleOf({ data }: Plane): Scale {
  const { low, high } = rangeOf(data);
  const most = Math.min(high, quantileOfMagnitudes(data, SHARE));
  return { low: Math.min(0, low), high: most > 0 ? most : high };
}

/**
 * A map [H,W] of one channel in colours, dark for its lowest value and light for its highest.
 *
 * - `scale`: the values of the two ends; default: the map's own. Give it to draw two maps alike.
 * - The note states the scale, or why the map is blank: all zero, constant, or not finite.
 */
export function heat(plane: Plane, scale: Scale = scaleOf(plane)): Drawn {
  const { height, width, data } = plane;
  const { low, high } = scale;
  const range = rangeOf(data);
  const beyond = range.high > high ? `, largest ${short(range.high)}` : '';
  return {
    ...paint(width, height, (pixel) => coloured(data[pixel]!, low, high, sequential)),
    note: noted(`colours from ${short(low)} (dark) to ${short(high)} (light)${beyond}`, oddity(data, range)),
  };
}

/** A scale in words, with what is odd about the map; a blank map has no scale worth stating. */
export function noted(scale: string, odd: string | undefined): string {
  if (odd === undefined) return scale;
  return odd.startsWith('blank') ? odd : `${scale}; ${odd}`;
}

/** The colour of a value on a scale; a scale of no width takes the map's lowest colour. */
export function coloured(value: number, low: number, high: number, map: ColourMap): Rgb {
  if (!Number.isFinite(value)) return NOT_FINITE;
  return map(high > low ? (value - low) / (high - low) : 0);
}
