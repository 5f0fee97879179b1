import type * as tf from '@tensorflow/tfjs';
import { GEOMETRY, writeGeometry } from './geometry.js';
import { addressOf, type NativeBackend, withRoom } from './memory.js';
import { native } from './module.js';
import { type Bounds, FREE, packedBytes } from './product.js';

type Info = tf.backend_util.Conv2DInfo;

const taps = ({ filterHeight, filterWidth }: Info): number => filterHeight * filterWidth;

/**
 * A convolution: clamp(x * filter + bias).
 *
 * - `x`: [N,H,W,inC]; `filter`: [kh,kw,inC,outC]; `bias`: [outC]; returns [N,outH,outW,outC].
 */
export function convolve(
  backend: NativeBackend,
  [x, filter, bias]: readonly [tf.TensorInfo, tf.TensorInfo, (tf.TensorInfo | undefined)?],
  info: Info,
  { low, high }: Bounds = FREE,
): tf.TensorInfo {
  const { batchSize, inChannels, outChannels, outHeight, outWidth } = info;
  const output = backend.makeOutput([batchSize, outHeight, outWidth, outChannels], 'float32');
  const depth = taps(info) * inChannels;
  const packed = packedBytes(depth, outChannels);
  withRoom(backend, GEOMETRY + packed + native().convolutionRoom(depth), (room) => {
    const [panels, rest] = [room + GEOMETRY, room + GEOMETRY + packed];
    const [from, to] = [addressOf(backend, x), addressOf(backend, output)];
    const start = bias ? addressOf(backend, bias) : 0;
    const pixels = batchSize * outHeight * outWidth;
    writeGeometry(backend, room, info);
    native().pack(addressOf(backend, filter), outChannels, 1, depth, outChannels, panels, depth * 32);
    native().convolve(from, room, pixels, panels, outChannels, start, to, outChannels * 4, low, high, rest);
  });
  return output;
}

/**
 * The gradient of a convolution with respect to its input.
 *
 * - `dy`: [N,outH,outW,outC]; `filter`: [kh,kw,inC,outC]; returns [N,H,W,inC].
 * - Without strides: a convolution of dy with the filters turned round. With strides: each pixel of dy times the filters,
 *   added where they came from.
 * - Source: Dumoulin and Visin, A guide to convolution arithmetic for deep learning (2016), section 4.
 */
export function convolveBack(
  backend: NativeBackend,
  dy: tf.TensorInfo,
  filter: tf.TensorInfo,
  info: Info,
): tf.TensorInfo {
  const { batchSize, inHeight, inWidth, inChannels, outChannels, outHeight, outWidth, padInfo } = info;
  const output = backend.makeOutput([batchSize, inHeight, inWidth, inChannels], 'float32');
  const plain = info.strideHeight === 1 && info.strideWidth === 1;
  const [k, n] = plain ? [taps(info) * outChannels, inChannels] : [outChannels, taps(info) * inChannels];
  const packed = packedBytes(k, n);
  withRoom(backend, GEOMETRY + packed + native().convolutionRoom(plain ? k : n), (room) => {
    const [panels, rest] = [room + GEOMETRY, room + GEOMETRY + packed];
    const [from, to, weights] = [dy, output, filter].map((each) => addressOf(backend, each)) as [
      number,
      number,
      number,
    ];
    if (!plain) {
      writeGeometry(backend, room, info);
      backend.typedArrayFromHeap(output).fill(0);
      native().pack(weights, 1, outChannels, k, n, panels, k * 32);
      native().spread(from, outChannels * 4, batchSize * outHeight * outWidth, panels, k, room, to, rest);
      return;
    }
    writeGeometry(backend, room, info, {
      ...{ inHeight: outHeight, inWidth: outWidth, inChannels: outChannels },
      ...{ outHeight: inHeight, outWidth: inWidth },
      padInfo: {
        ...padInfo,
        top: (info.filterHeight - 1) * info.dilationHeight - padInfo.top,
        left: (info.filterWidth - 1) * info.dilationWidth - padInfo.left,
      },
    });
    for (let tap = 0; tap < taps(info); tap++) {
      const last = weights + (taps(info) - 1 - tap) * inChannels * outChannels * 4;
      native().pack(last, 1, outChannels, outChannels, n, panels + tap * outChannels * 32, k * 32);
    }
    const { low, high } = FREE;
    native().convolve(from, room, batchSize * inHeight * inWidth, panels, n, 0, to, n * 4, low, high, rest);
  });
  return output;
}

/**
 * The gradient of a convolution with respect to its filter.
 *
 * - `x`: [N,H,W,inC]; `dy`: [N,outH,outW,outC]; returns [kh,kw,inC,outC].
 */
export function correlate(
  backend: NativeBackend,
  x: tf.TensorInfo,
  dy: tf.TensorInfo,
  info: Info,
): tf.TensorInfo {
  const { filterHeight, filterWidth, inChannels, outChannels } = info;
  const output = backend.makeOutput([filterHeight, filterWidth, inChannels, outChannels], 'float32');
  const depth = taps(info) * inChannels;
  withRoom(backend, GEOMETRY + native().filterRoom(depth, outChannels), (room) => {
    writeGeometry(backend, room, info);
    backend.typedArrayFromHeap(output).fill(0);
    const [from, upstream, to] = [x, dy, output].map((each) => addressOf(backend, each)) as [
      number,
      number,
      number,
    ];
    const pixels = info.batchSize * info.outHeight * info.outWidth;
    native().correlate(from, room, pixels, upstream, outChannels, to, room + GEOMETRY);
  });
  return output;
}
