import { type Argument, given, type Input } from '../test/tensor/ops/call.js';
import { Draw } from '../test/tensor/ops/draw.js';

/** One op at a size that a network or a picture gives it. */
export interface Case {
  readonly op: string;
  readonly args: readonly Argument[];
  /** Multiply-adds, in all. */
  readonly work?: number;
  /** The number of the tensor whose gradient is taken too, with a forward pass; nothing: only the result is. */
  readonly gradient?: number;
}

const draw = new Draw('bench');
const PLANE = [1, 56, 56, 64];
const COUNT = 56 * 56 * 64;
const real = (shape: readonly number[]): Input => draw.float(shape);
const above = (shape: readonly number[]): Input => draw.positive(shape);
const inside = (shape: readonly number[]): Input => draw.float(shape, -0.9, 0.9);
const places = (n: number, below: number): Input => draw.int([n], 0, below);

/** What a polynomial of an elementary function costs for each number, about. */
const ELEMENTARY = 12;
const x = real(PLANE);

const each = (names: string, args: (op: string) => Argument[], perNumber = 1): Case[] =>
  names.split(' ').map((op) => ({ op, args: args(op), work: perNumber * COUNT }));
/** The gradient as well: three times the work. */
const withGradient = (cases: readonly Case[], place = 0): Case[] =>
  cases.flatMap((one) => [one, { ...one, gradient: place, work: 3 * (one.work ?? 0) }]);

const conv = (op: string, image: number[], filter: number[], stride: number, work: number): Case[] =>
  withGradient([{ op, args: [real(image), real(filter), stride, 'same'], work }]);

