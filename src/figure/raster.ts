import type { Rgb } from './colour-map.js';

/** A picture before it is a file: RGB bytes, row-major [height, width, 3]. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** A picture with a sentence that says how numbers became colours, or why it is blank. */
export interface Drawn extends Raster {
  readonly note: string;
}

/** Draws a picture pixel by pixel; `colourAt` gets the pixel's row-major index. */
export function paint(width: number, height: number, colourAt: (pixel: number) => Rgb): Raster {
  const rgb = new Uint8Array(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [red, green, blue] = colourAt(pixel);
    rgb[pixel * 3] = red;
    rgb[pixel * 3 + 1] = green;
    rgb[pixel * 3 + 2] = blue;
  }
  return { width, height, rgb };
}
