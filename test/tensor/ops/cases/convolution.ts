import { type Argument, type Call, call, forward, kink, refused } from '../call.js';
import type { Draw } from '../draw.js';
import type { Family } from '../entry.js';

type Shape = readonly number[];
const explicit = (t: number, b: number, l: number, r: number) => [
  [0, 0],
  [t, b],
  [l, r],
  [0, 0],
];

/** Image, filter, strides, padding, and what follows. */
const PLANES: readonly (readonly [Shape, Shape, Argument, Argument, ...Argument[]])[] = [
  [[1, 4, 4, 1], [1, 1, 1, 1], 1, 'valid'],
  [[2, 5, 4, 3], [3, 3, 3, 2], 1, 'same'],
  [[2, 5, 6, 2], [3, 3, 2, 3], 1, 'valid'],
  [[1, 7, 6, 2], [3, 3, 2, 2], 2, 'same'],
  [[1, 7, 8, 2], [3, 2, 2, 2], [2, 3], 'valid'],
  [[1, 5, 5, 2], [2, 2, 2, 2], 1, 'same'],
  [[1, 6, 5, 1], [4, 3, 1, 2], 1, 2],
  [[1, 6, 5, 2], [3, 3, 2, 1], 2, 1, 'NHWC', 1, 'floor'],
  [[1, 5, 5, 2], [3, 3, 2, 2], 1, explicit(1, 2, 0, 3)],
  [[1, 7, 7, 2], [3, 3, 2, 2], 1, 'same', 'NHWC', 2],
  [[1, 8, 7, 1], [3, 2, 1, 2], 1, 'valid', 'NHWC', [2, 3]],
  [[1, 9, 9, 2], [1, 1, 2, 3], 3, 'valid'],
  [[3, 1, 1, 5], [1, 1, 5, 4], 1, 'same'],
  [[1, 3, 3, 2], [3, 3, 2, 5], 1, 'valid'],
  [[5, 4, 3], [3, 3, 3, 2], 1, 'same'],
  [[1, 2, 5, 4], [3, 3, 2, 3], 1, 'same', 'NCHW'],
  [[2, 2, 6, 5], [2, 3, 2, 2], 2, 'valid', 'NCHW'],
  [[1, 2, 5, 5], [3, 3, 2, 2], 1, 1, 'NCHW'],
  [[1, 12, 13, 9], [3, 3, 9, 11], 1, 'same'],
];

const planes = (draw: Draw, kind: (...args: Argument[]) => Call = call): Call[] =>
  PLANES.map(([x, filter, ...rest]) => kind(draw.float(x), draw.float(filter, -1, 1), ...rest));

/** Depthwise: the filter's last two sizes are channels and how many each gives. */
const DEPTHWISE: typeof PLANES = [
  [[1, 4, 4, 1], [1, 1, 1, 1], 1, 'valid'],
  [[2, 5, 4, 3], [3, 3, 3, 1], 1, 'same'],
  [[1, 5, 6, 2], [3, 3, 2, 2], 1, 'valid'],
  [[1, 7, 6, 2], [3, 3, 2, 1], 2, 'same'],
  [[1, 6, 5, 2], [2, 3, 2, 3], 1, 1],
  [[1, 7, 7, 2], [3, 3, 2, 1], 1, 'same', 'NHWC', 2],
  [[1, 8, 7, 2], [3, 2, 2, 2], 1, 'valid', 'NHWC', [2, 3]],
  [[1, 5, 5, 4], [3, 3, 4, 1], 1, explicit(1, 0, 2, 1)],
  [[5, 5, 2], [3, 3, 2, 1], 1, 'same'],
  [[1, 9, 8, 16], [3, 3, 16, 1], 1, 'same'],
];

