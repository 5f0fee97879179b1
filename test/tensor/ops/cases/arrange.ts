import { type Argument, call, forward, given, kink, refused } from '../call.js';
import type { Draw } from '../draw.js';
import type { Entry, Family } from '../entry.js';

const reversedAt = (shape: readonly number[], ...axes: Argument[]): Entry => ({
  exact: true,
  calls: (draw) => [
    call(draw.float(shape), ...axes),
    forward(draw.bool(shape), ...axes),
    refused(draw.float([...shape, 1, 1]), ...axes),
  ],
});

/** Text, truth values, whole and complex numbers in one arrangement. */
const ofEvery = (draw: Draw, shape: readonly number[], ...rest: Argument[]) => [
  forward(draw.int(shape), ...rest),
  forward(draw.bool(shape), ...rest),
  forward(draw.text(shape), ...rest),
];

export default {
  reverse: {
    exact: true,
    calls: (draw) => [
      call(draw.float([5])),
      call(draw.float([2, 3])),
      call(draw.float([2, 3]), 1),
      call(draw.float([2, 3, 2]), [0, 2]),
      call(draw.float([2, 3, 2]), -2),
      call(draw.float([1, 2, 3, 2]), [1, 3]),
      call(draw.float([])),
      kink(draw.float([0])),
      kink(draw.float([2, 0]), 0),
      forward(draw.int([2, 3]), 1),
      forward(draw.bool([4])),
      forward(draw.bool([2, 3]), [0, 1]),
      refused(draw.float([3]), 1),
    ],
  },
  reverse1d: reversedAt([4]),
  reverse2d: reversedAt([2, 3], 1),
  reverse3d: reversedAt([2, 3, 2], [0, 2]),
  reverse4d: reversedAt([2, 1, 3, 2], [2, 3]),
  reshape: {
    exact: true,
    calls: (draw) => [
      call(draw.float([2, 3]), [3, 2]),
      call(draw.float([2, 3]), [-1]),
      call(draw.float([1]), []),
      call(draw.float([2, 3, 4]), [4, -1, 2]),
      kink(draw.float([0, 3]), [3, 0]),
      ...ofEvery(draw, [4], [2, 2]),
      forward(draw.complex([4]), [2, 2]),
      refused(draw.float([2, 3]), [4, 2]),
      refused(draw.float([2, 3]), [-1, -1]),
    ],
  },
  expandDims: {
    exact: true,
    calls: (draw) => [
      call(draw.float([3])),
      call(draw.float([2, 3]), 1),
      call(draw.float([2, 3]), -1),
      call(draw.float([])),
      ...ofEvery(draw, [2], 1),
      forward(draw.complex([2]), 1),
      refused(draw.float([2]), 2),
    ],
  },
  squeeze: {
    exact: true,
    calls: (draw) => [
      call(draw.float([1, 3, 1])),
      call(draw.float([1, 3, 1]), [2]),
      call(draw.float([1, 1])),
      ...ofEvery(draw, [1, 2]),
      refused(draw.float([2, 3]), [0]),
    ],
  },
  ensureShape: {
    exact: true,
    calls: (draw) => [
      forward(draw.float([2, 3]), [2, 3]),
      forward(draw.float([2, 3]), [2, null]),
      refused(draw.float([2, 3]), [3, 2]),
      refused(draw.float([2, 3]), [6]),
    ],
  },
  transpose: {
    exact: true,
    calls: (draw) => [
      call(draw.float([])),
      call(draw.float([3])),
      call(draw.float([2, 3])),
      call(draw.float([2, 3]), [0, 1]),
      call(draw.float([2, 3, 4])),
      call(draw.float([2, 3, 4]), [1, 0, 2]),
      call(draw.float([2, 3, 4]), [0, 2, 1]),
      call(draw.float([2, 3, 4]), [2, 0, 1]),
      call(draw.float([2, 3, 2, 4]), [0, 3, 1, 2]),
      call(draw.float([2, 3, 2, 4]), [3, 2, 1, 0]),
      call(draw.float([1, 2, 3, 2, 2]), [4, 0, 2, 1, 3]),
      call(draw.float([1, 2, 3, 1, 2, 2]), [5, 4, 0, 2, 1, 3]),
      call(draw.float([17, 13])),
      call(draw.float([2, 1, 3]), [1, 0, 2]),
      kink(draw.float([2, 0])),
      kink(draw.float([0, 2, 3]), [2, 0, 1]),
      forward(draw.int([2, 3])),
      forward(draw.bool([2, 3])),
      forward(draw.int([2, 3, 2]), [2, 0, 1]),
      forward(draw.bool([2, 3, 2]), [2, 0, 1]),
      forward(draw.complex([2, 3])),
      refused(draw.text([2, 3])),
      // An axis twice: cpu writes each element to its own place, and leaves the rest 0.
      forward(draw.float([2, 3]), [1, 1]),
      refused(draw.float([2, 3]), [0]),
      refused(draw.float([2, 3]), [0, 2]),
    ],
  },
  batchToSpaceND: {
    exact: true,
    calls: (draw) => [
      call(
        draw.float([4, 1, 1, 2]),
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
      call(
        draw.float([4, 2, 3, 1]),
        [2, 2],
        [
          [1, 0],
          [0, 2],
        ],
      ),
      call(
        draw.float([8, 1, 3, 1]),
        [2, 2],
        [
          [0, 0],
          [2, 0],
        ],
      ),
      call(draw.float([4, 2]), [2], [[1, 1]]),
      forward(
        draw.int([4, 1, 1, 1]),
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
      refused(
        draw.complex([4, 1, 1, 1]),
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
      refused(
        draw.float([3, 1, 1, 1]),
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
    ],
  },
  spaceToBatchND: {
    exact: true,
    calls: (draw) => [
      call(
        draw.float([1, 2, 2, 2]),
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
      call(
        draw.float([1, 3, 4, 1]),
        [2, 2],
        [
          [1, 0],
          [0, 0],
        ],
      ),
      call(
        draw.float([2, 2, 4, 1]),
        [2, 2],
        [
          [0, 0],
          [2, 0],
        ],
      ),
      call(draw.float([2, 3]), [2], [[1, 0]]),
      forward(
        draw.int([1, 2, 2, 1]),
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
      refused(
        draw.float([1, 3, 3, 1]),
        [2, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
    ],
  },
  depthToSpace: {
    exact: true,
    calls: (draw) => [
      call(draw.float([1, 1, 1, 4]), 2),
      call(draw.float([2, 2, 3, 8]), 2),
      call(draw.float([1, 2, 1, 9]), 3, 'NHWC'),
      refused(draw.int([1, 2, 2, 4]), 2),
      refused(draw.float([1, 1, 1, 3]), 2),
      refused(draw.float([1, 1, 1, 4]), 1),
    ],
  },
  diag: {
    exact: true,
    calls: (draw) => [
      call(draw.float([3])),
      call(draw.float([2, 2])),
      call(draw.float([1])),
      forward(draw.int([3])),
      forward(draw.bool([3])),
      kink(given([], [0])),
      kink(given([1, Number.NaN])),
      refused(draw.complex([2])),
    ],
  },
} satisfies Family;
