import { GradelensError } from '../errors.js';
import type { ColourMap } from './colour-map.js';
import type { Sign } from './normalize-attr.js';
import type { Raster } from './raster.js';

const METHODS = ['heat_map', 'blended_heat_map', 'original_image', 'masked_image', 'alpha_scaling'] as const;

/** How an attribution is drawn; all but `heat_map` need the original image. */
export type Method = (typeof METHODS)[number];

/** Captum's options, in camelCase. */
export interface AttrOptions {
  /** Default `heat_map`. */
  readonly method?: Method;
  /** Default `absolute_value`; `masked_image` and `alpha_scaling` refuse `all`. */
  readonly sign?: Sign;
  /** Percentage of the sum of magnitudes, 0 to 100, that may lie beyond full strength; default 2. */
  readonly outlierPerc?: number;
  /** Opacity of the map in `blended_heat_map`, 0 to 1; default 0.5. */
  readonly alphaOverlay?: number;
  /** Colours of heat maps instead of the sign's own; 0 to 1 stands for -1 to 1 with sign `all`. */
  readonly cmap?: ColourMap;
}

/**
 * Options that do not exist or do not go together.
 *
 * @throws {GradelensError} `VISUALIZE_METHOD`, `SIGN_ALL`, `ALPHA_OVERLAY`, `IMAGE_MISSING`
 */
export function refuseOptions(
  method: Method,
  sign: Sign,
  alphaOverlay: number,
  image: Raster | undefined,
): void {
  if (!METHODS.includes(method)) {
    throw new GradelensError(
      'VISUALIZE_METHOD',
      `Unknown method ${JSON.stringify(method)}. Expected one of ${METHODS.join(', ')}.`,
    );
  }
  if (sign === 'all' && (method === 'masked_image' || method === 'alpha_scaling')) {
    throw new GradelensError(
      'SIGN_ALL',
      `${method} cannot show sign all: it has no room for a sign. Expected positive, negative or absolute_value, or a heat map.`,
    );
  }
  if (!(alphaOverlay >= 0 && alphaOverlay <= 1)) {
    throw new GradelensError(
      'ALPHA_OVERLAY',
      `alphaOverlay is ${alphaOverlay}. Expected an opacity from 0 to 1; 0.5 is usual.`,
    );
  }
  if (image === undefined && method !== 'heat_map') {
    throw new GradelensError(
      'IMAGE_MISSING',
      `${method} came without an original image. Give it the image, or draw a heat_map.`,
    );
  }
}

/**
 * An image of another size than the attribution, or without three bytes a pixel.
 *
 * @throws {GradelensError} `SHAPE_MISMATCH`
 */
export function refuseSize(image: Raster, height: number, width: number): void {
  if (image.height === height && image.width === width && image.rgb.length === width * height * 3) return;
  throw new GradelensError(
    'SHAPE_MISMATCH',
    `The attribution is ${height} x ${width}, the original image ${image.height} x ${image.width} with ${image.rgb.length} bytes. ` +
      `Expected equal sizes and ${height * width * 3} bytes of RGB; bring a coarse map to the image's size first.`,
  );
}
