import { type Call, call, forward, given, type Input, kink, refused } from '../call.js';
import { type Draw, SPECIAL } from '../draw.js';
import type { Entry, Family } from '../entry.js';

const WAYS: readonly [readonly number[], (number | number[])?, boolean?][] = [
  [[]],
  [[1]],
  [[7]],
  [[2, 3]],
  [[2, 3], 0],
  [[2, 3], 1],
  [[2, 3], -1, true],
  [[2, 3], [0, 1], true],
  [[2, 3, 4], 1],
  [
    [2, 3, 4],
    [0, 2],
  ],
  [[2, 3, 4], [2, 0], true],
  [
    [2, 1, 3, 2],
    [1, 2],
  ],
  [
    [2, 3, 2, 2],
    [0, 3],
  ],
  [
    [1, 2, 1, 2, 3],
    [1, 3],
  ],
  [[67]],
];
const WITHOUT: typeof WAYS = [
  [[0]],
  [[2, 0], 0],
  [[0, 3], 1],
  [
    [2, 0, 2],
    [0, 2],
  ],
];
const OF_NOTHING: typeof WAYS = [[[0]], [[2, 0], 1], [[0, 3], 0], [[2, 0, 2], 1, true]];

type Domain = (draw: Draw, shape: readonly number[]) => Input;
const real: Domain = (draw, shape) => draw.float(shape);
const apart: Domain = (draw, shape) => draw.apart(shape);

const wholeNumbers = (draw: Draw): Call[] => [
  forward(draw.int([2, 3]), 1),
  forward(draw.int([7])),
  forward(draw.int([2, 3, 2]), [0, 2], true),
  forward(draw.bool([2, 3]), 0),
  forward(draw.bool([6])),
];

const reduction = (
  domain: Domain,
  entry: Partial<Entry> = {},
  more: (draw: Draw) => Call[] = wholeNumbers,
): Entry => ({
  ...entry,
  calls: (draw) => [
    ...WAYS.map(([shape, ...rest]) => call(domain(draw, shape), ...rest)),
    ...WITHOUT.slice(1).map(([shape, ...rest]) => kink(domain(draw, shape), ...rest)),
    ...OF_NOTHING.map(([shape, ...rest]) => kink(domain(draw, shape), ...rest)),
    kink(given([1, Number.NaN, 2, -1, 3, 4], [2, 3]), 1),
    kink(given([1, Infinity, 2, -Infinity, 3, 4], [2, 3]), 1),
    kink(given([Infinity, -Infinity, 1], [3])),
    kink(given([-0, 0, -0], [3])),
    kink(given([2, 2, 1, 1, 2, 2], [2, 3]), 0),
    kink(given([2, 2, 1, 1, 2, 2], [2, 3]), 1),
    refused(draw.float([2, 3]), 2),
    refused(draw.float([2, 3]), -3),
    ...more(draw),
  ],
});

/** Along one axis; no list of axes. */
const ALONG = WAYS.filter(([, axis]) => typeof axis !== 'object');
const position: Entry = {
  noGradient: true,
  calls: (draw) => [
    ...ALONG.filter(([shape]) => shape.length > 0).map(([shape, axis]) => forward(draw.apart(shape), axis)),
    forward(given([1, 3, 3, 2])),
    forward(given([1, Number.NaN, 3])),
    forward(given([Number.NaN, 1, Number.NaN, 3])),
    forward(given([-Infinity, -Infinity])),
    forward(given([Infinity, Infinity])),
    forward(given([-0, 0])),
    forward(draw.int([3, 4], -2, 3), 1),
    forward(draw.bool([3, 4]), 0),
    forward(given([], [2, 0]), 0),
    refused(draw.float([2, 3]), 2),
    refused(draw.complex([2]), 0),
  ],
};

