import type { FlatTensor } from '../tensor/flat.js';
import { indexIn, type Pictures, picturesOf, placeIn } from './axes.js';

/** The numbers of a map of another size, by their place. */
type Resize = (from: FlatTensor, rows: number, columns: number) => (i: number) => number;

/** Where a row or column of the result lies in the source, as TensorFlow's resizing has it: corners, edges or middles on each other. */
type Rule = (i: number, from: number, to: number) => number;
const edges: Rule = (i, from, to) => (i * from) / to;
const middles: Rule = (i, from, to) => ((i + 0.5) * from) / to - 0.5;
const corners: Rule = (i, from, to) => (to > 1 ? (i * (from - 1)) / (to - 1) : 0);

/** Every rule by what it is called. Maps are [N,H,W] or [N,H,W,C]. */
export const RESIZES: Readonly<Record<string, Resize>> = {
  'nearest neighbour': nearest((i, from, to) => Math.floor(edges(i, from, to) + 1e-9)),
  'nearest neighbour with half-pixel centres': nearest((i, from, to) =>
    Math.floor(((i + 0.5) * from) / to + 1e-9),
  ),
  'nearest neighbour with aligned corners': nearest((i, from, to) => Math.round(corners(i, from, to))),
  'bilinear interpolation': bilinear(edges),
  'bilinear interpolation with half-pixel centres': bilinear(middles),
  'bilinear interpolation with aligned corners': bilinear(corners),
};

function nearest(rule: Rule): Resize {
  return (from, rows, columns) =>
    made(from, rows, columns, (source, example, row, column, channel) => {
      const y = clamp(rule(row, source.rows, rows), source.rows);
      const x = clamp(rule(column, source.columns, columns), source.columns);
      return from.data[indexIn(source, example, y, x, channel)]!;
    });
}

function bilinear(rule: Rule): Resize {
  return (from, rows, columns) =>
    made(from, rows, columns, (source, example, row, column, channel) => {
      const [y, x] = [
        Math.max(0, rule(row, source.rows, rows)),
        Math.max(0, rule(column, source.columns, columns)),
      ];
      const [top, left] = [clamp(Math.floor(y), source.rows), clamp(Math.floor(x), source.columns)];
      const [bottom, right] = [clamp(top + 1, source.rows), clamp(left + 1, source.columns)];
      const at = (r: number, c: number) => from.data[indexIn(source, example, r, c, channel)]!;
      const [down, across] = [Math.min(1, y - top), Math.min(1, x - left)];
      const above = at(top, left) * (1 - across) + at(top, right) * across;
      const below = at(bottom, left) * (1 - across) + at(bottom, right) * across;
      return above * (1 - down) + below * down;
    });
}

const clamp = (i: number, size: number): number => Math.min(size - 1, Math.max(0, i));

function made(
  from: FlatTensor,
  rows: number,
  columns: number,
  value: (source: Pictures, example: number, row: number, column: number, channel: number) => number,
): (i: number) => number {
  const source = picturesOf(from)!;
  const target = { ...source, rows, columns };
  return (i) => {
    const { example, row, column, channel } = placeIn(target, i);
    return value(source, example, row, column, channel);
  };
}

/** The small map of which one is a nearest-neighbour enlargement: one row and column of each run of equal ones. */
export function coarseOf(tensor: FlatTensor): FlatTensor | undefined {
  const pictures = picturesOf(tensor);
  if (!pictures) return undefined;
  const { rows, columns } = pictures;
  const value = (row: number, column: number, example: number, channel: number) =>
    tensor.data[indexIn(pictures, example, row, column, channel)]!;
  const [newRow, newColumn] = [new Set([0]), new Set([0])];
  for (let i = 0; i < tensor.data.length; i++) {
    const { example, row, column, channel } = placeIn(pictures, i);
    const here = tensor.data[i]!;
    if (row > 0 && value(row - 1, column, example, channel) !== here) newRow.add(row);
    if (column > 0 && value(row, column - 1, example, channel) !== here) newColumn.add(column);
  }
  const enlarged = newRow.size * 2 <= rows && newColumn.size * 2 <= columns;
  if (!enlarged || newRow.size * newColumn.size < 4) return undefined;
  const [tops, lefts] = [[...newRow].sort((a, b) => a - b), [...newColumn].sort((a, b) => a - b)];
  const small = { ...pictures, rows: tops.length, columns: lefts.length };
  const data = Float32Array.from(
    { length: small.examples * small.rows * small.columns * small.channels },
    (_, i) => {
      const { example, row, column, channel } = placeIn(small, i);
      return value(tops[row]!, lefts[column]!, example, channel);
    },
  );
  return {
    dtype: 'float32',
    shape: [small.examples, small.rows, small.columns, ...tensor.shape.slice(3)],
    data,
  };
}
