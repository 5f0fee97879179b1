import { type Call, call, forward, given, kink, refused } from '../call.js';
import type { Draw } from '../draw.js';
import type { Entry, Family } from '../entry.js';

/** Mean, variance, offset, scale of the channels of the last axis. */
const statistics = (draw: Draw, n: number) =>
  [draw.float([n]), draw.positive([n]), draw.float([n]), draw.float([n])] as const;

const of = (draw: Draw, shape: readonly number[]): Call[] => {
  const [mean, variance, offset, scale] = statistics(draw, shape.at(-1)!);
  return [
    call(draw.float(shape), mean, variance),
    call(draw.float(shape), mean, variance, offset, scale, 0.01),
    call(draw.float(shape), mean, variance, offset),
    call(draw.float(shape), mean, variance, undefined, scale),
  ];
};
const ranked = (shape: readonly number[]): Entry => ({
  calls: (draw) => [...of(draw, shape), refused(draw.float([...shape, 1]), draw.float([1]), draw.float([1]))],
});

export default {
  batchNorm: {
    calls: (draw) => [
      ...[[2, 3], [2, 2, 3], [2, 2, 1, 3], [3]].flatMap((shape) => of(draw, shape)),
      call(
        draw.float([2, 3]),
        draw.float([2, 3]),
        draw.positive([2, 3]),
        draw.float([2, 3]),
        draw.float([2, 3]),
      ),
      kink(given([1, Number.NaN, 2, 3], [2, 2]), draw.float([2]), draw.positive([2])),
      kink(draw.float([0, 2]), draw.float([2]), draw.positive([2])),
      forward(draw.float([2, 3]), draw.int([3]), draw.int([3], 1, 5)),
      refused(draw.float([2, 3]), draw.float([2, 3]), draw.positive([3])),
    ],
  },
  batchNorm2d: ranked([4, 3]),
  batchNorm3d: ranked([2, 2, 3]),
  batchNorm4d: ranked([2, 3, 2, 3]),
  localResponseNormalization: {
    calls: (draw) => [
      call(draw.float([1, 2, 2, 7])),
      call(draw.float([2, 2, 1, 5]), 1),
      call(draw.float([1, 1, 2, 6]), 2, 1.5, 0.3, 0.6),
      call(draw.float([2, 2, 3]), 1, 1, 1, 0.5),
      call(draw.float([1, 1, 1, 1])),
      forward(draw.int([1, 1, 2, 3], 0, 99), 1, 0, 1, 0.5),
      refused(draw.float([2, 2])),
      refused(draw.float([1, 1, 2, 3]), 0.5),
    ],
  },
  movingAverage: {
    calls: (draw) => [
      call(draw.float([3]), draw.float([3]), 0.9, 1),
      call(draw.float([2, 2]), draw.float([2, 2]), 0.9, 3),
      call(draw.float([2]), draw.float([2]), 0.6, 2, false),
      refused(draw.float([3]), draw.float([2]), 0.9),
      refused(draw.float([3]), draw.float([3]), 0.9),
    ],
  },
  dropout: {
    exact: true,
    calls: (draw) => [
      call(draw.float([4, 5]), 0.5, undefined, 7),
      call(draw.float([4, 5]), 0.25, [4, 1], 7),
      call(draw.float([4, 5]), 0),
      forward(draw.float([40, 50]), 0.1, undefined, 'text'),
      refused(draw.float([3]), 1.5),
      refused(draw.int([3]), 0.5),
    ],
  },
} satisfies Family;