export const CASES: readonly Case[] = [
  ...withGradient(each('abs relu relu6 leakyRelu neg square clone', () => [x])),
  ...each('ceil floor round sign step isNaN isFinite isInf onesLike zerosLike', () => [x]),
  ...withGradient(each('exp sigmoid tanh elu selu softplus erf sin cos', () => [x], ELEMENTARY)),
  ...each('expm1 tan sinh cosh atan asinh logSigmoid', () => [x], ELEMENTARY),
  ...each('acos asin atanh', () => [inside(PLANE)], ELEMENTARY),
  ...each('log log1p sqrt rsqrt reciprocal', () => [above(PLANE)], ELEMENTARY),
  ...each('acosh', () => [draw.float(PLANE, 1.1, 4)], ELEMENTARY),
  { op: 'clipByValue', args: [x, -1, 1] },
  { op: 'prelu', args: [x, real([64])] },
  { op: 'cast', args: [x, 'int32'] },
  { op: 'cast', args: [x, 'bool'] },
  ...withGradient(each('add sub mul maximum minimum squaredDifference', () => [x, real(PLANE)])),
  ...withGradient(each('div', () => [x, above(PLANE)])),
  ...withGradient([
    { op: 'add', args: [x, real([64])] },
    { op: 'mul', args: [x, real([1, 56, 56, 1])] },
  ]),
  ...each('divNoNan floorDiv mod', () => [x, above(PLANE)]),
  ...each('pow atan2', () => [above(PLANE), x], 2 * ELEMENTARY),
  { op: 'addN', args: [[x, x, x]] },
  ...each('equal notEqual less lessEqual greater greaterEqual', () => [x, real(PLANE)]),
  ...each('logicalAnd logicalOr logicalXor', () => [draw.bool(PLANE), draw.bool(PLANE)]),
  { op: 'logicalNot', args: [draw.bool(PLANE)] },
  ...withGradient([{ op: 'where', args: [draw.bool(PLANE), x, real(PLANE)] }], 1),
  ...withGradient(each('sum mean max min', () => [x, [1, 2]])),
  ...each('sum mean max min prod argMax argMin', () => [x, 3]),
  ...each('sum mean max', () => [x]),
  ...each('all any', () => [draw.bool(PLANE), 3]),
  ...each('logSumExp moments norm', (op) => (op === 'norm' ? [x, 2, 3] : [x, 3]), ELEMENTARY),
  ...each('cumsum cumprod', () => [x, 3]),
  ...withGradient(each('softmax logSoftmax', () => [x], ELEMENTARY)),
  { op: 'topk', args: [real([64, 1000]), 5] },
  { op: 'unique', args: [places(20_000, 100)] },
  { op: 'bincount', args: [places(200_000, 100), given([], [0]), 100] },
  {
    op: 'searchSorted',
    args: [given(Array.from({ length: 1000 }, (_, i) => i)), draw.float([20_000], 0, 1000)],
    work: 200_000,
  },
  ...withGradient([
    { op: 'matMul', args: [real([256, 713]), real([713, 256])], work: 256 * 713 * 256 },
    { op: 'matMul', args: [real([256, 713]), real([256, 713]), false, true], work: 256 * 713 * 256 },
    { op: 'matMul', args: [real([8, 128, 64]), real([8, 64, 128])], work: 8 * 128 * 64 * 128 },
    { op: 'einsum', args: ['bhwc,bhwd->bcd', x, x], work: COUNT * 64 },
  ]),
  { op: 'dot', args: [real([200_000]), real([200_000])], work: 200_000 },
  { op: 'outerProduct', args: [real([450]), real([450])], work: 450 * 450 },
  ...conv('conv2d', [1, 56, 56, 64], [3, 3, 64, 64], 1, 9 * 64 * COUNT),
  ...conv('conv2d', [1, 56, 56, 64], [1, 1, 64, 64], 1, 64 * COUNT),
  ...conv('conv2d', [1, 112, 112, 3], [7, 7, 3, 64], 2, 49 * 3 * COUNT),
  ...conv('depthwiseConv2d', [1, 56, 56, 64], [3, 3, 64, 1], 1, 9 * COUNT),
  ...conv('conv3d', [1, 8, 28, 28, 8], [3, 3, 3, 8, 16], 1, 27 * 8 * 16 * 8 * 28 * 28),
  ...withGradient([
    {
      op: 'separableConv2d',
      args: [x, real([3, 3, 64, 1]), real([1, 1, 64, 64]), 1, 'same'],
      work: 73 * COUNT,
    },
    {
      op: 'conv2dTranspose',
      args: [real([1, 28, 28, 64]), real([3, 3, 32, 64]), [1, 56, 56, 32], 2, 'same'],
      work: 9 * 32 * 64 * 28 * 28,
    },
    { op: 'conv2d', args: [x, real([3, 3, 64, 16]), 1, 'same', 'NHWC', 2], work: 9 * 16 * COUNT },
    { op: 'dilation2d', args: [x, real([3, 3, 64]), 1, 'same'], work: 9 * COUNT },
    { op: 'maxPool', args: [x, 3, 2, 'same'], work: (9 * COUNT) / 4 },
    { op: 'avgPool', args: [x, 3, 2, 'same'], work: (9 * COUNT) / 4 },
    { op: 'maxPool3d', args: [real([1, 8, 28, 28, 32]), 2, 2, 'valid'], work: 8 * 28 * 28 * 32 },
    { op: 'avgPool3d', args: [real([1, 8, 28, 28, 32]), 2, 2, 'valid'], work: 8 * 28 * 28 * 32 },
    { op: 'batchNorm', args: [x, real([64]), above([64]), real([64]), real([64])] },
    { op: 'localResponseNormalization', args: [x, 2], work: ELEMENTARY * COUNT },
    { op: 'gather', args: [real([1000, 200]), places(1000, 1000)] },
    { op: 'slice', args: [x, [0, 4, 4, 0], [1, 48, 48, 64]] },
    { op: 'stridedSlice', args: [x, [0, 0, 0, 0], PLANE, [1, 2, 2, 1]] },
    {
      op: 'pad',
      args: [
        x,
        [
          [0, 0],
          [1, 1],
          [1, 1],
          [0, 0],
        ],
      ],
    },
    {
      op: 'mirrorPad',
      args: [
        x,
        [
          [0, 0],
          [1, 1],
          [1, 1],
          [0, 0],
        ],
        'reflect',
      ],
    },
    { op: 'transpose', args: [x, [0, 3, 1, 2]] },
    { op: 'tile', args: [real([1, 56, 56, 16]), [1, 1, 1, 4]] },
    { op: 'reverse', args: [x, 2] },
    { op: 'reshape', args: [x, [56 * 56, 64]] },
    { op: 'split', args: [x, 4, 3] },
    { op: 'unstack', args: [real([16, 112, 112]), 0] },
    { op: 'image.resizeBilinear', args: [x, [112, 112]], work: 4 * 4 * COUNT },
    { op: 'image.resizeNearestNeighbor', args: [x, [112, 112]] },
  ]),
  { op: 'maxPoolWithArgmax', args: [x, 2, 2, 'valid'], work: COUNT },
  { op: 'matMul', args: [draw.int([128, 128]), draw.int([128, 128])], work: 128 ** 3 },
  { op: 'concat', args: [[x, x], 3] },
  { op: 'stack', args: [[x, x], 0] },
  { op: 'broadcastTo', args: [real([1, 1, 1, 64]), PLANE] },
  {
    op: 'gatherND',
    args: [real([1000, 200]), given(draw.int([1000, 1], 0, 1000).values, [1000, 1], 'int32')],
  },
  {
    op: 'scatterND',
    args: [
      given(
        Array.from({ length: 1000 }, (_, i) => i),
        [1000, 1],
        'int32',
      ),
      real([1000, 200]),
      [1000, 200],
    ],
  },
  { op: 'unsortedSegmentSum', args: [real([1000, 200]), places(1000, 50), 50] },
  { op: 'oneHot', args: [places(200, 1000), 1000] },
  { op: 'depthToSpace', args: [x, 2] },
  {
    op: 'spaceToBatchND',
    args: [
      x,
      [2, 2],
      [
        [0, 0],
        [0, 0],
      ],
    ],
  },
  {
    op: 'batchToSpaceND',
    args: [
      real([4, 28, 28, 64]),
      [2, 2],
      [
        [0, 0],
        [0, 0],
      ],
    ],
  },
  { op: 'diag', args: [real([450])] },
  { op: 'image.flipLeftRight', args: [x] },
  { op: 'image.rotateWithOffset', args: [real([1, 224, 224, 3]), 0.5] },
  {
    op: 'image.transform',
    args: [real([1, 224, 224, 3]), given([1, 0.1, 0, 0, 1, 0, 0, 0], [1, 8]), 'bilinear'],
  },
  {
    op: 'image.cropAndResize',
    args: [real([1, 224, 224, 3]), given([0, 0, 1, 1], [1, 4]), places(1, 1), [224, 224]],
  },
  { op: 'image.rgbToGrayscale', args: [real([1, 224, 224, 3])] },
  { op: 'image.nonMaxSuppression', args: [real([500, 4]), above([500]), 100], work: 500 * 100 },
  { op: 'linalg.bandPart', args: [real([450, 450]), 1, 1] },
  { op: 'linalg.qr', args: [real([24, 24])], work: 4 * 24 ** 3 },
  { op: 'fft', args: [draw.complex([64, 256])], work: 64 * 256 * 16 },
  { op: 'rfft', args: [real([64, 256])], work: 64 * 256 * 16 },
  {
    op: 'losses.softmaxCrossEntropy',
    args: [above([200, 1000]), real([200, 1000])],
    work: 200_000 * ELEMENTARY,
  },
  { op: 'losses.meanSquaredError', args: [x, x] },
  { op: 'fill', args: [PLANE, 1.5] },
  { op: 'range', args: [0, 200_000] },
  { op: 'randomUniform', args: [PLANE, 0, 1, 'float32', 7], work: ELEMENTARY * COUNT },
  { op: 'randomNormal', args: [PLANE, 0, 1, 'float32', 7], work: 4 * ELEMENTARY * COUNT },
];
