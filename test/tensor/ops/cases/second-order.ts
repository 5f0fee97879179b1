import * as tf from '@tensorflow/tfjs';
import { type Argument, call, forward, given } from '../call.js';
import type { Draw } from '../draw.js';
import type { Entry, Family } from '../entry.js';

type Differentiated = (x: tf.Tensor, ...rest: Argument[]) => tf.Tensor;
type Convolution = (x: tf.Tensor, filter: tf.Tensor, ...rest: Argument[]) => tf.Tensor;

/** Gradients as ops of their own, so that they are differentiated once more. */
const gradientOf = (
  op: (...args: never[]) => tf.Tensor,
  shape: readonly number[],
  outShape: readonly number[],
  ...rest: Argument[]
): Entry => ({
  run: (x: tf.Tensor, dy: tf.Tensor) => tf.grad((t) => (op as Differentiated)(t, ...rest))(x, dy),
  // Of the upstream, in which a gradient is linear.
  wrt: [1],
  calls: (draw: Draw) => [call(draw.apart(shape), draw.float(outShape))],
});

/** Of a convolution, by the image and by the filter: each is differentiated by the other and by the upstream. */
const ofConvolution = (
  name: string,
  op: (...args: never[]) => tf.Tensor,
  [x, filter, out]: readonly [readonly number[], readonly number[], readonly number[]],
  ...rest: Argument[]
): Family => ({
  [`${name} (gradient by image)`]: {
    run: (x: tf.Tensor, filter: tf.Tensor, dy: tf.Tensor) =>
      tf.grad((t) => (op as Convolution)(t, filter, ...rest))(x, dy),
    wrt: [1, 2],
    calls: (draw) => [call(draw.float(x), draw.float(filter), draw.float(out))],
  },
  [`${name} (gradient by filter)`]: {
    run: (x: tf.Tensor, filter: tf.Tensor, dy: tf.Tensor) =>
      tf.grad((t) => (op as Convolution)(x, t, ...rest))(filter, dy),
    wrt: [0, 2],
    calls: (draw) => [call(draw.float(x), draw.float(filter), draw.float(out))],
  },
});

const PLANE = [1, 5, 4, 2];

export default {
  'relu (gradient)': {
    run: (x: tf.Tensor, dy: tf.Tensor) => tf.grad(tf.relu)(x, dy),
    calls: (draw) => [
      call(draw.apart([2, 3]), draw.float([2, 3])),
      forward(given([-1, -2, 0, 1, 2]), given([Infinity, Number.NaN, -Infinity, Infinity, 3])),
    ],
  },
  // What comes in is NaN where the input is below 0, and stays out.
  'relu (its logarithm where there is one)': {
    run: (x: tf.Tensor) => tf.where(tf.greater(x, 0), tf.log(tf.relu(x)), 0),
    calls: (draw) => [call(draw.apart([2, 3]))],
  },
  'elu (gradient)': { ...gradientOf(tf.elu, [2, 3], [2, 3]), wrt: [0, 1] },
  'maxPool (gradient)': gradientOf(tf.maxPool, PLANE, [1, 2, 2, 2], 2, 2, 'valid'),
  'avgPool (gradient)': gradientOf(tf.avgPool, PLANE, [1, 3, 2, 2], 3, 2, 'same'),
  'avgPool3d (gradient)': gradientOf(tf.avgPool3d, [1, 3, 4, 3, 2], [1, 2, 2, 2, 2], 2, 2, 'same'),
  'image.resizeBilinear (gradient)': gradientOf(tf.image.resizeBilinear, PLANE, [1, 7, 3, 2], [7, 3]),
  'image.resizeNearestNeighbor (gradient)': gradientOf(
    tf.image.resizeNearestNeighbor,
    PLANE,
    [1, 7, 3, 2],
    [7, 3],
  ),
  ...ofConvolution('conv2d', tf.conv2d, [PLANE, [3, 3, 2, 3], [1, 5, 4, 3]], 1, 'same'),
  ...ofConvolution('depthwiseConv2d', tf.depthwiseConv2d, [PLANE, [3, 3, 2, 1], [1, 5, 4, 2]], 1, 'same'),
  ...ofConvolution(
    'conv3d',
    tf.conv3d,
    [
      [1, 3, 3, 3, 1],
      [2, 2, 2, 1, 2],
      [1, 3, 3, 3, 2],
    ],
    1,
    'same',
  ),
} satisfies Family;
