import { MEAN, STD } from '../../model/preprocess.js';
import { below } from '../../model/random.js';
import type { FlatTensor } from '../../tensor/flat.js';

/** Most pixels that a picture is moved by. */
const JITTER = 16;
/** Iterations from one blur to the next. */
const BLUR_EVERY = 10;
/** Weights of a Gaussian of standard deviation 0.5 pixel at distances 0, 1 and 2, their sum over both sides 1. */
const KERNEL = ((sizes) => sizes.map((size) => size / (sizes[0]! + 2 * sizes[1]! + 2 * sizes[2]!)))(
  [0, 1, 2].map((distance) => Math.exp(-(distance ** 2) / (2 * 0.5 ** 2))),
);

/** How far a picture is moved before a step, and back after it, in pixels. */
export interface Offsets {
  readonly x: number;
  readonly y: number;
}

/** Offsets for one iteration, whole numbers from 0 to 16. */
export const offsetsFrom = (next: () => number): Offsets => ({
  x: below(next, JITTER + 1),
  y: below(next, JITTER + 1),
});

/**
 * Iteration `t`, from 0, of the loop around a student's step of gradient ascent on a picture [1,H,W,3]: moved, stepped, moved
 * back, clamped to colours that a photograph can have, and every tenth time, the first included, blurred.
 *
 * Source: the assignment's staff code; regularization by jitter and blur after Yosinski et al., 2015,
 * https://arxiv.org/abs/1506.06579.
 */
export async function iterate(
  image: FlatTensor,
  t: number,
  { x, y }: Offsets,
  step: (moved: FlatTensor) => Promise<FlatTensor>,
): Promise<FlatTensor> {
  const stepped = await step(shifted(image, y, x));
  const clamped = clampedToColours(shifted(stepped, -y, -x));
  return t % BLUR_EVERY === 0 ? blurred(clamped) : clamped;
}

/** Moved down and right; what leaves at one edge comes in at the other. */
export function shifted({ shape, data }: FlatTensor, down: number, right: number): FlatTensor {
  const [, height, width] = shape as [number, number, number, number];
  const around = (i: number, size: number): number => ((i % size) + size) % size;
  return mapped(shape, (row, column, channel) => {
    const from = around(row - down, height) * width + around(column - right, width);
    return data[from * 3 + channel]!;
  });
}

/** Each channel within [-mean/std, (1-mean)/std]: black and full light. */
export function clampedToColours({ shape, data }: FlatTensor): FlatTensor {
  const clamped = new Float32Array(data.length);
  for (let channel = 0; channel < 3; channel++) {
    const [mean, std] = [MEAN[channel]!, STD[channel]!];
    const [black, light] = [-mean / std, (1 - mean) / std];
    for (let i = channel; i < data.length; i += 3) clamped[i] = Math.min(light, Math.max(black, data[i]!));
  }
  return { dtype: 'float32', shape, data: clamped };
}

/**
 * A Gaussian blur of standard deviation 0.5 and radius 2 along the height, then along the width; beyond an edge the picture
 * is mirrored at it (d c b a | a b c d | d c b a), as in SciPy's `gaussian_filter1d`.
 */
export function blurred({ shape, data }: FlatTensor): FlatTensor {
  const [, height, width] = shape as [number, number, number, number];
  const mirrored = (i: number, size: number): number => {
    const place = (((i % (2 * size)) + 2 * size) % (2 * size)) | 0;
    return place < size ? place : 2 * size - 1 - place;
  };
  const along = (at: (offset: number) => number): number =>
    KERNEL[0]! * at(0) + KERNEL[1]! * (at(-1) + at(1)) + KERNEL[2]! * (at(-2) + at(2));
  const tall = mapped(shape, (row, column, channel) =>
    along((offset) => data[(mirrored(row + offset, height) * width + column) * 3 + channel]!),
  );
  return mapped(shape, (row, column, channel) =>
    along((offset) => tall.data[(row * width + mirrored(column + offset, width)) * 3 + channel]!),
  );
}

/** A picture [1,H,W,3] from its values. */
function mapped(
  shape: readonly number[],
  value: (row: number, column: number, channel: number) => number,
): FlatTensor {
  const [, height, width] = shape as [number, number, number, number];
  const data = new Float32Array(height * width * 3);
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      for (let channel = 0; channel < 3; channel++) data[at++] = value(row, column, channel);
    }
  }
  return { dtype: 'float32', shape, data };
}
