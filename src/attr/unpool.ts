import * as tf from '@tensorflow/tfjs';
import type { MaxPool } from '../model/rule.js';

/**
 * Writes each output's value to where its window's maximum is (the first, of equal ones); of windows that share a maximum
 * the last in row-major order wins, as in PyTorch's `max_unpool2d`.
 *
 * - `x`: [N,H,W,C]; `values`: [N,h,w,C], one for each output. Returns [N,H,W,C].
 */
export function toLastMaximum(x: tf.Tensor, y: tf.Tensor, values: tf.Tensor, pool: MaxPool): tf.Tensor {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const [, rows, columns] = y.shape as [number, number, number, number];
  const [data, maxima, written] = [x.dataSync(), y.dataSync(), values.dataSync()];
  const result = new Float32Array(x.size);
  const offset = ([filter, stride]: readonly [number, number], size: number, outputs: number): number =>
    pool.pad === 'valid' ? 0 : Math.floor(Math.max(0, (outputs - 1) * stride + filter - size) / 2);
  const [kernelHeight, kernelWidth] = pool.filterSize;
  const [downBy, rightBy] = pool.strides;
  const top = offset([kernelHeight, downBy], height, rows);
  const left = offset([kernelWidth, rightBy], width, columns);
  let output = 0;
  for (let n = 0; n < batch; n++) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        for (let channel = 0; channel < channels; channel++, output++) {
          const at = firstOf(maxima[output]!, row * downBy - top, column * rightBy - left, n, channel);
          if (at >= 0) result[at] = written[output]!;
        }
      }
    }
  }
  return tf.tensor(result, x.shape);

  function firstOf(
    maximum: number,
    startRow: number,
    startColumn: number,
    n: number,
    channel: number,
  ): number {
    for (let i = Math.max(0, startRow); i < Math.min(height, startRow + kernelHeight); i++) {
      for (let j = Math.max(0, startColumn); j < Math.min(width, startColumn + kernelWidth); j++) {
        const at = ((n * height + i) * width + j) * channels + channel;
        if (data[at] === maximum) return at;
      }
    }
    return -1;
  }
}
