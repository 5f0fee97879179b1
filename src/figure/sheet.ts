import sharp, { type OverlayOptions } from 'sharp';
import { GradelensError } from '../errors.js';
import { type Band, type Cell, GAP, headline, MARGIN, row } from './band.js';

/** How a sheet is laid out. */
export interface SheetOptions {
  /** Cells a row, 1 or more. */
  readonly columns: number;
  readonly title?: string;
  /** Width of the whole sheet in pixels; default: cells of 224, the side of the networks' inputs. */
  readonly width?: number;
}

/** In pixels. */
const CELL = 224;
const NARROWEST = 64;

/**
 * Pictures with titles in rows of equal cells on white, as a PNG file; equal contents give equal bytes.
 *
 * A title that is too long gets smaller letters, then an ellipsis; a note is wrapped, six lines at most.
 *
 * @throws {GradelensError} `SHEET_EMPTY`, `SHEET_COLUMNS`, `SHEET_WIDTH`
 */
export async function sheet(cells: readonly Cell[], options: SheetOptions): Promise<Buffer> {
  const { columns, cell, width } = grid(cells.length, options);
  const rows = Array.from({ length: Math.ceil(cells.length / columns) }, (_, i) =>
    row(cells.slice(i * columns, (i + 1) * columns), cell),
  );
  const bands = [...headline(options.title, width), ...(await Promise.all(rows))];
  const height = bands.reduce((sum, band) => sum + band.height + GAP, 2 * MARGIN - GAP);
  let top = MARGIN;
  const layers = bands.flatMap((band) => {
    const placed = layersOf(band, width, top);
    top += band.height + GAP;
    return placed;
  });
  return sharp({ create: { width, height, channels: 3, background: 'white' } })
    .composite(layers)
    .removeAlpha()
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** Columns in use, and the widths of a cell and of the sheet. */
function grid(count: number, { columns, width }: SheetOptions) {
  if (count === 0) {
    throw new GradelensError('SHEET_EMPTY', 'A sheet came without a cell. Expected one picture at least.');
  }
  if (!Number.isInteger(columns) || columns < 1) {
    throw new GradelensError(
      'SHEET_COLUMNS',
      `A sheet of ${columns} columns. Expected a whole number from 1.`,
    );
  }
  const used = Math.min(columns, count);
  const around = 2 * MARGIN + (used - 1) * GAP;
  const cell = width === undefined ? CELL : Math.floor((width - around) / used);
  if (!(cell >= NARROWEST) || (width !== undefined && !Number.isInteger(width))) {
    throw new GradelensError(
      'SHEET_WIDTH',
      `A sheet ${width} pixels wide has no room for ${used} columns. Expected a whole number from ${around + used * NARROWEST}, ` +
        'or fewer columns.',
    );
  }
  return { columns: used, cell, width: width ?? around + used * CELL };
}

/** A band's drawings and pictures where they lie on the sheet. */
function layersOf({ height, svg, pictures }: Band, width: number, top: number): OverlayOptions[] {
  const markup = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${svg}</svg>`;
  return [
    { input: Buffer.from(markup), left: 0, top },
    ...pictures.map(({ raster, left, top: below }) => ({
      input: Buffer.from(raster.rgb),
      raw: { width: raster.width, height: raster.height, channels: 3 as const },
      left,
      top: top + below,
    })),
  ];
}
