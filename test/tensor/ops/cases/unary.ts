import { type Call, call, forward, given, type Input, kink, refused } from '../call.js';
import { type Draw, SPECIAL } from '../draw.js';
import type { Entry, Family } from '../entry.js';

const SHAPES = [[], [1], [7], [2, 3], [2, 1, 3, 2], [1, 2, 1, 2, 3], [2, 1, 1, 2, 1, 3], [3, 5, 11]];
const LONG = [67];

type Domain = (draw: Draw, shape: readonly number[]) => Input;
const between =
  (low: number, high: number): Domain =>
  (draw, shape) =>
    draw.float(shape, low, high);
const apart: Domain = (draw, shape) => draw.apart(shape, shape.length === 3 ? 0.1 : 0.25);
/** Nowhere near a whole number or a half. */
const offGrid: Domain = (draw, shape) => {
  const { values } = draw.float(shape, 0.1, 0.4);
  return given(
    values.map((x, i) => (x as number) + (i % 9) / 2 - 2),
    shape,
    'float32',
  );
};

const wholeNumbers = (draw: Draw): Call[] => [
  forward(draw.int([2, 4], -7, 8)),
  forward(given([-7, -1, 0, 1, 3, 7], [6], 'int32')),
  forward(given([], [0], 'int32')),
  forward(draw.bool([5])),
];
/** For ops that take float32 alone. */
const noWholeNumbers = (draw: Draw): Call[] => [refused(draw.int([3])), refused(draw.bool([3]))];

/** Shapes, nothing at all and special values, then more. */
const unary = (
  domain: Domain,
  entry: Partial<Entry> = {},
  more: (draw: Draw) => Call[] = wholeNumbers,
): Entry => ({
  ...entry,
  calls: (draw) => [
    ...SHAPES.map((shape) => call(domain(draw, shape))),
    call(domain(draw, LONG)),
    kink(given([], [0])),
    kink(given([], [2, 0, 3])),
    kink(SPECIAL),
    ...more(draw),
  ],
});

const real = between(-2, 2);
const positive = between(0.4, 3);
const exact = { exact: true };

