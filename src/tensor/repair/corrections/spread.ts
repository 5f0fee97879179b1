import type { Plain } from '../arrays.js';

/** Windows along an axis: how long, how far apart, and by how much the first lies before the axis' begin. */
export interface Windows {
  readonly window: number;
  readonly stride: number;
  readonly before: number;
}

/** The part of a window that lies within an axis of a size. */
const within = ({ window, stride, before }: Windows, at: number, size: number): [number, number] => [
  Math.max(0, at * stride - before),
  Math.min(size, at * stride - before + window),
];

/**
 * Spreads each window's number in equal parts over its elements within the volume.
 *
 * - `dy`: [N,outD,outH,outW,C], or without depth; `shape`: the result's, alike; `axes`: depth (1 without), height, width.
 */
export function spread(
  dy: Plain,
  shape: readonly number[],
  axes: readonly [Windows, Windows, Windows],
): Plain {
  const [batch, ...sizes] = shape.slice(0, -1) as [number, ...number[]];
  const [depth, height, width] = (sizes.length === 2 ? [1, ...sizes] : sizes) as [number, number, number];
  const out = dy.shape.slice(1, -1);
  const [outDepth, outHeight, outWidth] = (out.length === 2 ? [1, ...out] : out) as [number, number, number];
  const channels = shape.at(-1)!;
  const values = new Float32Array(shape.reduce((product, n) => product * n, 1));
  let from = 0;
  for (let n = 0; n < batch; n++) {
    for (let d = 0; d < outDepth; d++) {
      const [front, back] = within(axes[0], d, depth);
      for (let y = 0; y < outHeight; y++) {
        const [top, bottom] = within(axes[1], y, height);
        for (let x = 0; x < outWidth; x++, from += channels) {
          const [left, right] = within(axes[2], x, width);
          const share = 1 / ((back - front) * (bottom - top) * (right - left));
          for (let k = front; k < back; k++) {
            for (let i = top; i < bottom; i++) {
              let at = (((n * depth + k) * height + i) * width + left) * channels;
              for (let j = left; j < right; j++) {
                for (let c = 0; c < channels; c++) values[at++]! += dy.values[from + c]! * share;
              }
            }
          }
        }
      }
    }
  }
  return { shape, dtype: 'float32', values };
}
