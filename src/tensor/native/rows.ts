import type * as tf from '@tensorflow/tfjs';
import { addressOf, type WasmBackend } from './memory.js';
import { native } from './module.js';

/** A tensor seen as rows, of which a part is meant. */
export interface Rows {
  readonly tensor: tf.TensorInfo;
  /** Bytes of a row, and where in the first one the part begins. */
  readonly stride: number;
  readonly offset?: number;
}

/** Copies `bytes` of each of `rows` rows from one tensor into another. */
export function copyRows(backend: WasmBackend, from: Rows, to: Rows, rows: number, bytes: number): void {
  const [source, target] = [from, to].map(
    ({ tensor, offset = 0 }) => addressOf(backend, tensor) + offset,
  ) as [number, number];
  native().copyRows(source, from.stride, target, to.stride, rows, bytes);
}
