import { type Argument, type Call, call, forward, given, type Input, kink, refused } from '../call.js';
import type { Draw } from '../draw.js';
import type { Family } from '../entry.js';

type Domain = (draw: Draw, shape: readonly number[]) => Input;
const apart: Domain = (draw, shape) => draw.apart(shape);
const real: Domain = (draw, shape) => draw.float(shape);

/** Image, window, strides, padding. */
const PLANES: readonly (readonly [readonly number[], ...Argument[]])[] = [
  [[1, 4, 4, 1], 2, 2, 'valid'],
  [[2, 5, 4, 3], 3, 2, 'same'],
  [[1, 5, 6, 2], [2, 3], [1, 2], 'valid'],
  [[1, 5, 5, 2], 3, 1, 'same'],
  [[1, 7, 7, 1], 3, 2, 'valid'],
  [[1, 6, 6, 2], 3, 3, 1],
  [[1, 5, 5, 1], 2, 2, 0, 'floor'],
  [[1, 5, 5, 1], 2, 2, 0, 'ceil'],
  [
    [1, 5, 4, 1],
    3,
    2,
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [0, 0],
    ],
  ],
  [[1, 3, 3, 2], 1, 1, 'same'],
  [[1, 4, 4, 2], 4, 1, 'valid'],
  [[5, 5, 2], 2, 2, 'same'],
  [[1, 6, 5, 17], 3, 2, 'valid'],
];
const SPACES: typeof PLANES = [
  [[1, 4, 4, 4, 1], 2, 2, 'valid'],
  [[2, 3, 4, 3, 2], 2, 1, 'same'],
  [[1, 5, 4, 4, 1], [3, 2, 2], [2, 1, 2], 'same'],
  [[1, 3, 3, 3, 1], 2, 1, 1],
  [[4, 4, 4, 1], 2, 2, 'valid'],
];

const rowsOf = (rows: typeof PLANES, domain: Domain, draw: Draw): Call[] =>
  rows.map(([shape, ...rest]) => call(domain(draw, shape), ...rest));

export default {
  maxPool: {
    exact: true,
    calls: (draw) => [
      ...rowsOf(PLANES, apart, draw),
      kink(draw.float([1, 5, 5, 2], -3, -2), 3, 2, 'same'),
      kink(draw.float([1, 5, 5, 2], -3, -2), 3, 2, 1),
      kink(given([1, 1, 0, 1, 1, 0, 2, 2, 2], [1, 3, 3, 1]), 2, 1, 'same'),
      kink(given([1, Number.NaN, 0, 1, 1, 0, 2, 2, 2], [1, 3, 3, 1]), 2, 1, 'valid'),
      kink(given([1, -Infinity, 0, Infinity, 1, 0, 2, 2, 2], [1, 3, 3, 1]), 2, 1, 'valid'),
      forward(draw.int([1, 4, 4, 1]), 2, 2, 'valid'),
      kink(given([], [0, 4, 4, 1]), 2, 2, 'valid'),
      refused(draw.float([4, 4]), 2, 2, 'valid'),
      refused(draw.float([1, 4, 4, 1]), 2, 2, 0.5, 'floor'),
      refused(draw.float([1, 5, 5, 1]), 2, 2, 'same', 'floor'),
    ],
  },
  avgPool: {
    calls: (draw) => [
      ...rowsOf(PLANES, real, draw),
      kink(given([1, Number.NaN, 0, 1, 1, 0, 2, 2, 2], [1, 3, 3, 1]), 2, 1, 'valid'),
      kink(given([], [0, 4, 4, 1]), 2, 2, 'valid'),
      refused(draw.int([1, 4, 4, 1]), 2, 2, 'valid'),
      refused(draw.float([4, 4]), 2, 2, 'valid'),
      refused(draw.float([1, 5, 5, 1]), 2, 2, 'same', 'floor'),
    ],
  },
  maxPool3d: {
    exact: true,
    calls: (draw) => [
      ...rowsOf(SPACES, apart, draw),
      kink(draw.float([1, 3, 3, 3, 1], -3, -2), 2, 2, 'same'),
      kink(given(Array(27).fill(1), [1, 3, 3, 3, 1]), 2, 1, 'same'),
      refused(draw.float([3, 3, 3]), 2, 2, 'same'),
    ],
  },
  avgPool3d: {
    calls: (draw) => [...rowsOf(SPACES, real, draw), refused(draw.float([3, 3, 3]), 2, 2, 'same')],
  },
  pool: {
    calls: (draw) => [
      call(draw.apart([1, 5, 5, 2]), 2, 'max', 'valid', 1, 2),
      call(draw.float([1, 5, 5, 2]), 3, 'avg', 'same', 1, 2),
      call(draw.apart([1, 6, 6, 1]), 2, 'max', 'valid', 2, 1),
      call(draw.float([1, 6, 6, 1]), 2, 'avg', 'valid', [2, 2], 1),
      call(draw.apart([1, 6, 5, 1]), 2, 'max', 'same', 2),
      call(draw.float([5, 5, 2]), 2, 'avg', 'valid'),
      refused(draw.float([1, 6, 6, 1]), 2, 'max', 'valid', 2, 2),
    ],
  },
  maxPoolWithArgmax: {
    exact: true,
    calls: (draw) => [
      call(draw.apart([1, 4, 4, 1]), 2, 2, 'valid'),
      call(draw.apart([2, 4, 4, 2]), 2, 2, 'valid'),
      call(draw.apart([2, 4, 4, 2]), 2, 2, 'valid', true),
      call(draw.apart([1, 5, 4, 2]), 3, 2, 'same', true),
      forward(draw.float([1, 3, 3, 1], -3, -2), 2, 1, 'same'),
      forward(given([1, 1, 1, 1], [1, 2, 2, 1]), 2, 1, 'valid'),
    ],
  },
} satisfies Family;
