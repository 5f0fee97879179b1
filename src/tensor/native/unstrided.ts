import type * as tf from '@tensorflow/tfjs';
import { GEOMETRY, type Sizes, writeGeometry } from './geometry.js';
import { addressOf, type WasmBackend, withRoom } from './memory.js';
import { native } from './module.js';
import { type Bounds, packedBytes } from './product.js';

/** A convolution as it is computed: of x, or with the filters turned round of dy, which is the input's gradient. */
export interface Convolution {
  readonly input: tf.TensorInfo;
  readonly output: tf.TensorInfo;
  readonly filter: tf.TensorInfo;
  readonly bias?: tf.TensorInfo | undefined;
  readonly info: tf.backend_util.Conv2DInfo;
  readonly sizes: Sizes;
  readonly turned: boolean;
}

/** Computes clamp(input * filter + bias) into `output`: the usual way, or by Winograd's where that applies. */
export function compute(backend: WasmBackend, job: Convolution, bounds: Bounds): void {
  const { info, sizes } = job;
  const taps = info.filterHeight * info.filterWidth;
  const steps = [info.strideHeight, info.strideWidth, info.dilationHeight, info.dilationWidth];
  const square = info.filterHeight === 3 && info.filterWidth === 3 && steps.every((step) => step === 1);
  const [inC, outC] = [sizes.inChannels, sizes.outChannels];
  // With few channels the way into and out of Winograd's form costs more than it saves.
  const suits = square && inC >= 16 && outC >= 16 && inC % 4 === 0 && outC % 4 === 0;
  if (!suits || !byWinograd(backend, job, bounds)) directly(backend, job, taps, bounds);
}

function directly(backend: WasmBackend, job: Convolution, taps: number, { low, high }: Bounds): void {
  const { inChannels: inC, outChannels: outC, outHeight, outWidth } = job.sizes;
  const depth = taps * inC;
  const packed = packedBytes(depth, outC);
  withRoom(backend, GEOMETRY + packed + native().convolutionRoom(depth), (room) => {
    const [panels, rest] = [room + GEOMETRY, room + GEOMETRY + packed];
    const [from, to, bias] = placesOf(backend, job);
    writeGeometry(backend, room, job.info, job.sizes);
    packTaps(backend, job, taps, panels, inC * 32, depth * 32);
    const pixels = job.info.batchSize * outHeight * outWidth;
    native().convolve(from, room, pixels, panels, outC, bias, to, outC * 4, low, high, rest);
  });
}

/** Whether it could: not where numbers are not finite, or become so. */
function byWinograd(backend: WasmBackend, job: Convolution, { low, high }: Bounds): boolean {
  const { inChannels: inC, outChannels: outC } = job.sizes;
  const bytes = packedBytes(inC, outC);
  return withRoom(backend, GEOMETRY + 25 * bytes + native().winogradRoom(inC), (room) => {
    const filters = room + GEOMETRY;
    const [usual, rest] = [filters + 16 * bytes, filters + 25 * bytes];
    const [from, to, bias] = placesOf(backend, job);
    writeGeometry(backend, room, job.info, job.sizes);
    packTaps(backend, job, 9, usual, bytes, inC * 32);
    native().transformFilters(usual, bytes, filters);
    const pictures = job.info.batchSize;
    return Boolean(
      native().winograd(from, room, pictures, filters, bytes, outC, bias, to, outC * 4, low, high, rest),
    );
  });
}

const placesOf = (
  backend: WasmBackend,
  { input, output, bias }: Convolution,
): readonly [number, number, number] => [
  addressOf(backend, input),
  addressOf(backend, output),
  bias ? addressOf(backend, bias) : 0,
];

/** Packs each tap's matrix [inC,outC]; from one to the next `step` bytes, from panel to panel `panel`. */
function packTaps(
  backend: WasmBackend,
  { filter, sizes, turned }: Convolution,
  taps: number,
  to: number,
  step: number,
  panel: number,
): void {
  const { inChannels: inC, outChannels: outC } = sizes;
  const first = addressOf(backend, filter);
  for (let tap = 0; tap < taps; tap++) {
    const from = first + (turned ? taps - 1 - tap : tap) * inC * outC * 4;
    if (turned) native().pack(from, 1, inC, inC, outC, to + tap * step, panel);
    else native().pack(from, outC, 1, inC, outC, to + tap * step, panel);
  }
}
