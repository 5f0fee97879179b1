import * as tf from '@tensorflow/tfjs';
import { addressOf, type WasmBackend, withRoom } from './memory.js';
import { native } from './module.js';

/** An axis of a copy: how long, and how far apart its neighbours lie in x and in the result, in elements. */
export interface Axis {
  readonly length: number;
  readonly from: number;
  readonly to: number;
}

/** How far apart neighbours along each axis of a row-major tensor lie, in elements. */
export const stridesOf = (shape: readonly number[]): number[] =>
  shape.map((_, axis) => tf.util.sizeFromShape(shape.slice(axis + 1)));

/** Axes without those of length 1; those that can be walked as one are one. */
export function joined(axes: readonly Axis[]): Axis[] {
  const list: Axis[] = [];
  for (const own of axes) {
    if (own.length === 1) continue;
    const before = list.at(-1);
    if (before && before.from === own.from * own.length && before.to === own.to * own.length)
      list[list.length - 1] = { ...own, length: before.length * own.length };
    else list.push(own);
  }
  return list;
}

/**
 * Copies elements of a tensor into another of the same dtype.
 *
 * - `axes`: from the outermost of the result on; a step of 0 repeats, one below 0 goes backwards.
 * - `first`: the element of x that is read first; `place`: that of the result that is written first.
 */
export function copyAxes(
  backend: WasmBackend,
  x: tf.TensorInfo,
  result: tf.TensorInfo,
  axes: readonly Axis[],
  first = 0,
  place = 0,
): void {
  const element = tf.util.bytesPerElement(x.dtype);
  const list = joined(axes);
  const last = list.at(-1);
  const run = last && last.from === 1 && last.to === 1 ? list.pop()!.length : 1;
  if (list.length === 0) list.push({ length: 1, from: 0, to: 0 });
  withRoom(backend, 12 * list.length, (room) => {
    new Int32Array(backend.wasm.HEAPU8.buffer, room, 3 * list.length).set(
      list.flatMap(({ length, from, to }) => [length, from * element, to * element]),
    );
    const [from, to] = [
      addressOf(backend, x) + first * element,
      addressOf(backend, result) + place * element,
    ];
    native().copyAxes(from, to, room, list.length, run * element);
  });
}
