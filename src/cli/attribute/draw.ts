import type { AttrOptions, Method } from '../../figure/attr-options.js';
import { drawAttr } from '../../figure/attr-picture.js';
import type { Cell } from '../../figure/band.js';
import { diverging, sequential } from '../../figure/colour-map.js';
import type { Attribution, Sign } from '../../figure/normalize-attr.js';
import type { Raster } from '../../figure/raster.js';
import { denormalise } from '../../model/preprocess.js';
import { type FlatTensor, sizeOf } from '../../tensor/flat.js';

/** Numbers of one map, for people and programs. */
export interface MapSummary {
  readonly lowest: number;
  readonly highest: number;
  readonly sum: number;
  /** What the colours stand for, or why the map is blank. */
  readonly note: string;
}

/** How maps are drawn; undefined: as fits the map. */
export interface Drawing {
  readonly sign: Sign | undefined;
  readonly visualization: Method | undefined;
}

/** Network input [1,H,W,3] as a picture. */
export const pictureOf = (photo: FlatTensor): Raster => ({
  height: photo.shape[1]!,
  width: photo.shape[2]!,
  rgb: denormalise(photo),
});

/** One example of maps [N,H,W,C]. */
export function exampleOf({ shape, data }: FlatTensor, index: number): Attribution {
  const size = sizeOf(shape.slice(1));
  return { shape: shape.slice(1), data: data.subarray(index * size, (index + 1) * size) };
}

/** A map as a cell of the sheet: with both signs where it has both, else as a map of magnitudes. */
export function drawMap(
  title: string,
  map: Attribution,
  photo: Raster,
  { sign, visualization = 'heat_map' }: Drawing,
): { cell: Cell; summary: MapSummary } {
  let [lowest, highest, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const value of map.data) {
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
    sum += value;
  }
  const fitting: Sign =
    lowest < 0 && takesAll(visualization) ? 'all' : lowest < 0 ? 'absolute_value' : 'positive';
  const shown = sign ?? fitting;
  const cmap = shown === 'all' ? diverging : sequential;
  const options: AttrOptions = { sign: shown, method: visualization, cmap };
  const picture = drawAttr(map, photo, options);
  const cell: Cell = { title, picture, ...(picture.bar && { bar: picture.bar }) };
  return { cell, summary: { lowest, highest, sum, note: picture.note } };
}

const takesAll = (method: Method): boolean => method !== 'masked_image' && method !== 'alpha_scaling';
