import { GradelensError } from '../errors.js';
import { type FlatTensor, minus, sizeOf } from '../tensor/flat.js';

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

/** One channel by itself. */
export function channelOf({ height, width, channels, data }: Plane, channel: number): Plane {
  const single = Float32Array.from(
    { length: height * width },
    (_, pixel) => data[pixel * channels + channel]!,
  );
  return { height, width, channels: 1, data: single };
}

/** Part of a plane. */
export interface Window {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/** The smallest window that holds every value other than 0; undefined where all are 0. */
export function supportOf({ height, width, channels, data }: Plane): Window | undefined {
  let [top, left, bottom, right] = [height, width, -1, -1];
  for (let i = 0; i < data.length; i++) {
    if (data[i] === 0) continue;
    const pixel = Math.floor(i / channels);
    const [row, column] = [Math.floor(pixel / width), pixel % width];
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
    left = Math.min(left, column);
    right = Math.max(right, column);
  }
  return bottom < 0 ? undefined : { top, left, height: bottom - top + 1, width: right - left + 1 };
}

/** A window of a plane by itself. */
export function cut({ width, channels, data }: Plane, window: Window): Plane {
  const part = new Float32Array(window.height * window.width * channels);
  for (let row = 0; row < window.height; row++) {
    const from = ((window.top + row) * width + window.left) * channels;
    part.set(data.subarray(from, from + window.width * channels), row * window.width * channels);
  }
  return { height: window.height, width: window.width, channels, data: part };
}

/** What one plane has more than another of the same size, element by element. */
export const differenceOf = (a: Plane, b: Plane): Plane => ({ ...a, data: minus(a.data, b.data) });
