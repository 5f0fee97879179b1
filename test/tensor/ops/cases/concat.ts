import { type Argument, call, forward, given, kink, refused } from '../call.js';
import type { Draw } from '../draw.js';
import type { Entry, Family } from '../entry.js';

const places = (values: readonly number[]) => given(values, [values.length], 'int32');

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
      forward([draw.bool([2]), draw.bool([2])]),
      forward([draw.complex([2]), draw.complex([2])]),
      refused([draw.float([2]), draw.float([3])]),
      refused([draw.float([2]), draw.float([2])], 2),
    ],
  },
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
      refused(draw.complex([3]), [[1, 1]], 'reflect'),
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
} satisfies Family;
