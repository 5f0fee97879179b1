import type { ColourMap, Rgb } from './colour-map.js';

/** White to dark green, for positive attributions. Colours: C. Brewer, ColorBrewer 2.0, sequential, nine classes. */
export const greens = between(
  ...['f7fcf5', 'e5f5e0', 'c7e9c0', 'a1d99b', '74c476', '41ab5d', '238b45', '006d2c', '00441b'],
);

/** White to dark red, for the size of negative attributions. Colours: ColorBrewer. */
export const reds = between(
  ...['fff5f0', 'fee0d2', 'fcbba1', 'fc9272', 'fb6a4a', 'ef3b2c', 'cb181d', 'a50f15', '67000d'],
);

/** White to dark blue, for absolute values. Colours: ColorBrewer. */
export const blues = between(
  ...['f7fbff', 'deebf7', 'c6dbef', '9ecae1', '6baed6', '4292c6', '2171b5', '08519c', '08306b'],
);

/**
 * Red (0) over white (0.5) to green (1): what Captum draws signed attributions in. People with red-green colour blindness
 * cannot tell its ends apart; `diverging` is the map for them.
 */
export const redWhiteGreen = between('ff0000', 'ffffff', '008000');

/** Straight lines in sRGB between equally spaced colours, given as six hexadecimal digits. */
function between(...stops: string[]): ColourMap {
  const colours = stops.map((stop): Rgb => {
    // No Buffer: a browser has none.
    const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(stop.slice(at, at + 2), 16));
    return [red!, green!, blue!];
  });
  return (t) => {
    const place = Math.min(1, Math.max(0, t)) * (colours.length - 1);
    const index = Math.min(Math.floor(place), colours.length - 2);
    const part = place - index;
    const [from, to] = [colours[index]!, colours[index + 1]!];
    const mixed = (axis: 0 | 1 | 2): number => Math.round(from[axis] + part * (to[axis] - from[axis]));
    return [mixed(0), mixed(1), mixed(2)];
  };
}
