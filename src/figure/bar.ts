import type { ColourMap } from './colour-map.js';
import { short } from './range.js';
import { paint, type Raster } from './raster.js';
import { outlined, type Type, widthOf } from './text.js';

/** A colour map and the values of its two ends. */
export interface Bar {
  readonly map: ColourMap;
  readonly low: number;
  readonly high: number;
}

/** The colours of a map from left to right, in pixels. */
export const gradient = ({ map }: Bar, width: number, height: number): Raster =>
  paint(width, height, (pixel) => map((pixel % width) / Math.max(1, width - 1)));

/** The values of both ends, and 0 where it lies between them, as SVG below a gradient of that width at `x`. */
export function barLabels(
  { low, high }: Bar,
  x: number,
  baseline: number,
  width: number,
  type: Type,
): string {
  const label = (value: number, share: number): string => {
    const text = short(value);
    return outlined(text, x + share * (width - widthOf(text, type)), baseline, type);
  };
  const zero = low < 0 && high > 0 ? label(0, -low / (high - low)) : '';
  return label(low, 0) + zero + label(high, 1);
}
