import * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from './memory.js';
import { copyRows } from './rows.js';

/** A part of a tensor, axis by axis. */
export interface Region {
  readonly begin: readonly number[];
  readonly size: readonly number[];
}

/** An axis, and what is taken of it. */
interface Axis {
  readonly length: number;
  readonly begin: number;
  readonly size: number;
}

/** Axes from the outermost, those that are taken whole joined to the one before. */
function joined(shape: readonly number[], { begin, size }: Region): Axis[] {
  const axes: Axis[] = [];
  for (const [i, length] of shape.entries()) {
    const own = { length, begin: begin[i]!, size: size[i]! };
    const last = axes.at(-1);
    if (last && own.size === length) {
      axes[axes.length - 1] = {
        length: last.length * length,
        begin: last.begin * length,
        size: last.size * length,
      };
    } else axes.push(own);
  }
  return axes;
}

/**
 * Copies between a part of one tensor and all of another, of one dtype.
 *
 * - `part`: the tensor and what of it; `whole`: a tensor of the part's size, row-major.
 * - `into`: whether the part is written (a pad) or read (a slice).
 */
export function copyRegion(
  backend: WasmBackend,
  part: { readonly tensor: tf.TensorInfo; readonly region: Region },
  whole: tf.TensorInfo,
  into: boolean,
): void {
  const axes = joined(part.tensor.shape, part.region);
  const bytes = tf.util.bytesPerElement(whole.dtype);
  const [row, ...outer] = axes.reverse() as [Axis, ...Axis[]];
  const run = row.size * bytes;
  let stride = row.length * bytes;
  // Where blocks of rows begin: of the axis next to the last, all at once; of those further out, one by one.
  const rows = outer[0] ?? { length: 1, begin: 0, size: 1 };
  let starts = [row.begin * bytes + rows.begin * stride];
  const rowStride = stride;
  stride *= rows.length;
  for (const axis of outer.slice(1)) {
    const inner = starts;
    starts = Array.from({ length: axis.size }, (_, i) => (axis.begin + i) * stride).flatMap((offset) =>
      inner.map((start) => start + offset),
    );
    stride *= axis.length;
  }
  for (const [i, offset] of starts.entries()) {
    const piece = { tensor: part.tensor, stride: rowStride, offset };
    const dense = { tensor: whole, stride: run, offset: i * rows.size * run };
    if (into) copyRows(backend, dense, piece, rows.size, run);
    else copyRows(backend, piece, dense, rows.size, run);
  }
}
