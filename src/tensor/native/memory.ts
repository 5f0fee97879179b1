import type * as tf from '@tensorflow/tfjs';

/** What our kernels use of TensorFlow.js's wasm backend. */
export interface WasmBackend {
  /** Reserves a tensor; its content is whatever lay there. */
  makeOutput(shape: readonly number[], dtype: string): tf.TensorInfo;
  /** A view on a tensor's bytes. It dies when the memory grows, so reserve every output before taking views. */
  typedArrayFromHeap(tensor: tf.TensorInfo): Float32Array | Int32Array | Uint8Array;
  /** Counts one more user of a tensor's data. */
  incRef(dataId: object): void;
  /** Counts one user less, and frees the data with the last. */
  disposeData(dataId: object, force?: boolean): boolean;
  readonly dataIdMap: { get(id: tf.DataId): { readonly memoryOffset: number } };
  /** Emscripten's module. Addresses above 2 GiB come as negative numbers. */
  readonly wasm: {
    _malloc(bytes: number): number;
    _free(address: number): void;
    readonly HEAPU8: Uint8Array;
    readonly asm: { readonly memory: object };
  };
}

/** Where a tensor's numbers begin. */
export const addressOf = ({ dataIdMap }: WasmBackend, { dataId }: tf.TensorInfo): number =>
  dataIdMap.get(dataId).memoryOffset;

/**
 * Lends `bytes` of the memory to `work`, however it ends.
 *
 * @throws {Error} `out of memory` when it can't grow so far, from `_malloc` itself (see refuse-null.ts)
 */
export function withRoom<T>({ wasm }: WasmBackend, bytes: number, work: (room: number) => T): T {
  const room = wasm._malloc(bytes) >>> 0;
  try {
    return work(room);
  } finally {
    wasm._free(room);
  }
}
