import type * as tf from '@tensorflow/tfjs';

/** What these kernels use of TensorFlow.js's wasm backend. */
export interface WasmBackend {
  /** Reserves a tensor on the wasm heap; its content is whatever lay there. */
  makeOutput(shape: readonly number[], dtype: string): tf.TensorInfo;
  /** A view on a tensor's bytes. It dies when the heap grows, so reserve every output before taking views. */
  typedArrayFromHeap(tensor: tf.TensorInfo): Float32Array | Int32Array | Uint8Array;
  /** Counts one more user of a tensor's data. */
  incRef(dataId: object): void;
  /** Counts one user less, and frees the data with the last. */
  disposeData(dataId: object, force?: boolean): boolean;
}
