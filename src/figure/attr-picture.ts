import { blues, greens, reds, redWhiteGreen } from './attr-colours.js';
import { type AttrOptions, type Method, refuseOptions, refuseSize } from './attr-options.js';
import type { Bar } from './bar.js';
import type { ColourMap, Rgb } from './colour-map.js';
import { coloured, NOT_FINITE, noted } from './heat.js';
import { type Attribution, type NormalizedAttr, normalizeAttr, type Sign } from './normalize-attr.js';
import { short } from './range.js';
import { type Drawn, paint, type Raster } from './raster.js';

/** A drawn attribution; the note says what the ends of the scale stand for, or why the picture is blank. */
export interface AttrPicture extends Drawn {
  /** The colour scale, for the two heat maps. */
  readonly bar?: Bar;
  /** For `alpha_scaling`, [H,W,4] bytes with the map as opacity; `rgb` is the same on white. */
  readonly rgba?: Uint8Array;
}

const COLOURS: Record<Sign, ColourMap> = {
  all: redWhiteGreen,
  positive: greens,
  negative: reds,
  absolute_value: blues,
};

/** What one pixel is made of: its normalised attribution, the image's colour there, and the heat map's. */
interface Pixel {
  readonly value: number;
  readonly image: Rgb;
  readonly heat: Rgb;
}

/** A colour with its opacity, 0 to 255 all of them. */
const DRAW: Record<Method, (pixel: Pixel, alphaOverlay: number) => readonly [...Rgb, alpha: number]> = {
  heat_map: ({ heat }) => [...heat, 255],
  blended_heat_map: ({ heat, image: [red, green, blue] }, alpha) => {
    const grey = (red + green + blue) / 3;
    const [r, g, b] = heat.map((part) => Math.round(alpha * part + (1 - alpha) * grey));
    return [r!, g!, b!, 255];
  },
  original_image: ({ image }) => [...image, 255],
  masked_image: ({ value, image }) => {
    const [r, g, b] = Number.isNaN(value) ? NOT_FINITE : image.map((part) => byte(part * value));
    return [r!, g!, b!, 255];
  },
  alpha_scaling: ({ value, image }) =>
    Number.isNaN(value) ? [...NOT_FINITE, 255] : [...image, byte(value * 255)],
};

/** Cut to a byte as Captum does, after rounding to float32: 0.7 * 10 is 7. */
const byte = (value: number): number => Math.trunc(Math.fround(value));

/**
 * An attribution as a picture of the same size, one pixel a value.
 *
 * - `heat_map`: the map of `normalizeAttr` in colours: red-white-green for sign `all`, else from white to green
 *   (`positive`), red (`negative`) or blue (`absolute_value`).
 * - `blended_heat_map`: that over the image in grey (mean of its channels, contrast as it is: Captum stretches it).
 * - `masked_image`: image times map. `alpha_scaling`: the map as the image's opacity. `original_image`: the image alone.
 * - NaN and infinity are grey in all of them.
 * - Source: Captum 0.8.0, `visualize_image_attr`.
 *
 * @throws {GradelensError} `VISUALIZE_METHOD`, `SIGN_ALL`, `ALPHA_OVERLAY`, `IMAGE_MISSING`, `SHAPE_MISMATCH`; see
 *   `normalizeAttr`
 */
export function drawAttr(
  attribution: Attribution,
  originalImage?: Raster,
  options: AttrOptions = {},
): AttrPicture {
  const { method = 'heat_map', sign = 'absolute_value', outlierPerc, alphaOverlay = 0.5, cmap } = options;
  refuseOptions(method, sign, alphaOverlay, originalImage);
  const normalized = normalizeAttr(attribution, sign, outlierPerc);
  const { width, height, data } = normalized.map;
  if (originalImage) refuseSize(originalImage, height, width);
  const bar: Bar = { map: cmap ?? COLOURS[sign], low: sign === 'all' ? -1 : 0, high: 1 };
  const rgb = originalImage?.rgb ?? new Uint8Array(width * height * 3);
  const rgba = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const value = data[i]!;
    const image: Rgb = [rgb[i * 3]!, rgb[i * 3 + 1]!, rgb[i * 3 + 2]!];
    rgba.set(
      DRAW[method]({ value, image, heat: coloured(value, bar.low, bar.high, bar.map) }, alphaOverlay),
      i * 4,
    );
  }
  return {
    ...paint(width, height, (i) => onWhite(rgba.subarray(i * 4, i * 4 + 4))),
    note: method === 'original_image' ? 'unchanged' : noteOf(normalized, sign),
    ...(method.endsWith('heat_map') && { bar }),
    ...(method === 'alpha_scaling' && { rgba }),
  };
}

/**
 * The picture's bytes, [H,W,4], opacity last: what `new ImageData(rgbaOf(picture), picture.width, picture.height)` takes, to be put
 * on a canvas.
 */
export function rgbaOf({ width, height, rgb, rgba }: AttrPicture): Uint8ClampedArray<ArrayBuffer> {
  const bytes = new Uint8ClampedArray(width * height * 4).fill(255);
  if (rgba) bytes.set(rgba);
  else for (let i = 0; i < width * height; i++) bytes.set(rgb.subarray(i * 3, i * 3 + 3), i * 4);
  return bytes;
}

function onWhite([red, green, blue, alpha]: Uint8Array): Rgb {
  const over = (part: number): number => Math.round(255 + (part - 255) * (alpha! / 255));
  return [over(red!), over(green!), over(blue!)];
}

function noteOf({ divisor, oddity }: NormalizedAttr, sign: Sign): string {
  const one = {
    all: 'all signs: ±1 stands for ±',
    positive: 'positive: 1 stands for ',
    negative: 'negative: 1 stands for -',
    absolute_value: 'absolute value: 1 stands for ',
  }[sign];
  return noted(`${one}${short(divisor)}`, oddity);
}