const truth: Entry = {
  calls: (draw) => [
    ...WAYS.map(([shape, ...rest]) => forward(draw.bool(shape), ...rest)),
    ...[...WITHOUT, ...OF_NOTHING].map(([shape, ...rest]) => forward(draw.bool(shape), ...rest)),
    refused(draw.float([3])),
    refused(draw.bool([2, 3]), 2),
  ],
};

const cumulative = (domain: Domain, entry: Partial<Entry> = {}): Entry => ({
  ...entry,
  calls: (draw) => [
    ...[[5], [2, 3], [2, 3, 2]].flatMap((shape) =>
      [
        [0, false, false],
        [0, true, false],
        [shape.length - 1, false, true],
        [-1, true, true],
      ].map((rest) => call(domain(draw, shape), ...rest)),
    ),
    call(domain(draw, [2, 3, 4]), 1),
    call(domain(draw, [1])),
    kink(given([1, Number.NaN, 2])),
    kink(given([0, 2, 0, 3])),
    kink(given([], [0])),
    kink(given([], [2, 0]), 1),
    forward(draw.int([2, 3]), 1),
    forward(draw.bool([4])),
    refused(draw.float([2]), 1),
  ],
});

export default {
  all: truth,
  any: truth,
  argMax: position,
  argMin: position,
  max: reduction(apart, { exact: true }),
  min: reduction(apart, { exact: true }),
  mean: reduction(real),
  sum: reduction(real),
  prod: reduction((draw, shape) => draw.float(shape, 0.7, 1.4)),
  logSumExp: reduction(real),
  euclideanNorm: reduction(real, {}, (draw) => [refused(draw.int([3])), refused(draw.bool([3]))]),
  moments: reduction(real),
  norm: {
    calls: (draw) => [
      call(draw.float([5])),
      call(draw.float([2, 3])),
      call(draw.float([2, 3]), 2, 1),
      call(draw.float([2, 3]), 'euclidean', 0, true),
      call(draw.apart([2, 3]), 1, 1),
      call(draw.apart([2, 3]), Infinity, 1),
      call(draw.apart([2, 3]), -Infinity, 0),
      call(draw.float([2, 3]), 'fro', [0, 1]),
      call(given([1, -3, 0.5, 2, 5, -1, 0.25, 2, -2.5], [3, 3]), Infinity, [0, 1]),
      call(draw.float([2, 3, 2], 0.5, 3), 1, [0, 1]),
      call(draw.float([2, 3, 2]), 'euclidean', [0, 1], true),
      call(draw.float([])),
      kink(given([0, 0])),
      kink(given([], [0])),
      refused(draw.int([4])),
      refused(draw.float([2, 3]), 'fro', 1),
      refused(draw.float([2, 3]), 3, 1),
    ],
  },
  cumsum: cumulative(real),
  cumprod: cumulative((draw, shape) => draw.float(shape, 0.5, 1.5)),
  softmax: along(real, false),
  logSoftmax: along(real, true),
  bincount: {
    noGradient: true,
    calls: (draw) => [
      forward(draw.int([7], 0, 4), given([], [0]), 4),
      { args: [draw.int([7], 0, 4), draw.float([7]), 5], kind: 'forward' },
      forward(given([0, 9, 1], [3], 'int32'), given([], [0]), 3),
      forward(given([], [0], 'int32'), given([], [0]), 2),
      refused(given([-1, 1], [2], 'int32'), given([], [0]), 3),
      refused(draw.float([3]), given([], [0]), 3),
      refused(draw.int([3], 0, 2), given([], [0]), -1),
    ],
  },
  denseBincount: {
    calls: (draw) => [
      forward(draw.int([7], 0, 4), given([], [0]), 4),
      forward(draw.int([2, 5], 0, 4), given([], [0, 0]), 4),
      forward(draw.int([2, 5], 0, 4), draw.float([2, 5]), 4),
      forward(draw.int([2, 5], 0, 4), given([], [0, 0]), 3, true),
      forward(draw.int([6], 0, 4), given([], [0]), 4, true),
      refused(draw.float([3]), given([], [0]), 3),
    ],
  },
  topk: {
    exact: true,
    calls: (draw) => [
      call(draw.apart([6]), 3),
      call(draw.apart([3, 5]), 2),
      call(draw.apart([2, 3, 4]), 4, true),
      call(draw.apart([5])),
      call(draw.apart([4, 1]), 1),
      forward(draw.apart([5]), 3, false),
      forward(draw.apart([3]), 0),
      forward(given([1, 3, 3, 2, 3]), 4),
      forward(given([1, 3, Infinity, -Infinity]), 3),
      forward(draw.int([3, 4]), 2),
      forward(draw.bool([5]), 2),
      forward(given([], [0, 3]), 1),
      refused(draw.float([3]), 4),
      refused(draw.float([3]), -1),
      refused(draw.float([])),
    ],
  },
  unique: {
    calls: (draw) => [
      forward(draw.int([8], 0, 4)),
      forward(given([1, 2, 1, 0.5])),
      forward(given([1, 2, 1, 2, 3, 4], [3, 2], 'int32'), 0),
      forward(given([1, 2, 1, 1, 2, 1], [2, 3], 'int32'), 1),
      forward(given([1, 1, 2, 2, 1, 1, 2, 2], [2, 2, 2]), 2),
      forward(draw.text([6], ['a', 'b'])),
      forward(draw.bool([5])),
      refused(draw.int([3]), 1),
    ],
  },
  searchSorted: {
    noGradient: true,
    calls: (draw) => [
      forward(given([0, 1, 2, 5]), given([-1, 0, 1.5, 5, 6])),
      forward(given([0, 1, 1, 5], [4], 'int32'), given([1, 0, 7], [3], 'int32'), 'right'),
      forward(given([0, 1, 2, 3, 5, 8], [2, 3]), given([1, 2.5, 4, 9], [2, 2])),
      forward(given([0, 1, 2, 3, 5, 8], [2, 3]), given([1, 2.5, 3, 9], [2, 2]), 'right'),
      forward(given([0, 0, 1], [3], 'bool'), given([1, 0], [2], 'bool')),
      refused(draw.float([2, 3]), draw.float([3, 2])),
      refused(draw.float([3]), draw.float([])),
    ],
  },
  lowerBound: bound(),
  upperBound: bound(),
  inTopKAsync: {
    calls: (draw) => [
      forward(draw.apart([3, 5]), draw.int([3], 0, 5), 2),
      forward(draw.apart([2, 3, 4]), draw.int([2, 3], 0, 4)),
      refused(draw.apart([3, 5]), draw.int([2], 0, 5), 2),
      refused(draw.apart([3, 5]), draw.int([3], 0, 5), 6),
    ],
  },
} satisfies Family;

function bound(): Entry {
  return {
    calls: (draw) => [
      forward(given([0, 1, 2, 5]), given([-1, 0, 1, 1.5, 5, 6])),
      forward(given([0, 1, 1, 2, 5, 8], [2, 3], 'int32'), given([1, 2, 5, 9], [2, 2], 'int32')),
      refused(draw.float([2, 3]), draw.float([3, 2])),
    ],
  };
}

function along(domain: Domain, ints: boolean): Entry {
  return {
    calls: (draw) => [
      ...[[1], [7], [2, 3], [2, 3, 4], [1, 2, 2, 3]].map((shape) => call(domain(draw, shape))),
      call(domain(draw, [3, 5]), 1),
      kink(given([1000, 0, -1000])),
      kink(given([1, Number.NaN, 2])),
      kink(given([Infinity, 1])),
      kink(given([-Infinity, 1])),
      kink(given([], [2, 0])),
      kink(given([], [0, 2])),
      ...(ints ? [forward(draw.int([2, 3]))] : [refused(draw.int([2, 3]))]),
      kink(SPECIAL),
      refused(draw.float([2, 3]), 0),
    ],
  };
}
