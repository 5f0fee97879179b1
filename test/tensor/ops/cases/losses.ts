import { type Argument, type Call, call, forward, given, type Input, refused } from '../call.js';
import type { Draw } from '../draw.js';
import type { Entry, Family } from '../entry.js';

type Domain = (draw: Draw, shape: readonly number[]) => Input;
const real: Domain = (draw, shape) => draw.float(shape);
const chances: Domain = (draw, shape) => draw.float(shape, 0.3, 0.7);
const signs: Domain = (draw, shape) => ({ ...draw.bool(shape), dtype: 'float32' });
/** Labels and predictions that differ by 0.3 to 0.7 or 1.3 to 1.7, so that no absolute value and no hinge is near. */
const apartFrom: Domain = (draw, shape) => draw.apart(shape, 0.5);

/** Rows that add up to 1, as the gradient takes for granted. */
const shares = (shape: readonly number[]): Input =>
  given(
    Array.from({ length: shape.length === 1 ? 1 : 2 }, (_, i) =>
      i === 0 ? [0.2, 0.5, 0.3] : [0.6, 0.1, 0.3],
    ).flat(),
    shape,
  );

/** Reductions: 0 none, 1 mean, 2 sum, 3 sum by the weights that are not 0. */
const reductions = (draw: Draw, labels: Domain, predictions: Domain, rest: readonly Argument[]): Call[] =>
  [0, 1, 2, 3].flatMap((reduction) => [
    call(labels(draw, [2, 3]), predictions(draw, [2, 3]), undefined, ...rest, reduction),
    call(labels(draw, [2, 3]), predictions(draw, [2, 3]), draw.float([2, 3], 0.5, 2), ...rest, reduction),
    call(labels(draw, [2, 3]), predictions(draw, [2, 3]), draw.float([2, 1], 0.5, 2), ...rest, reduction),
  ]);

const loss = (
  labels: Domain,
  predictions: Domain,
  rest: readonly Argument[] = [],
  entry: Partial<Entry> = {},
): Entry => ({
  wrt: [0, 1],
  ...entry,
  calls: (draw) => [
    call(labels(draw, [4]), predictions(draw, [4])),
    call(labels(draw, [2, 3, 2]), predictions(draw, [2, 3, 2])),
    ...reductions(draw, labels, predictions, rest),
    refused(draw.float([2, 3]), draw.float([3])),
  ],
});

export default {
  'losses.absoluteDifference': loss((draw, shape) => draw.float(shape, -0.05, 0.05), apartFrom),
  'losses.computeWeightedLoss': {
    wrt: [0],
    calls: (draw) => [
      call(draw.float([4])),
      ...[0, 1, 2, 3].flatMap((reduction) => [
        call(draw.float([2, 3]), draw.float([2, 3], 0.5, 2), reduction),
        call(draw.float([2, 3]), draw.float([3], 0.5, 2), reduction),
        (reduction === 0 ? forward : call)(draw.float([2, 3]), undefined, reduction),
      ]),
      forward(draw.float([2]), { dtype: 'float32', shape: [2], values: [0, 0] }),
    ],
  },
  'losses.cosineDistance': {
    wrt: [0, 1],
    calls: (draw) => [
      call(draw.float([4]), draw.float([4]), 0),
      call(draw.float([2, 3]), draw.float([2, 3]), 1),
      ...[0, 1, 2, 3].map((reduction) =>
        call(draw.float([2, 3]), draw.float([2, 3]), 0, draw.float([1, 3], 0.5, 2), reduction),
      ),
      refused(draw.float([2, 3]), draw.float([3]), 0),
    ],
  },
  'losses.hingeLoss': loss(signs, apartFrom),
  'losses.huberLoss': loss((draw, shape) => draw.float(shape, -0.05, 0.05), apartFrom, [1]),
  'losses.logLoss': loss(chances, chances, [1e-3]),
  'losses.meanSquaredError': loss(real, real),
  'losses.sigmoidCrossEntropy': loss(chances, (draw, shape) => draw.apart(shape), [0.1]),
  'losses.softmaxCrossEntropy': {
    wrt: [1],
    calls: (draw) => [
      call(shares([2, 3]), draw.float([2, 3])),
      call(shares([3]), draw.float([3])),
      call(shares([2, 3]), draw.float([2, 3]), draw.float([2], 0.5, 2), 0.1),
      ...[0, 1, 2, 3].map((reduction) => call(shares([2, 3]), draw.float([2, 3]), undefined, 0, reduction)),
      refused(draw.float([2, 3]), draw.float([3])),
    ],
  },
} satisfies Family;
