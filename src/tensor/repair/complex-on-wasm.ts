import type * as tf from '@tensorflow/tfjs';
import { firstTime } from './once.js';

/** An entry of the wasm backend's table of tensors. */
interface Entry {
  readonly id: number;
  readonly shape: readonly number[];
  readonly dtype: tf.DataType;
  readonly memoryOffset: number | null;
  refCount: number;
  /** Of complex tensors: real and imaginary parts in turn. */
  readonly complex?: Float32Array;
}

/** What is changed of TensorFlow.js's wasm backend. */
interface Backend {
  dataIdNextNumber: number;
  readonly dataIdMap: {
    get(dataId: object): Entry | undefined;
    has(dataId: object): boolean;
    set(dataId: object, entry: Entry): void;
    delete(dataId: object): boolean;
  };
  move(dataId: object, values: unknown, shape: readonly number[], dtype: tf.DataType, refCount: number): void;
  readSync(dataId: object, start?: number, end?: number): unknown;
  disposeData(dataId: object, force?: boolean): boolean;
}

/**
 * Teaches the wasm backend to hold complex tensors: as JavaScript arrays beside its heap, as it holds strings. No kernel
 * of its own reads them; they are all borrowed from the cpu backend. Calling it again changes nothing.
 */
export function holdComplex(backend: object): void {
  if (!firstTime(backend, 'complex numbers')) return;
  const wasm = backend as Backend;
  const { move, readSync, disposeData } = wasm;
  const complexOf = (dataId: object) =>
    wasm.dataIdMap.has(dataId) ? wasm.dataIdMap.get(dataId)?.complex : undefined;

  wasm.move = (dataId, values, shape, dtype, refCount) => {
    if (dtype !== 'complex64') return move.call(wasm, dataId, values, shape, dtype, refCount);
    const complex = Float32Array.from(values as Float32Array);
    wasm.dataIdMap.set(dataId, {
      id: wasm.dataIdNextNumber++,
      shape,
      dtype,
      memoryOffset: null,
      refCount,
      complex,
    });
  };
  wasm.readSync = (dataId, start, end) => {
    // Not `complexOf`: data that lie on another backend are fetched by `get`.
    const complex = wasm.dataIdMap.get(dataId)?.complex;
    if (!complex) return readSync.call(wasm, dataId, start, end);
    return complex.slice(2 * (start ?? 0), end === undefined ? undefined : 2 * end);
  };
  wasm.disposeData = (dataId, force = false) => {
    if (!complexOf(dataId)) return disposeData.call(wasm, dataId, force);
    const entry = wasm.dataIdMap.get(dataId)!;
    entry.refCount--;
    if (!force && entry.refCount > 0) return false;
    wasm.dataIdMap.delete(dataId);
    return true;
  };
}
