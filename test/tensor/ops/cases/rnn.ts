import * as tf from '@tensorflow/tfjs';
import { call, given, refused } from '../call.js';
import type { Family } from '../entry.js';

/** One cell over a list of tensors: forget bias, kernel, bias, then data and state. */
const cells =
  (count: number) =>
  (...flat: tf.Tensor2D[]): unknown => {
    const [data, ...rest] = flat.slice(2 * count);
    const list = Array.from(
      { length: count },
      (_, i) => (x: tf.Tensor2D, c: tf.Tensor2D, h: tf.Tensor2D) =>
        tf.basicLSTMCell(tf.scalar(1), flat[2 * i]!, tf.reshape(flat[2 * i + 1]!, [-1]), x, c, h) as [
          tf.Tensor2D,
          tf.Tensor2D,
        ],
    );
    return tf.multiRNNCell(list, data!, rest.slice(0, count), rest.slice(count));
  };

export default {
  basicLSTMCell: {
    calls: (draw) => [
      call(
        given([0.5], []),
        draw.float([5, 8]),
        draw.float([8]),
        draw.float([1, 3]),
        draw.float([1, 2]),
        draw.float([1, 2]),
      ),
      call(
        given([1], []),
        draw.float([4, 8]),
        draw.float([8]),
        draw.float([3, 2]),
        draw.float([3, 2]),
        draw.float([3, 2]),
      ),
      refused(
        given([1], []),
        draw.float([4, 8]),
        draw.float([8]),
        draw.float([3, 3]),
        draw.float([3, 2]),
        draw.float([3, 2]),
      ),
    ],
  },
  multiRNNCell: {
    run: cells(2),
    calls: (draw) => [
      call(
        draw.float([5, 8]),
        draw.float([1, 8]),
        draw.float([4, 8]),
        draw.float([1, 8]),
        draw.float([2, 3]),
        draw.float([2, 2]),
        draw.float([2, 2]),
        draw.float([2, 2]),
        draw.float([2, 2]),
      ),
    ],
  },
} satisfies Family;
