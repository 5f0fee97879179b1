import type * as tf from '@tensorflow/tfjs';
import type { WasmBackend } from './memory.js';

type Info = tf.backend_util.Conv2DInfo;

/** Bytes of `Geometry` in assembly/patches.ts, to the next multiple of 16. */
export const GEOMETRY = 64;

/** The sizes that a convolution is computed with: its own, or those of another that gives its gradient. */
export type Sizes = Pick<
  Info,
  'inHeight' | 'inWidth' | 'inChannels' | 'outHeight' | 'outWidth' | 'outChannels'
> & { readonly padInfo: Pick<Info['padInfo'], 'top' | 'left'> };

/** Writes what `Geometry` holds. */
export function writeGeometry({ wasm }: WasmBackend, room: number, info: Info, sizes: Sizes = info): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, padInfo } = sizes;
  const kernel = [info.filterHeight, info.filterWidth];
  const steps = [info.strideHeight, info.strideWidth, info.dilationHeight, info.dilationWidth];
  new Int32Array(wasm.HEAPU8.buffer, room, 14).set([
    ...[inHeight, inWidth, inChannels, inChannels * 4, ...kernel],
    ...[outHeight, outWidth, ...steps, padInfo.top, padInfo.left],
  ]);
}
