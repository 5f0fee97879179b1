import sharp from 'sharp';
import { gradient } from '../../figure/bar.js';
import type { ColourMap } from '../../figure/colour-map.js';
import { resize } from '../../figure/encode.js';
import { brief } from '../../figure/range.js';
import type { Raster } from '../../figure/raster.js';
import type { Cell, Picture, Row } from '../figure.js';

/** A cell before its picture is a file. */
export interface DraftCell extends Omit<Cell, 'picture' | 'bar'> {
  readonly raster: Raster;
  /** Few colours and sharp edges, such as a plot; without it the picture is a photograph or a map. */
  readonly lines?: boolean;
  readonly bar?: { readonly map: ColourMap; readonly low: number; readonly high: number };
}

/** A row before its pictures are files. */
export interface DraftRow {
  readonly label?: string;
  readonly cells: readonly DraftCell[];
}

/** Bytes that all pictures of a figure may take together, so that a deck of fifteen figures can be sent by mail. */
export const BUDGET = 200_000;
/** JPEG quality, in percent: what is tried, best first. Below the last the pictures get smaller instead. */
const QUALITIES = [92, 86, 80, 74, 68, 62];
const SHRINK = 0.8;
/** Of a bar, in pixels. */
const [BAR_WIDTH, BAR_HEIGHT] = [256, 4];
/** Colours of a plot, with those between line and paper. */
const LINE_COLOURS = 64;

/**
 * The pictures of a figure as files that together stay within the budget: those of at most 256 colours that shrink well as
 * PNG, all others as JPEG of one quality, the best that fits. Equal rows give equal bytes.
 */
export async function encodeRows(rows: readonly DraftRow[]): Promise<Row[]> {
  const bars = await barsOf(rows);
  const cells = rows.flatMap((row) => row.cells);
  const room = BUDGET - [...bars.values()].reduce((sum, { data }) => sum + data.length, 0);
  const pictures = await fitting(cells, room);
  return rows.map(({ cells, ...row }) => ({
    ...row,
    cells: cells.map((cell): Cell => {
      const { raster: _, lines: __, bar, ...words } = cell;
      const scale = bar && { picture: bars.get(bar.map)!, ...endsOf(bar) };
      return { ...words, picture: pictures.get(cell)!, ...(scale && { bar: scale }) };
    }),
  }));
}

/** What stands below a scale: its ends in few digits, so that they stay apart below a small picture, and zero where it lies between. */
const endsOf = ({ low, high }: NonNullable<DraftCell['bar']>) => ({
  low: brief(low),
  high: brief(high),
  ...(low < 0 && high > 0 && { zero: -low / (high - low) }),
});

/** One picture for each colour map in use. */
async function barsOf(rows: readonly DraftRow[]): Promise<Map<ColourMap, Picture>> {
  const maps = new Set(rows.flatMap(({ cells }) => cells.flatMap(({ bar }) => (bar ? [bar.map] : []))));
  const bars = [...maps].map(async (map): Promise<[ColourMap, Picture]> => {
    const raster = gradient({ map, low: 0, high: 1 }, BAR_WIDTH, BAR_HEIGHT);
    return [map, await png(raster, 256)];
  });
  return new Map(await Promise.all(bars));
}

async function fitting(cells: readonly DraftCell[], room: number): Promise<Map<DraftCell, Picture>> {
  for (let scale = 1; ; scale *= SHRINK) {
    const encoded = await bestQuality(await Promise.all(cells.map((cell) => prepared(cell, scale))), room);
    if (encoded) return encoded;
  }
}

/** The best quality at which all fit, found by halving; undefined where not even the lowest is small enough. */
async function bestQuality(cells: readonly Prepared[], room: number): Promise<Encoded | undefined> {
  let best: Encoded | undefined;
  let [from, to] = [0, QUALITIES.length];
  while (from < to) {
    // The lowest first: where it is too large, no other need be tried.
    const middle = best ? (from + to) >> 1 : QUALITIES.length - 1;
    const encoded = new Map(await Promise.all(cells.map((cell) => encode(cell, QUALITIES[middle]!))));
    const size = [...encoded.values()].reduce((sum, { data }) => sum + data.length, 0);
    if (size <= room) [best, to] = [encoded, middle];
    else if (!best) return undefined;
    else from = middle + 1;
  }
  return best;
}

type Encoded = Map<DraftCell, Picture>;

/** A cell at the size that is tried. */
interface Prepared {
  readonly cell: DraftCell;
  readonly raster: Raster;
  /** As it is at any quality. */
  readonly exact: Picture | undefined;
}

async function prepared(cell: DraftCell, scale: number): Promise<Prepared> {
  const raster = await scaled(cell.raster, scale);
  const drawing = await drawingOf(cell, raster);
  const isExact = drawing && (cell.lines || drawing.data.length < SMALL);
  return { cell, raster, exact: isExact ? drawing : undefined };
}

const encode = async ({ cell, raster, exact }: Prepared, quality: number): Promise<[DraftCell, Picture]> => [
  cell,
  exact ?? (await jpeg(raster, quality)),
];

/** A PNG of so few bytes is taken, exact as it is. */
const SMALL = 6000;

/** As a PNG where that may be best: a plot, or a picture of few colours. */
async function drawingOf({ lines }: DraftCell, raster: Raster): Promise<Picture | undefined> {
  if (lines) return png(raster, LINE_COLOURS);
  return coloursOf(raster, 256) <= 256 ? png(raster, 256) : undefined;
}

/** How many colours a picture has; counting ends above `most`. */
function coloursOf({ rgb }: Raster, most: number): number {
  const colours = new Set<number>();
  for (let i = 0; i < rgb.length && colours.size <= most; i += 3) {
    colours.add((rgb[i]! << 16) | (rgb[i + 1]! << 8) | rgb[i + 2]!);
  }
  return colours.size;
}

const scaled = (raster: Raster, scale: number): Raster | Promise<Raster> => {
  const size = (length: number): number => Math.max(1, Math.round(length * scale));
  return scale === 1
    ? raster
    : resize(raster, { width: size(raster.width), height: size(raster.height) }, 'cubic');
};

const raw = ({ width, height, rgb }: Raster) => sharp(rgb, { raw: { width, height, channels: 3 } });

async function png(raster: Raster, colours: number): Promise<Picture> {
  const data = await raw(raster).png({ compressionLevel: 9, palette: true, colours, dither: 0 }).toBuffer();
  return { data, format: 'png', width: raster.width, height: raster.height };
}

async function jpeg(raster: Raster, quality: number): Promise<Picture> {
  const data = await raw(raster).jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer();
  return { data, format: 'jpeg', width: raster.width, height: raster.height };
}
