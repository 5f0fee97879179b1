import type * as tf from '@tensorflow/tfjs';
import { GEOMETRY, writeGeometry } from './geometry.js';
import { addressOf, type WasmBackend, withRoom } from './memory.js';
import { native } from './module.js';
import { type Bounds, FREE, packedBytes } from './product.js';
import { compute } from './unstrided.js';

type Info = tf.backend_util.Conv2DInfo;

const depthOf = ({ filterHeight, filterWidth, inChannels }: Info): number =>
  filterHeight * filterWidth * inChannels;

/**
 * A convolution: clamp(x * filter + bias).
 *
 * - `x`: [N,H,W,inC]; `filter`: [kh,kw,inC,outC]; `bias`: [outC]; returns [N,outH,outW,outC].
 */
export function convolve(
  backend: WasmBackend,
  [x, filter, bias]: readonly [tf.TensorInfo, tf.TensorInfo, (tf.TensorInfo | undefined)?],
  info: Info,
  bounds: Bounds = FREE,
): tf.TensorInfo {
  const { batchSize, outHeight, outWidth, outChannels } = info;
  const output = backend.makeOutput([batchSize, outHeight, outWidth, outChannels], 'float32');
  compute(backend, { input: x, output, filter, bias, info, sizes: info, turned: false }, bounds);
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
  backend: WasmBackend,
  dy: tf.TensorInfo,
  filter: tf.TensorInfo,
  info: Info,
): tf.TensorInfo {
  const { batchSize, inHeight, inWidth, inChannels } = info;
  const output = backend.makeOutput([batchSize, inHeight, inWidth, inChannels], 'float32');
  if (info.strideHeight === 1 && info.strideWidth === 1) {
    const sizes = turnedRound(info);
    compute(backend, { input: dy, output, filter, info, sizes, turned: true }, FREE);
  } else spread(backend, dy, filter, info, output);
  return output;
}

/** Sizes of the convolution of dy that gives the input's gradient. */
const turnedRound = ({ padInfo, ...info }: Info) => ({
  ...{ inHeight: info.outHeight, inWidth: info.outWidth, inChannels: info.outChannels },
  ...{ outHeight: info.inHeight, outWidth: info.inWidth, outChannels: info.inChannels },
  padInfo: {
    top: (info.filterHeight - 1) * info.dilationHeight - padInfo.top,
    left: (info.filterWidth - 1) * info.dilationWidth - padInfo.left,
  },
});

function spread(
  backend: WasmBackend,
  dy: tf.TensorInfo,
  filter: tf.TensorInfo,
  info: Info,
  output: tf.TensorInfo,
): void {
  const { batchSize, outHeight, outWidth, outChannels: outC } = info;
  const depth = depthOf(info);
  const packed = packedBytes(outC, depth);
  withRoom(backend, GEOMETRY + packed + native().convolutionRoom(depth), (room) => {
    const [panels, rest] = [room + GEOMETRY, room + GEOMETRY + packed];
    writeGeometry(backend, room, info);
    backend.typedArrayFromHeap(output).fill(0);
    native().pack(addressOf(backend, filter), 1, outC, outC, depth, panels, outC * 32);
    const [from, to] = [addressOf(backend, dy), addressOf(backend, output)];
    native().spread(from, outC * 4, batchSize * outHeight * outWidth, panels, outC, room, to, rest);
  });
}

/**
 * The gradient of a convolution with respect to its filter.
 *
 * - `x`: [N,H,W,inC]; `dy`: [N,outH,outW,outC]; returns [kh,kw,inC,outC].
 */
export function correlate(
  backend: WasmBackend,
  x: tf.TensorInfo,
  dy: tf.TensorInfo,
  info: Info,
): tf.TensorInfo {
  const { filterHeight, filterWidth, inChannels, outChannels } = info;
  const output = backend.makeOutput([filterHeight, filterWidth, inChannels, outChannels], 'float32');
  const depth = depthOf(info);
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
