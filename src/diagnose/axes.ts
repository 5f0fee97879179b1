import type { FlatTensor } from '../tensor/flat.js';
import { sizeOf } from '../tensor/flat.js';
import type { Evidence } from './evidence.js';

/** A tensor's numbers as pictures: examples, rows, columns, channels. */
export interface Pictures {
  readonly examples: number;
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
}

/** Of [N,H,W] or [N,H,W,C] with more than one row or column; `undefined` for anything else. */
export function picturesOf({ shape }: FlatTensor): Pictures | undefined {
  if (shape.length < 3 || shape.length > 4) return undefined;
  const [examples, rows, columns, channels = 1] = shape as [number, number, number, number?];
  return rows * columns > 1 ? { examples, rows, columns, channels } : undefined;
}

/** The place of a number in pictures. */
export function placeIn({ rows, columns, channels }: Pictures, i: number) {
  const channel = i % channels;
  const position = (i - channel) / channels;
  const column = position % columns;
  const line = (position - column) / columns;
  return { example: Math.floor(line / rows), row: line % rows, column, channel };
}

/** The index of the number at a place. */
export const indexIn = (
  { rows, columns, channels }: Pictures,
  example: number,
  row: number,
  column: number,
  channel: number,
): number => ((example * rows + row) * columns + column) * channels + channel;

/** For each index along an axis, the sums over all numbers with that index. */
export interface Along {
  readonly count: number;
  /** Which group a number belongs to. */
  group(i: number): number;
  /** By group: the least-squares factor from expected to actual; NaN where expected is all zero. */
  readonly factors: readonly number[];
  /** By group: numbers where either side is not 0. */
  readonly filled: readonly number[];
}

/** Takes both sides apart along an axis of their common shape. */
export function along({ actual, expected }: Evidence, axis: number): Along {
  const count = expected.shape[axis] ?? 1;
  const stride = sizeOf(expected.shape.slice(axis + 1));
  const group = (i: number) => Math.floor(i / stride) % count;
  const [mixed, squares] = [new Float64Array(count), new Float64Array(count)];
  const filled = new Array<number>(count).fill(0);
  for (let i = 0; i < expected.data.length; i++) {
    const [g, a, e] = [group(i), actual.data[i]!, expected.data[i]!];
    mixed[g]! += a * e;
    squares[g]! += e * e;
    if (a !== 0 || e !== 0) filled[g]!++;
  }
  return { count, group, filled, factors: Array.from(mixed, (sum, g) => sum / squares[g]!) };
}
