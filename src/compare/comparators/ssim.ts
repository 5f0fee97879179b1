import { z } from 'zod';
import type { FlatTensor } from '../../tensor/flat.js';
import { atLeast, likenessBounds } from '../bounds.js';
import { defineComparator, unmeasurable } from '../comparator.js';
import { bracketed, largestMagnitude, type Numbers } from '../numbers.js';

const WINDOW = 11;
const SIGMA = 1.5;
const [K1, K2] = [0.01, 0.03];

/**
 * Structural similarity of maps [N,H,W] or [N,H,W,C], in [-1, 1]: the lowest mean SSIM of any image's channel.
 *
 * Gaussian window 11, sigma 1.5, K1 0.01, K2 0.03, only windows that lie inside the map. The data range is that of all of
 * `expected` (its largest magnitude where it is constant). A map smaller than the window gets the largest odd window
 * that fits. Source: Wang, Bovik, Sheikh and Simoncelli, Image quality assessment, 2004; no down-sampling.
 */
export default defineComparator({
  title: 'Structural similarity',
  options: z.strictObject(likenessBounds),
  compare({ actual, expected }, bounds) {
    const { shape } = expected;
    if (shape.length < 3 || shape.length > 4) {
      return unmeasurable(`SSIM needs maps [N,H,W] or [N,H,W,C], not shape ${bracketed(shape)}.`);
    }
    const range = rangeOf(expected.data);
    let lowest = 1;
    const expectedMaps = mapsOf(expected);
    for (const [i, map] of mapsOf(actual).entries()) {
      lowest = Math.min(lowest, meanSsim(map, expectedMaps[i]!, range));
    }
    return atLeast(lowest, bounds, 'The structural similarity (SSIM)');
  },
});

interface FloatMap {
  readonly height: number;
  readonly width: number;
  readonly data: Float64Array;
}

function rangeOf(data: Numbers): number {
  let [low, high] = [data[0]!, data[0]!];
  for (let i = 1; i < data.length; i++) {
    low = Math.min(low, data[i]!);
    high = Math.max(high, data[i]!);
  }
  return high - low || largestMagnitude(data) || 1;
}

function mapsOf({ data, shape }: FlatTensor): FloatMap[] {
  const [images = 0, height = 0, width = 0, channels = 1] = shape;
  const size = height * width;
  return Array.from({ length: images * channels }, (_, i) => {
    const start = Math.floor(i / channels) * size * channels + (i % channels);
    return {
      height,
      width,
      data: Float64Array.from({ length: size }, (_, p) => data[start + p * channels]!),
    };
  });
}

function meanSsim(a: FloatMap, b: FloatMap, range: number): number {
  const window = gaussian(Math.min(WINDOW, a.height, a.width));
  const [c1, c2] = [(K1 * range) ** 2, (K2 * range) ** 2];
  // Variances are those of the numbers less one number: squares of a large mean would drown them in rounding.
  const middle = b.data.reduce((sum, value) => sum + value) / b.data.length;
  const [aroundA, aroundB] = [less(a, middle), less(b, middle)];
  const meanA = smooth(aroundA, window);
  const meanB = smooth(aroundB, window);
  const squareA = smooth(product(aroundA, aroundA), window);
  const squareB = smooth(product(aroundB, aroundB), window);
  const mixed = smooth(product(aroundA, aroundB), window);
  let sum = 0;
  for (let i = 0; i < meanA.length; i++) {
    const [na, nb] = [meanA[i]!, meanB[i]!];
    const variances = squareA[i]! - na * na + (squareB[i]! - nb * nb);
    const covariance = mixed[i]! - na * nb;
    const [ma, mb] = [na + middle, nb + middle];
    sum += ((2 * ma * mb + c1) * (2 * covariance + c2)) / ((ma * ma + mb * mb + c1) * (variances + c2));
  }
  return sum / meanA.length;
}

const less = (map: FloatMap, middle: number): FloatMap => ({
  ...map,
  data: map.data.map((value) => value - middle),
});

const product = (a: FloatMap, b: FloatMap): FloatMap => ({
  ...a,
  data: a.data.map((value, i) => value * b.data[i]!),
});

/** Gaussian weights that sum to 1, as many as the largest odd number not above `size`. */
function gaussian(size: number): Float64Array {
  const radius = Math.floor((size - 1) / 2);
  const weights = Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / 2 / SIGMA ** 2),
  );
  const sum = weights.reduce((total, weight) => total + weight);
  return weights.map((weight) => weight / sum);
}

/** Weighted mean of every window inside the map: along rows, then along columns. */
function smooth({ data, height, width }: FloatMap, window: Float64Array): Float64Array {
  const [rows, columns] = [height - window.length + 1, width - window.length + 1];
  const alongRows = new Float64Array(height * columns);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < columns; x++) {
      for (let k = 0; k < window.length; k++)
        alongRows[y * columns + x]! += window[k]! * data[y * width + x + k]!;
    }
  }
  const smoothed = new Float64Array(rows * columns);
  for (let i = 0; i < smoothed.length; i++) {
    for (let k = 0; k < window.length; k++) smoothed[i]! += window[k]! * alongRows[i + k * columns]!;
  }
  return smoothed;
}
