import { GradelensError } from '../errors.js';
import { type FlatTensor, sizeOf } from '../tensor/flat.js';

/** One example of a batch: `channels` numbers a pixel, row-major [height, width, channels]. */
export interface Plane {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly data: Float32Array | Int32Array | Uint8Array;
}

/**
 * Example `index` of maps [N,H,W] (one channel) or pictures [N,H,W,C].
 *
 * @throws {GradelensError} `NOT_A_PICTURE` for another rank, an empty side, or an index outside the batch.
 */
export function planeOf({ shape, data }: FlatTensor, index: number): Plane {
  const [count = 0, height = 0, width = 0, channels = 1] = shape;
  const drawable = (shape.length === 3 || shape.length === 4) && sizeOf(shape) > 0;
  if (!drawable || !Number.isInteger(index) || index < 0 || index >= count) {
    throw new GradelensError(
      'NOT_A_PICTURE',
      `Example ${index} of a tensor of shape [${shape.join(', ')}] cannot be drawn: expected [N,H,W] or [N,H,W,C], none of them 0, ` +
        'and an example below N.',
    );
  }
  const each = height * width * channels;
  return { height, width, channels, data: data.subarray(index * each, (index + 1) * each) };
}

/** The channels of each pixel added up: one channel. */
export function sumOfChannels({ height, width, channels, data }: Plane): Plane {
  const sums = new Float32Array(height * width);
  for (let i = 0; i < data.length; i++) sums[Math.floor(i / channels)]! += data[i]!;
  return { height, width, channels: 1, data: sums };
}

/** Of each pixel the channel that is largest in magnitude, with its sign: one channel. */
export function strongestChannel({ height, width, channels, data }: Plane): Plane {
  const strongest = new Float32Array(height * width);
  for (let i = 0; i < data.length; i++) {
    const pixel = Math.floor(i / channels);
    const beaten = Math.abs(data[i]!) <= Math.abs(strongest[pixel]!);
    if (!beaten && !Number.isNaN(strongest[pixel])) strongest[pixel] = data[i]!;
  }
  return { height, width, channels: 1, data: strongest };
}

/** What one plane has more than another of the same size, element by element. */
export function minus(a: Plane, b: Plane): Plane {
  const data = Float32Array.from(a.data as ArrayLike<number>, (value, i) => value - b.data[i]!);
  return { ...a, data };
}
