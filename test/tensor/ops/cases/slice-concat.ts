import { type Argument, call, forward, given, kink, refused } from '../call.js';
import type { Draw } from '../draw.js';
import type { Entry, Family } from '../entry.js';

const places = (values: readonly number[]) => given(values, [values.length], 'int32');

const slicedAt = (shape: readonly number[], begin: Argument, size: Argument): Entry => ({
  exact: true,
  calls: (draw) => [
    call(draw.float(shape), begin, size),
    forward(draw.int(shape), begin, size),
    refused(draw.float([...shape, 1, 1]), begin, size),
  ],
});

const reversedAt = (shape: readonly number[], ...axes: Argument[]): Entry => ({
  exact: true,
  calls: (draw) => [
    call(draw.float(shape), ...axes),
    forward(draw.bool(shape), ...axes),
    refused(draw.float([...shape, 1, 1]), ...axes),
  ],
});

const joined = (rank: number): Entry => ({
  exact: true,
  calls: (draw) => {
    const shape = [2, 3, 1, 2].slice(0, rank);
    return [
      call([draw.float(shape), draw.float(shape)], 0),
      call([draw.float(shape), draw.float(shape.with(rank - 1, 4))], rank - 1),
      forward([draw.int(shape), draw.int(shape)], 0),
    ];
  },
});