const fused = (rows: typeof PLANES, draw: Draw, channels: (filter: Shape) => number): Call[] => [
  ...rows
    .filter(([x]) => x.length === 4)
    .map(([x, filter, strides, pad, dataFormat = 'NHWC', dilations = 1]) =>
      call({ x: draw.float(x), filter: draw.float(filter, -1, 1), strides, pad, dataFormat, dilations }),
    ),
  ...['linear', 'sigmoid', 'relu', 'relu6', 'elu', 'leakyrelu', 'prelu'].map((activation) => {
    const [x, filter, strides, pad] = rows[1]!;
    const smooth = activation === 'linear' || activation === 'sigmoid';
    return (smooth ? call : activation === 'prelu' ? forward : kink)({
      x: draw.float(x),
      filter: draw.float(filter, -1, 1),
      strides,
      pad,
      bias: draw.float([channels(filter)]),
      activation,
      ...(activation === 'leakyrelu' && { leakyreluAlpha: 0.3 }),
      ...(activation === 'prelu' && { preluActivationWeights: draw.float([1, 1, channels(filter)]) }),
    });
  }),
  refused({ x: draw.float([1, 4, 4, 2]), filter: draw.float([3, 3, 3, 2]), strides: 1, pad: 'same' }),
  refused({
    x: draw.float(rows[1]![0]),
    filter: draw.float(rows[1]![1]),
    strides: 1,
    pad: 'same',
    bias: draw.float([channels(rows[1]![1]) + 1]),
  }),
];