export default {
  abs: unary(apart, exact, (draw) => [
    ...wholeNumbers(draw),
    forward(draw.complex([2, 3])),
    forward(draw.complex([])),
  ]),
  acos: unary(between(-0.8, 0.8)),
  acosh: unary(between(1.3, 4)),
  asin: unary(between(-0.8, 0.8)),
  asinh: unary(real),
  atan: unary(real),
  atanh: unary(between(-0.8, 0.8)),
  ceil: unary(offGrid, exact, noWholeNumbers),
  clone: unary(real, exact, (draw) => [
    ...wholeNumbers(draw),
    forward(draw.complex([3])),
    forward(draw.text([3])),
  ]),
  cos: unary(real, {}, noWholeNumbers),
  cosh: unary(real, {}, noWholeNumbers),
  elu: unary(apart, {}, noWholeNumbers),
  erf: unary(real, {}, (draw) => [forward(draw.int([4])), refused(draw.bool([3]))]),
  exp: unary(real),
  expm1: unary(real),
  floor: unary(offGrid, exact, noWholeNumbers),
  imag: { exact: true, calls: (draw) => [[], [3], [2, 3], [0]].map((s) => forward(draw.complex(s))) },
  isFinite: unary(real),
  isInf: unary(real, {}, (draw) => [...wholeNumbers(draw), refused(draw.complex([2]))]),
  isNaN: unary(real),
  log: unary(positive, {}, noWholeNumbers),
  log1p: unary(positive),
  logSigmoid: unary(real),
  logicalNot: {
    calls: (draw) => [[], [5], [2, 3], [2, 1, 3], [0]].map((shape) => forward(draw.bool(shape))),
  },
  neg: unary(real, exact),
  onesLike: unary(real, exact, (draw) => [
    ...wholeNumbers(draw),
    forward(draw.complex([2])),
    forward(draw.bool([0])),
  ]),
  real: { exact: true, calls: (draw) => [[], [3], [2, 3], [0]].map((s) => forward(draw.complex(s))) },
  reciprocal: unary(positive),
  relu: unary(apart, exact),
  relu6: unary(apart, exact),
  round: unary(offGrid, exact),
  rsqrt: unary(positive, {}, noWholeNumbers),
  selu: unary(apart),
  sigmoid: unary(real, {}, noWholeNumbers),
  sign: unary(apart, exact),
  sin: unary(real, {}, noWholeNumbers),
  sinh: unary(real),
  softplus: unary(between(-20, 20)),
  sqrt: unary(positive, {}, noWholeNumbers),
  square: unary(real),
  tan: unary(between(-1, 1), {}, noWholeNumbers),
  tanh: unary(real, {}, noWholeNumbers),
  zerosLike: unary(real, exact, (draw) => [
    ...wholeNumbers(draw),
    forward(draw.complex([2])),
    forward(draw.bool([3])),
  ]),

  cast: {
    exact: true,
    calls: (draw) => [
      ...(['float32', 'int32', 'bool'] as const).flatMap((dtype) => [
        call(draw.float([2, 3]), dtype),
        kink(SPECIAL, dtype),
        kink(given([0.5, -0.5, 0.99, -0.99, 1.5, -1.5, 2 ** 24, -(2 ** 31), 2 ** 31, 1e10]), dtype),
        forward(given([-7, -1, 0, 1, 3, 256, 65_536], [7], 'int32'), dtype),
        forward(draw.bool([2, 3]), dtype),
        forward(given([], [0, 2]), dtype),
        forward(given([3], [], 'int32'), dtype),
      ]),
      forward(draw.float([3]), 'complex64'),
      forward(draw.int([3]), 'complex64'),
      forward(draw.bool([3]), 'complex64'),
      forward(draw.complex([3]), 'complex64'),
      forward(draw.complex([3]), 'float32'),
      refused(draw.text([3]), 'string'),
      refused(draw.text([3]), 'float32'),
    ],
  },
  clipByValue: {
    exact: true,
    calls: (draw) => [
      ...[[], [7], [2, 3], [2, 1, 3, 2]].map((shape) => call(draw.apart(shape, 0.5), -1, 1)),
      kink(SPECIAL, -1, 2),
      forward(SPECIAL, 0, 0),
      kink(SPECIAL, Number.NEGATIVE_INFINITY, 1),
      kink(SPECIAL, 1, Number.POSITIVE_INFINITY),
      kink(given([], [0]), 0, 1),
      kink(given([0, 1, -1]), 0, 1),
      forward(draw.int([3, 3]), -2, 3),
      forward(given([-7, -1, 0, 1, 3, 7], [6], 'int32'), -1.5, 2.5),
      forward(draw.bool([3]), 0, 1),
      refused(draw.float([3]), 2, 1),
    ],
  },
  leakyRelu: {
    calls: (draw) => [
      ...SHAPES.map((shape) => call(apart(draw, shape))),
      call(draw.apart([2, 3]), 0.01),
      call(draw.apart([2, 3]), 0),
      call(draw.apart([2, 3]), -0.5),
      kink(SPECIAL, 0.1),
      kink(given([], [0])),
      forward(draw.int([4])),
      forward(draw.bool([4])),
    ],
  },
  step: unary(apart, exact, (draw) => [
    ...wholeNumbers(draw),
    call(draw.apart([4]), 0.3),
    kink(SPECIAL, -0.5),
  ]),
  prelu: {
    calls: (draw) => [
      call(draw.apart([3]), draw.float([3])),
      call(draw.apart([2, 3]), draw.float([3])),
      call(draw.apart([2, 3]), draw.float([1])),
      call(draw.apart([2, 2, 3]), draw.float([2, 3])),
      call(draw.apart([4, 5]), draw.float([4, 1])),
      call(draw.apart([1, 2, 2, 3]), draw.float([3])),
      kink(SPECIAL, draw.float([1])),
      kink(given([], [0, 3]), draw.float([3])),
    ],
  },
} satisfies Family;