const paddedAt = (rank: number, refuse: boolean): Entry => ({
  exact: true,
  calls: (draw) => {
    const paddings =
      rank === 1
        ? [1, 2]
        : [
            [1, 0],
            [0, 2],
            [1, 1],
            [0, 0],
          ].slice(0, rank);
    const shape = [2, 3, 1, 2].slice(0, rank);
    return [
      call(draw.float(shape), paddings),
      call(draw.float(shape), paddings, 0.5),
      forward(draw.int(shape), paddings, 3),
      ...(refuse ? [refused(draw.float(shape), [[1, 0]])] : []),
    ];
  },
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
  concat: {
    exact: true,
    calls: (draw) => [
      call([draw.float([2]), draw.float([3])]),
      call([draw.float([2, 3])]),
      call([draw.float([2, 3]), draw.float([1, 3])], 0),
      call([draw.float([2, 3]), draw.float([2, 1]), draw.float([2, 2])], 1),
      call([draw.float([2, 2, 3]), draw.float([2, 1, 3])], 1),
      call([draw.float([2, 2, 3]), draw.float([2, 2, 2])], -1),
      call([draw.float([1, 2, 1, 2]), draw.float([1, 2, 1, 1])], 3),
      call([draw.float([1, 2, 1, 2, 1]), draw.float([1, 2, 3, 2, 1])], 2),
      call([draw.float([2, 3]), draw.float([0, 3])], 0),
      kink([draw.float([0, 3]), draw.float([0, 3])], 0),
      kink([given([1, Number.NaN]), given([-0])]),
      forward([draw.int([2]), draw.int([1])]),
      forward([draw.bool([2]), draw.bool([1])]),
      forward([draw.text([2]), draw.text([1])]),
      forward([draw.text([2, 1]), draw.text([2, 2])], 1),
      forward([draw.complex([2]), draw.complex([1])]),
      refused([draw.float([2, 3]), draw.float([2, 2])], 0),
      refused([draw.float([2]), draw.float([2, 1])]),
      refused([draw.float([2]), draw.float([2])], 1),
      refused([]),
    ],
  },
  concat1d: {
    exact: true,
    calls: (draw) => [call([draw.float([2]), draw.float([3])]), forward([draw.text([2]), draw.text([1])])],
  },
  concat2d: joined(2),
  concat3d: joined(3),
  concat4d: joined(4),
  stack: {
    exact: true,
    calls: (draw) => [
      call([draw.float([3]), draw.float([3])]),
      call([draw.float([2, 3]), draw.float([2, 3])], 1),
      call([draw.float([2, 3]), draw.float([2, 3]), draw.float([2, 3])], 2),
      call([draw.float([2, 3]), draw.float([2, 3])], -1),
      call([draw.float([]), draw.float([])]),
      call([draw.float([2])]),
      kink([draw.float([0]), draw.float([0])]),
      forward([draw.int([2]), draw.int([2])]),
      forward([draw.text([2]), draw.text([2])]),
      refused([draw.float([2]), draw.float([3])]),
      refused([draw.float([2]), draw.float([2])], 2),
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
    ],
  },
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
  pad: {
    exact: true,
    calls: (draw) => [
      call(draw.float([3]), [[1, 2]]),
      call(
        draw.float([2, 3]),
        [
          [0, 1],
          [2, 0],
        ],
        7,
      ),
      call(
        draw.float([2, 2, 2]),
        [
          [1, 1],
          [0, 0],
          [0, 2],
        ],
        -0.5,
      ),
      call(draw.float([1, 2, 2, 1]), [
        [0, 0],
        [1, 1],
        [2, 1],
        [0, 0],
      ]),
      call(draw.float([1, 2, 1, 2, 1]), [
        [0, 0],
        [1, 1],
        [0, 1],
        [0, 0],
        [1, 0],
      ]),
      kink(draw.float([2]), [[1, 1]], Number.NaN),
      kink(draw.float([2]), [[1, 1]], -Infinity),
      call(draw.float([2]), [[0, 0]]),
      kink(draw.float([0]), [[1, 2]], 3),
      kink(
        draw.float([2, 0]),
        [
          [1, 0],
          [0, 2],
        ],
        3,
      ),
      forward(
        draw.int([2, 2]),
        [
          [1, 0],
          [0, 1],
        ],
        9,
      ),
      forward(draw.bool([3]), [[1, 1]], 1),
      refused(draw.float([2, 2]), [
        [1, 1],
        [1, 1],
        [1, 1],
      ]),
      refused(draw.float([]), [[1, 1]]),
    ],
  },
  pad1d: paddedAt(1, false),
  pad2d: paddedAt(2, true),
  pad3d: paddedAt(3, true),
  pad4d: paddedAt(4, true),
  mirrorPad: {
    exact: true,
    calls: (draw) => [
      call(draw.float([4]), [[1, 2]], 'reflect'),
      call(draw.float([4]), [[2, 3]], 'symmetric'),
      call(
        draw.float([3, 4]),
        [
          [1, 2],
          [0, 3],
        ],
        'reflect',
      ),
      call(
        draw.float([3, 2]),
        [
          [0, 1],
          [2, 1],
        ],
        'symmetric',
      ),
      call(
        draw.float([1, 3, 4, 2]),
        [
          [0, 0],
          [1, 2],
          [2, 1],
          [0, 0],
        ],
        'reflect',
      ),
      call(
        draw.float([2, 3, 3]),
        [
          [1, 0],
          [1, 1],
          [2, 2],
        ],
        'symmetric',
      ),
      forward(draw.int([3]), [[1, 1]], 'reflect'),
      refused(draw.float([3]), [[3, 0]], 'reflect'),
      refused(draw.float([3]), [[4, 0]], 'symmetric'),
      refused(draw.float([3]), [[1, 1]], 'mirror'),
    ],
  },
  tile: {
    exact: true,
    calls: (draw) => [
      call(draw.float([3]), [2]),
      call(draw.float([2, 3]), [2, 3]),
      call(draw.float([2, 1, 3]), [1, 4, 2]),
      call(draw.float([1, 2, 1, 2]), [2, 1, 3, 1]),
      kink(draw.float([1, 1, 2, 1, 2]), [1, 2, 1, 2, 1]),
      kink(draw.float([3]), [0]),
      ...ofEvery(draw, [3], [2]),
      ...ofEvery(draw, [2, 2], [1, 2]),
      refused(draw.float([3]), [2, 2]),
    ],
  },
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
      refused(draw.float([2, 3]), [0]),
      refused(draw.float([2, 3]), [0, 2]),
    ],
  },
  broadcastTo: {
    exact: true,
    calls: (draw) => [
      call(draw.float([]), [2, 2]),
      call(draw.float([3]), [2, 3]),
      call(draw.float([2, 1]), [2, 3]),
      call(draw.float([2, 1, 3]), [4, 2, 5, 3]),
      call(draw.float([2, 3]), [2, 3]),
      forward(draw.int([1]), [3]),
      forward(draw.bool([1]), [3]),
      refused(draw.float([2]), [3]),
      refused(draw.float([2, 2]), [2]),
    ],
  },
  broadcastArgs: {
    calls: () => [
      forward(places([2, 1]), places([3])),
      forward(places([4, 1, 3]), places([2, 1])),
      forward(places([]), places([2])),
      refused(places([2]), places([3])),
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
      kink(given([1, Number.NaN])),
    ],
  },
  meshgrid: {
    exact: true,
    calls: (draw) => [
      call(draw.float([2]), draw.float([3])),
      call(draw.float([2]), draw.float([3]), { indexing: 'ij' }),
      forward(draw.float([2])),
      forward(draw.int([2]), draw.int([2])),
      refused(draw.float([2]), draw.float([2]), { indexing: 'ji' }),
    ],
  },
  setdiff1dAsync: {
    calls: (draw) => [
      forward(draw.int([7], 0, 6), draw.int([3], 0, 6)),
      forward(given([1, 2, 2.5]), given([2])),
      refused(given(['a', 'b', 'c']), given(['b'])),
      forward(given([1, 1]), given([1])),
      refused(draw.int([3]), draw.float([3])),
      refused(draw.float([2, 2]), draw.float([2])),
    ],
  },
} satisfies Family;