export default {
  conv2d: {
    calls: (draw) => [
      ...planes(draw),
      kink(draw.float([0, 4, 4, 2]), draw.float([3, 3, 2, 2]), 1, 'same'),
      refused(draw.float([1, 4, 4, 2]), draw.float([3, 3, 3, 2]), 1, 'same'),
      refused(draw.float([4, 4]), draw.float([3, 3, 1, 1]), 1, 'same'),
      refused(draw.float([1, 4, 4, 2]), draw.float([3, 3, 2]), 1, 'same'),
      refused(draw.float([1, 7, 7, 2]), draw.float([3, 3, 2, 2]), 2, 'same', 'NHWC', 2),
      refused(draw.float([1, 7, 7, 2]), draw.float([3, 3, 2, 2]), 0, 'same'),
    ],
  },
  conv1d: {
    calls: (draw) => [
      call(draw.float([2, 6, 2]), draw.float([3, 2, 3]), 1, 'same'),
      call(draw.float([1, 7, 2]), draw.float([2, 2, 2]), 2, 'valid'),
      call(draw.float([7, 2]), draw.float([3, 2, 2]), 1, 'valid'),
      call(draw.float([1, 8, 1]), draw.float([3, 1, 2]), 1, 'same', 'NWC', 2),
      call(draw.float([1, 6, 2]), draw.float([3, 2, 2]), 1, explicit(0, 0, 1, 2)),
      // It would pad the height that it adds, too.
      refused(draw.float([1, 6, 2]), draw.float([3, 2, 2]), 1, 1),
      refused(draw.float([1, 6, 2]), draw.float([3, 3, 2]), 1, 'same'),
      refused(draw.float([1, 6, 2]), draw.float([3, 2, 2]), 2, 'same', 'NWC', 2),
    ],
  },
  conv2dTranspose: {
    calls: (draw) => [
      call(draw.float([2, 3, 3, 2]), draw.float([2, 2, 3, 2]), [2, 6, 6, 3], 2, 'same'),
      call(draw.float([1, 3, 4, 2]), draw.float([3, 3, 2, 2]), [1, 3, 4, 2], 1, 'same'),
      call(draw.float([1, 3, 3, 1]), draw.float([3, 3, 2, 1]), [1, 5, 5, 2], 1, 'valid'),
      call(draw.float([1, 3, 2, 2]), draw.float([3, 2, 1, 2]), [1, 7, 4, 1], 2, 'valid'),
      call(draw.float([3, 3, 2]), draw.float([2, 2, 1, 2]), [6, 6, 1], 2, 'same'),
      call(draw.float([1, 4, 4, 1]), draw.float([3, 3, 1, 1]), [1, 4, 4, 1], 1, 1),
      forward(draw.int([1, 3, 3, 2]), draw.float([2, 2, 1, 2]), [1, 6, 6, 1], 2, 'same'),
      refused(draw.float([1, 3, 3, 2]), draw.float([2, 2, 3, 3]), [1, 6, 6, 3], 2, 'same'),
    ],
  },
  depthwiseConv2d: {
    calls: (draw) => [
      ...DEPTHWISE.map(([x, filter, ...rest]) => call(draw.float(x), draw.float(filter), ...rest)),
      refused(draw.float([1, 4, 4, 2]), draw.float([3, 3, 3, 1]), 1, 'same'),
      refused(draw.float([4, 4]), draw.float([3, 3, 1, 1]), 1, 'same'),
    ],
  },
  separableConv2d: {
    calls: (draw) => [
      call(draw.float([2, 5, 4, 2]), draw.float([3, 3, 2, 1]), draw.float([1, 1, 2, 3]), 1, 'same'),
      call(draw.float([1, 6, 5, 2]), draw.float([2, 3, 2, 2]), draw.float([1, 1, 4, 2]), 1, 'valid'),
      call(draw.float([1, 6, 6, 2]), draw.float([3, 3, 2, 1]), draw.float([1, 1, 2, 2]), 2, 'same'),
      call(draw.float([1, 6, 6, 2]), draw.float([3, 3, 2, 1]), draw.float([1, 1, 2, 2]), 1, 'same', 2),
      call(draw.float([5, 5, 2]), draw.float([3, 3, 2, 1]), draw.float([1, 1, 2, 2]), 1, 'same'),
      refused(draw.float([1, 5, 5, 2]), draw.float([3, 3, 2, 1]), draw.float([1, 1, 3, 2]), 1, 'same'),
    ],
  },
  conv3d: {
    calls: (draw) => [
      call(draw.float([1, 3, 3, 3, 1]), draw.float([2, 2, 2, 1, 2]), 1, 'same'),
      call(draw.float([2, 3, 4, 3, 2]), draw.float([2, 3, 2, 2, 2]), 1, 'valid'),
      call(draw.float([1, 4, 4, 3, 2]), draw.float([3, 2, 2, 2, 1]), 2, 'same'),
      call(draw.float([1, 5, 4, 4, 1]), draw.float([2, 2, 2, 1, 1]), 1, 'valid', 'NDHWC', 2),
      call(draw.float([3, 3, 3, 2]), draw.float([1, 1, 1, 2, 3]), 1, 'same'),
      call(draw.float([1, 2, 5, 1, 1]), draw.float([2, 1, 1, 1, 1]), [1, 2, 1], 'valid'),
      forward(draw.int([1, 3, 3, 3, 1]), draw.int([2, 2, 2, 1, 2]), 1, 'same'),
      refused(draw.float([1, 3, 3, 3, 1]), draw.float([2, 2, 2, 2, 2]), 1, 'same'),
      refused(draw.float([3, 3, 3]), draw.float([2, 2, 2, 1, 2]), 1, 'same'),
    ],
  },
  conv3dTranspose: {
    calls: (draw) => [
      call(draw.float([1, 2, 2, 2, 2]), draw.float([2, 2, 2, 1, 2]), [1, 4, 4, 4, 1], 2, 'same'),
      call(draw.float([1, 2, 2, 2, 1]), draw.float([2, 2, 2, 2, 1]), [1, 3, 3, 3, 2], 1, 'valid'),
      call(draw.float([2, 2, 2, 1]), draw.float([2, 2, 2, 1, 1]), [4, 4, 4, 1], 2, 'same'),
      refused(draw.float([1, 2, 2, 2, 2]), draw.float([2, 2, 2, 1, 1]), [1, 4, 4, 4, 1], 2, 'same'),
    ],
  },
  dilation2d: {
    calls: (draw) => [
      call(draw.apart([1, 4, 4, 1]), draw.float([2, 2, 1], -0.02, 0.02), 1, 'same'),
      call(draw.apart([2, 4, 5, 2]), draw.float([2, 3, 2], -0.02, 0.02), 1, 'valid'),
      call(draw.apart([1, 5, 5, 2]), draw.float([3, 2, 2], -0.02, 0.02), 2, 'same'),
      call(draw.apart([1, 6, 6, 1]), draw.float([2, 2, 1], -0.02, 0.02), 1, 'valid', 2),
      call(draw.apart([4, 4, 2]), draw.float([2, 2, 2], -0.02, 0.02), 1, 'same'),
      kink(draw.float([1, 4, 4, 1], -3, -2), draw.float([2, 2, 1]), 1, 'same'),
      refused(draw.apart([1, 4, 4, 2]), draw.float([2, 2, 1]), 1, 'same'),
    ],
  },
  'fused.conv2d': {
    calls: (draw) => fused(PLANES, draw, (filter) => filter[3]!),
  },
  'fused.depthwiseConv2d': {
    calls: (draw) => fused(DEPTHWISE, draw, (filter) => filter[2]! * filter[3]!),
  },
} satisfies Family;
