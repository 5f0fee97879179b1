import type * as tf from '@tensorflow/tfjs';
import { GEOMETRY, writeGeometry } from './geometry.js';
import { addressOf, type WasmBackend, withRoom } from './memory.js';
import { native } from './module.js';

/**
 * The gradient of max pooling: each window's upstream gradient goes to its first maximum in row-major order.
 *
 * - `x`: [N,H,W,C]; `y`, the maxima, and `dy`: [N,outH,outW,C]; returns [N,H,W,C].
 */
export function unpool(
  backend: WasmBackend,
  [x, y, dy]: readonly [tf.TensorInfo, tf.TensorInfo, tf.TensorInfo],
  info: tf.backend_util.Conv2DInfo,
): tf.TensorInfo {
  const output = backend.makeOutput(x.shape, 'float32');
  withRoom(backend, GEOMETRY, (room) => {
    writeGeometry(backend, room, info);
    backend.typedArrayFromHeap(output).fill(0);
    const pixels = info.batchSize * info.outHeight * info.outWidth;
    const [from, maxima, upstream] = [addressOf(backend, x), addressOf(backend, y), addressOf(backend, dy)];
    native().unpool(from, maxima, upstream, room, pixels, addressOf(backend, output));
  });
  return output;
}
