import * as tf from '@tensorflow/tfjs';
import { type Correction, type Plain, zerosOf } from '../arrays.js';

/**
 * Sums rows by segment, in one pass. The stock kernel multiplies every row by 0 or 1 once a segment, which is slow, and
 * spreads NaN and infinities to all segments.
 *
 * - `x`: [rows, ...]; `segmentIds`: int32 [rows]; rows of ids outside [0, numSegments) are dropped.
 */
const unsortedSegmentSum: Correction = {
  kernelName: tf.UnsortedSegmentSum,
  compute: ({ x, segmentIds }, attrs) => {
    const [rows, ids] = [x as Plain, segmentIds as Plain];
    const { numSegments } = attrs as { numSegments: number };
    if (ids.values.length !== rows.shape[0]) {
      throw new Error(
        `Error in unsortedSegmentSum: expected one segment id a row of shape [${rows.shape}]; got ${ids.values.length}.`,
      );
    }
    const inner = rows.shape.slice(1);
    const width = inner.reduce((product, n) => product * n, 1);
    const values = zerosOf('float32', numSegments * width);
    for (const [row, id] of ids.values.entries()) {
      if (id < 0 || id >= numSegments) continue;
      for (let i = 0; i < width; i++) values[id * width + i]! += rows.values[row * width + i]!;
    }
    return { shape: [numSegments, ...inner], dtype: 'float32', values };
  },
};
export default unsortedSegmentSum;
