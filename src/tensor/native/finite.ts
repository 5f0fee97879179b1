import type * as tf from '@tensorflow/tfjs';
import { addressOf, type WasmBackend } from './memory.js';
import { native } from './module.js';

/** Room for one number in each backend's memory. */
const rooms = new WeakMap<object, number>();

/**
 * Whether all numbers of a float32 tensor are finite, at the speed of memory: their sum in double precision, which finite
 * ones cannot make overflow, times 0 is 0.
 */
export function allFinite(backend: WasmBackend, tensor: tf.TensorInfo): boolean {
  const { wasm } = backend;
  let room = rooms.get(wasm);
  if (room === undefined) {
    room = wasm._malloc(4) >>> 0;
    rooms.set(wasm, room);
  }
  const count = tensor.shape.reduce((product, size) => product * size, 1);
  native().sum(addressOf(backend, tensor), 1, count, 1, 0, room);
  return new Float32Array(wasm.HEAPU8.buffer, room, 1)[0] === 0;
}
