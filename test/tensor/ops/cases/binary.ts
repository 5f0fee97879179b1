import { type Call, call, forward, given, type Input, kink, refused } from '../call.js';
import { type Draw, SPECIAL } from '../draw.js';
import type { Entry, Family } from '../entry.js';

/** Equal, and broadcast in every way; some with nothing in them. */
const PAIRS: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[], []],
  [[7], [7]],
  [[2, 3], []],
  [[], [2, 3]],
  [[2, 3], [3]],
  [[3], [2, 3]],
  [
    [2, 1],
    [1, 3],
  ],
  [
    [2, 3, 4],
    [3, 1],
  ],
  [
    [2, 3, 4],
    [2, 3, 4],
  ],
  [
    [1, 2, 1, 3],
    [4, 1, 2, 1],
  ],
  [[1], [1, 1]],
  [
    [1, 2, 1, 2, 3],
    [2, 1, 2, 1, 1],
  ],
  [
    [2, 1, 2, 1, 2, 1, 2],
    [1, 2, 1, 1, 2, 1, 1],
  ],
  [[67], [67]],
];
const EMPTY: typeof PAIRS = [
  [[0], [0]],
  [[0], [1]],
  [[2, 0, 3], [3]],
  [[], [0, 2]],
];

type Domain = (draw: Draw, shape: readonly number[]) => Input;
const real: Domain = (draw, shape) => draw.float(shape);
const positive: Domain = (draw, shape) => draw.positive(shape);
const ORDINARY = [Number.NaN, Infinity, -Infinity, 0, -0, 1, -1, 0.5, -2, 3];

/** Quotients and powers leave float32's range at the edges of this: both orders of every pair. */
const column = given(ORDINARY, [ORDINARY.length, 1]);
const row = given(ORDINARY, [ORDINARY.length]);

const binary = (
  a: Domain,
  b: Domain,
  entry: Partial<Entry> = {},
  more: (draw: Draw) => Call[] = () => [],
): Entry => ({
  ...entry,
  calls: (draw) => [
    ...PAIRS.map(([p, q]) => call(a(draw, p), b(draw, q))),
    ...EMPTY.map(([p, q]) => kink(a(draw, p), b(draw, q))),
    kink(column, row),
    forward(draw.int([2, 3], 1, 9), draw.int([3], 1, 9)),
    forward(draw.int([4], -9, 9), given([-3, -1, 2, 7], [4], 'int32')),
    forward(given([-7, 7, -8, 8], [4], 'int32'), given([2, -2, 3, -3], [4], 'int32')),
    kink(draw.int([2, 3], 1, 4), b(draw, [3])),
    kink(a(draw, [2, 3]), draw.int([3], 1, 4)),
    refused(draw.float([2]), draw.float([3])),
    refused(draw.float([2, 3]), draw.float([2])),
    refused(draw.text([2]), draw.float([2])),
    ...more(draw),
  ],
});

const bools = (draw: Draw): Call[] => [
  forward(draw.bool([2, 3]), draw.bool([3])),
  forward(draw.bool([4]), draw.int([4])),
];
const complexes = (draw: Draw): Call[] => [
  forward(draw.complex([3]), draw.complex([3])),
  forward(draw.complex([2, 3]), draw.complex([3])),
  forward(draw.complex([]), draw.complex([2])),
  forward(draw.complex([3]), draw.float([3])),
];
/** Pairs of which neither is near the other. */
const odd: Domain = (draw, shape) =>
  given(
    (draw.apart(shape).values as number[]).map((x) => x + 0.125),
    shape,
    'float32',
  );
const even: Domain = (draw, shape) => draw.apart(shape);
/** Quotients that stay clear of whole numbers: x in units of 0.5, y about 2. */
const dividend: Domain = (draw, shape) =>
  given(
    draw.int(shape, -4, 5).values.map((n) => (n as number) * 2 + 0.9),
    shape,
    'float32',
  );
const divisor: Domain = (draw, shape) => draw.float(shape, 1.95, 2.05);
const whole = (values: readonly number[]) => given(values, [values.length], 'int32');
const exact = { exact: true };

export default {
  add: binary(real, real, {}, (draw) => [...bools(draw), ...complexes(draw)]),
  sub: binary(real, real, {}, (draw) => [...complexes(draw)]),
  mul: binary(real, real, {}, (draw) => [...complexes(draw)]),
  div: binary(real, positive, {}, (draw) => [
    kink(given([1, 1, -1, -1]), given([0, -0, 0, -0])),
    forward(draw.int([3], 1, 5), given([0, 2, 3], [3], 'int32')),
  ]),
  divNoNan: binary(real, positive, {}, () => [kink(given([1, -1, 0]), given([0, 0, 0]))]),
  floorDiv: binary(dividend, divisor),
  mod: binary(dividend, divisor, {}, () => [forward(whole([-5, 1, 0]), whole([0, 0, 0]))]),
  pow: binary(positive, real, {}, () => [
    kink(given([-2, -2, -2, -1]), given([2, 3, -1, 0.5])),
    kink(given([0, 0, 0]), given([0, 1, 2])),
    forward(given([2, 3, -2, 0], [4], 'int32'), given([3, 0, 3, 2], [4], 'int32')),
  ]),
  maximum: binary(even, odd, exact),
  minimum: binary(even, odd, exact),
  squaredDifference: binary(real, real),
  atan2: binary(positive, real, {}, (draw) => [forward(draw.bool([6]), draw.bool([6]))]),
  addN: {
    calls: (draw) => [
      call([draw.float([2, 3])]),
      call([draw.float([2, 3]), draw.float([2, 3])]),
      call([draw.float([4]), draw.float([4]), draw.float([4])]),
      call([draw.float([]), draw.float([])]),
      kink([SPECIAL, SPECIAL]),
      kink([given([], [0]), given([], [0])]),
      forward([draw.int([3]), draw.int([3]), draw.int([3])]),
      forward([given([1, 1, 0], [3], 'bool'), given([1, 0, 0], [3], 'bool')]),
      refused([draw.complex([2]), draw.complex([2])]),
      refused([draw.float([2]), draw.float([3])]),
      refused([draw.float([2]), draw.int([2])]),
    ],
  },
  bitwiseAnd: {
    calls: (draw) => [
      ...[
        [[4], [4]],
        [
          [2, 3],
          [2, 3],
        ],
        [[], []],
        [[0], [0]],
      ].map(([p, q]) => forward(draw.int(p!, -100, 100), draw.int(q!, -100, 100))),
      refused(draw.float([2]), draw.float([2])),
      refused(draw.int([2]), draw.int([3])),
    ],
  },
} satisfies Family;
