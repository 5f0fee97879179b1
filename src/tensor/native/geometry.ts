import type * as tf from '@tensorflow/tfjs';
import type { NativeBackend } from './memory.js';

type Info = tf.backend_util.Conv2DInfo;

/** Bytes of `Geometry` in assembly/patches.ts, to the next multiple of 16. */
export const GEOMETRY = 64;

/** The input's gradient of a convolution that skips no pixel is one too: of dy, with the filters turned round. */
type Turned = Pick<Info, 'inHeight' | 'inWidth' | 'inChannels' | 'outHeight' | 'outWidth' | 'padInfo'>;

/** Writes what `Geometry` holds; `turned` for sizes other than the convolution's own. */
export function writeGeometry(
  { wasm }: NativeBackend,
  room: number,
  info: Info,
  turned: Turned = info,
): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, padInfo } = turned;
  const kernel = [info.filterHeight, info.filterWidth];
  const steps = [info.strideHeight, info.strideWidth, info.dilationHeight, info.dilationWidth];
  new Int32Array(wasm.HEAPU8.buffer, room, 14).set([
    ...[inHeight, inWidth, inChannels, inChannels * 4, ...kernel],
    ...[outHeight, outWidth, ...steps, padInfo.top, padInfo.left],
  ]);
}
