import sharp from 'sharp';
import { GradelensError } from '../errors.js';
import type { AttrOptions, Method } from './attr-options.js';
import { type AttrPicture, drawAttr } from './attr-picture.js';
import type { Cell } from './band.js';
import type { Attribution, Sign } from './normalize-attr.js';
import { file, type Png } from './picture-of.js';
import type { Raster } from './raster.js';
import { type SheetOptions, sheet } from './sheet.js';

export * from './visualize-browser.js';

/** Options of `visualizeImageAttr`, named and preset as in Captum. */
export interface VisualizeOptions extends AttrOptions {
  /** Draws the colour scale below a heat map; default false. */
  readonly showColorbar?: boolean;
  /** Above the picture; default none. */
  readonly title?: string;
}

/** Options of `visualizeImageAttrMultiple`; those of each picture are the same for all. */
export interface VisualizeMultipleOptions
  extends Omit<VisualizeOptions, 'method' | 'sign'>,
    Partial<SheetOptions> {
  /** One a picture; default: its method and sign. */
  readonly titles?: readonly string[];
}

/** Captum's figure is six inches wide; at its 100 dots an inch a lone picture gets this many pixels. */
const WIDTH = 600;
const COLUMNS = 4;

/**
 * An attribution of one picture, [H,W,C] or [H,W], as a PNG file; see `drawAttr` for the methods.
 *
 * Without title and colour bar one pixel is one value, and `alpha_scaling` gives an RGBA file; with either the picture is
 * enlarged to 600 pixels, on white.
 *
 * @throws {GradelensError} see `drawAttr`
 *
 * @example
 * await visualizeImageAttr(map, photo, { method: 'blended_heat_map', sign: 'all', showColorbar: true });
 */
export async function visualizeImageAttr(
  attribution: Attribution,
  originalImage?: Raster,
  { title = '', showColorbar = false, ...options }: VisualizeOptions = {},
): Promise<Png> {
  const picture = drawAttr(attribution, originalImage, options);
  if (title === '' && !showColorbar) return picture.rgba ? transparent(picture, picture.rgba) : file(picture);
  const png = await sheet([cellOf(picture, title, showColorbar)], { columns: 1, width: WIDTH });
  const { width, height } = await sharp(png).metadata();
  return { png, width, height, note: picture.note };
}

/**
 * The same attribution in several ways on one sheet, as a PNG file: one picture for each method and the sign beside it.
 *
 * `columns`: default 4, or fewer pictures. `title` is the sheet's.
 *
 * @throws {GradelensError} `VISUALIZE_COUNT`; see `drawAttr` and `sheet`
 *
 * @example
 * await visualizeImageAttrMultiple(map, photo, ['original_image', 'heat_map'], ['all', 'positive']);
 */
export async function visualizeImageAttrMultiple(
  attribution: Attribution,
  originalImage: Raster | undefined,
  methods: readonly Method[],
  signs: readonly Sign[],
  options: VisualizeMultipleOptions = {},
): Promise<Buffer> {
  const { titles = methods.map((method, i) => titleOf(method, signs[i])), showColorbar = false } = options;
  if (signs.length !== methods.length || titles.length !== methods.length) {
    throw new GradelensError(
      'VISUALIZE_COUNT',
      `${methods.length} methods, ${signs.length} signs and ${titles.length} titles. Expected one sign, and one title where ` +
        'titles are given, for each method.',
    );
  }
  const cells = methods.map((method, i) => {
    const picture = drawAttr(attribution, originalImage, { ...options, method, sign: signs[i]! });
    return cellOf(picture, titles[i]!, showColorbar);
  });
  return sheet(cells, { ...options, columns: options.columns ?? COLUMNS });
}

const cellOf = (picture: AttrPicture, title: string, showColorbar: boolean): Cell => ({
  title,
  picture,
  ...(showColorbar && picture.bar && { bar: picture.bar }),
});

const titleOf = (method: Method, sign: Sign | undefined): string =>
  (method === 'original_image' ? method : `${method}, ${sign}`).replaceAll('_', ' ');

async function transparent({ width, height, note }: AttrPicture, rgba: Uint8Array): Promise<Png> {
  const png = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  return { png, width, height, note };
}
