import type * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from '../repair/kernels/heap.js';

/** TensorFlow.js's wasm backend with the memory behind it. */
export interface NativeBackend extends WasmBackend {
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
export const addressOf = ({ dataIdMap }: NativeBackend, { dataId }: tf.TensorInfo): number =>
  dataIdMap.get(dataId).memoryOffset;

/**
 * Lends `bytes` of the memory to `work`, however it ends.
 *
 * @throws {Error} `out of memory` when it can't grow so far, from `_malloc` itself (see refuse-null.ts)
 */
export function withRoom({ wasm }: NativeBackend, bytes: number, work: (room: number) => void): void {
  const room = wasm._malloc(bytes) >>> 0;
  try {
    work(room);
  } finally {
    wasm._free(room);
  }
}
