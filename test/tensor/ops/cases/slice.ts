import { type Argument, call, forward, given, kink, refused } from '../call.js';
import type { Draw } from '../draw.js';
import type { Entry, Family } from '../entry.js';

const slicedAt = (shape: readonly number[], begin: Argument, size: Argument): Entry => ({
  exact: true,
  calls: (draw) => [
    call(draw.float(shape), begin, size),
    forward(draw.int(shape), begin, size),
    refused(draw.float([...shape, 1, 1]), begin, size),
  ],
});

/** Text, truth values, whole and complex numbers in one arrangement. */
const ofEvery = (draw: Draw, shape: readonly number[], ...rest: Argument[]) => [
  forward(draw.int(shape), ...rest),
  forward(draw.bool(shape), ...rest),
  forward(draw.text(shape), ...rest),
];

export default {
  slice: {
    exact: true,
    calls: (draw) => [
      call(draw.float([6]), [2], [3]),
      call(draw.float([6]), 2),
      call(draw.float([6]), [1], [-1]),
      call(draw.float([3, 4]), [1, 1], [2, 2]),
      call(draw.float([3, 4]), 1, 2),
      call(draw.float([3, 4]), [0, 2]),
      call(draw.float([2, 3, 4]), [0, 1, 2], [2, 1, 2]),
      call(draw.float([2, 3, 4]), [1, 0, 0], [1, 3, 4]),
      call(draw.float([2, 3, 2, 2]), [0, 1, 0, 1], [2, 2, 2, 1]),
      call(draw.float([2, 1, 3, 2, 2]), [0, 0, 1, 0, 1], [2, 1, 2, 2, 1]),
      call(draw.float([2, 1, 2, 1, 2, 3]), [0, 0, 1, 0, 1, 0], [2, 1, 1, 1, 1, 2]),
      kink(draw.float([4]), [4], [0]),
      kink(draw.float([2, 3]), [0, 1], [0, 2]),
      kink(draw.float([0, 3]), [0, 1], [0, 2]),
      kink(given([1, Number.NaN, -0, 2]), [1], [2]),
      ...ofEvery(draw, [5], [1], [3]),
      ...ofEvery(draw, [3, 3], [1, 1], [2, 2]),
      refused(draw.float([4]), [2], [4]),
      refused(draw.float([4]), [5]),
      refused(draw.float([2, 2, 3]), [0, 0, 1], [2, 2, 3]),
      refused(draw.float([2, 2, 3, 2]), [0, 1, 0, 0], [2, 2, 3, 2]),
      refused(draw.float([3]), [-1], [2]),
      refused(draw.float([]), [0], [1]),
    ],
  },
  slice1d: slicedAt([5], 1, 3),
  slice2d: slicedAt([3, 4], [1, 0], [2, 3]),
  slice3d: slicedAt([2, 3, 2], [0, 1, 0], [2, 2, 1]),
  slice4d: slicedAt([2, 3, 2, 2], [0, 1, 0, 1], [1, 2, 2, 1]),
  stridedSlice: {
    exact: true,
    calls: (draw) => [
      call(draw.float([6]), [0], [6], [2]),
      call(draw.float([6]), [5], [0], [-2]),
      call(draw.float([6]), [1], [4]),
      call(draw.float([3, 4]), [0, 3], [3, 0], [2, -1]),
      call(draw.float([3, 4]), [0, 0], [2, 3], [1, 2], 1, 2),
      call(draw.float([2, 3, 4]), [0, 1, 0], [2, 3, 4], [1, 1, 2]),
      call(draw.float([2, 3, 4]), [1, 0], [2, 2], [1, 1], 0, 0, 1),
      call(draw.float([2, 3]), [0, 0, 1], [1, 2, 3], [1, 1, 1], 0, 0, 0, 1),
      call(draw.float([2, 3]), [1, 0], [2, 3], [1, 1], 0, 0, 0, 0, 1),
      call(draw.float([4]), [-3], [-1], [1]),
      kink(draw.float([4]), [3], [1], [1]),
      ...ofEvery(draw, [5], [4], [0], [-1]),
      forward(draw.int([3, 4]), [0, 3], [3, 0], [2, -1]),
      refused(draw.float([4]), [0], [4], [0]),
      refused(draw.float([4]), [0, 0], [4, 4], [1, 1]),
    ],
  },
  split: {
    exact: true,
    calls: (draw) => [
      call(draw.float([6]), 3),
      call(draw.float([4, 6]), 2),
      call(draw.float([4, 6]), 3, 1),
      call(draw.float([4, 6]), [1, 2, 3], -1),
      call(draw.float([2, 7, 3]), [2, 1, 4], 1),
      call(draw.float([2, 7, 3]), [2, -1], 1),
      call(draw.float([2, 3, 4]), 1),
      kink(draw.float([3, 2]), [0, 3], 0),
      forward(draw.int([4]), 2),
      forward(draw.bool([4]), 2),
      refused(draw.float([5]), 2),
      refused(draw.float([5]), [2, 2]),
      refused(draw.float([5]), [6, -1]),
      refused(draw.complex([4]), 2),
    ],
  },
  unstack: {
    exact: true,
    calls: (draw) => [
      call(draw.float([3])),
      call(draw.float([2, 3])),
      call(draw.float([2, 3]), 1),
      call(draw.float([2, 3, 2]), -1),
      forward(draw.int([2, 2])),
      forward(draw.bool([2, 2]), 1),
      forward(draw.text([2, 2])),
      refused(draw.float([2]), 1),
      refused(draw.complex([2, 2])),
    ],
  },
} satisfies Family;
