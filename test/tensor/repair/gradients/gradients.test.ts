import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { startBackend } from '../../../../src/tensor/backend.js';

/** A gradient worked out by hand: of what, with respect to which tensor, and the upstream gradient (default: ones). */
interface Case {
  readonly x: () => tf.Tensor;
  readonly of: (x: tf.Tensor) => tf.Tensor;
  readonly upstream?: number[];
  readonly right: readonly number[];
}

const line = (...values: number[]) => tf.tensor1d(values);
const whole = (...values: number[]) => tf.tensor1d(values, 'int32');
const picture = (size: number, ...values: number[]) => tf.tensor4d(values, [1, size, size, 1]);

const cases: Record<string, Case> = {
  'gatherND adds up what was taken twice': {
    x: () => line(1, 2, 3),
    of: (x) => tf.gatherND(x, tf.tensor2d([[2], [0], [2]], [3, 1], 'int32')),
    upstream: [1, 10, 100],
    right: [10, 0, 101],
  },
  'gatherND by one index': {
    x: () => tf.tensor2d([1, 2, 3, 4], [2, 2]),
    of: (x) => tf.gatherND(x, whole(1, 0)),
    right: [0, 0, 1, 0],
  },
  'gather with two batch dimensions': {
    x: () => tf.tensor3d([1, 2, 3, 4, 5, 6], [1, 2, 3]),
    of: (x) => tf.gather(x, tf.tensor3d([2, 2, 0, 1], [1, 2, 2], 'int32'), 2, 2),
    upstream: [1, 2, 3, 4],
    right: [0, 0, 3, 3, 4, 0],
  },
  'einsum, an axis summed alone': {
    x: () => tf.tensor2d([1, 2, 3, 4], [2, 2]),
    of: (x) => tf.einsum('ij,k->k', x, line(5, 7)),
    right: [12, 12, 12, 12],
  },
  'einsum of three': {
    x: () => line(2, 3),
    of: (x) => tf.einsum('i,i,i->', x, line(5, 7), line(1, 10)),
    right: [5, 70],
  },
  'maximum, a number broadcast, and the first of equals': {
    x: () => tf.scalar(2),
    of: (x) => tf.maximum(line(1, 2, 3), x),
    right: [1],
  },
  'a squared difference, broadcast': {
    x: () => line(1),
    of: (x) => tf.squaredDifference(tf.tensor2d([4, 6], [2, 1]), x),
    right: [-16],
  },
  'a product of nothing and one': { x: () => line(3), of: (x) => tf.mul(tf.zeros([0]), x), right: [0] },
  'a product with a 0': { x: () => line(2, 0, 5), of: (x) => tf.prod(x, -1), right: [0, 10, 0] },
  'a cumulative product with a 0': { x: () => line(2, 0, 5), of: (x) => tf.cumprod(x), right: [1, 12, 0] },
  'a cumulative sum along the first axis': {
    x: () => tf.tensor2d([1, 2, 3, 4], [2, 2]),
    of: (x) => tf.cumsum(x, 0),
    upstream: [1, 2, 3, 4],
    right: [4, 6, 3, 4],
  },
  'a mirrored frame': {
    x: () => line(1, 2, 3),
    of: (x) => tf.mirrorPad(x, [[2, 1]], 'reflect'),
    upstream: [1, 10, 100, 1000, 10000, 100000],
    right: [100, 1000 + 10 + 100000, 10000 + 1],
  },
  'a frame mirrored with the edge': {
    x: () => line(1, 2),
    of: (x) => tf.mirrorPad(x, [[1, 2]], 'symmetric'),
    upstream: [1, 10, 100, 1000, 10000],
    right: [10 + 1 + 10000, 100 + 1000],
  },
  'average pooling with a frame': {
    x: () => picture(2, 1, 2, 3, 4),
    of: (x) => tf.avgPool(x as tf.Tensor4D, 2, 1, 'same'),
    // The corner window has one pixel, the two at the edges two, the whole one four.
    right: [0.25, 0.75, 0.75, 2.25],
  },
  'average pooling rounded up': {
    x: () => tf.tensor4d([1, 2, 3], [1, 1, 3, 1]),
    of: (x) => tf.avgPool(x as tf.Tensor4D, [1, 2], 2, 0, 'ceil'),
    right: [0.5, 0.5, 1],
  },
  'max pooling rounded up': {
    x: () => tf.tensor4d([1, 2, 3], [1, 1, 3, 1]),
    of: (x) => tf.maxPool(x as tf.Tensor4D, [1, 2], 2, 0, 'ceil'),
    right: [0, 1, 1],
  },
  'a dilated convolution': {
    x: () => tf.tensor4d([1, 2, 3, 4, 5], [1, 1, 5, 1]),
    of: (x) => tf.conv2d(x as tf.Tensor4D, tf.tensor4d([10, 1], [1, 2, 1, 1]), 1, 'valid', 'NHWC', [1, 2]),
    right: [10, 10, 11, 1, 1],
  },
  'a dilated convolution, by its filter': {
    x: () => tf.tensor4d([10, 1], [1, 2, 1, 1]),
    of: (w) =>
      tf.conv2d(tf.tensor4d([1, 2, 3, 4, 5], [1, 1, 5, 1]), w as tf.Tensor4D, 1, 'valid', 'NHWC', [1, 2]),
    right: [6, 12],
  },
  'enlarged linearly, half-pixel centres': {
    x: () => tf.tensor4d([1, 2], [1, 1, 2, 1]),
    of: (x) => tf.image.resizeBilinear(x as tf.Tensor4D, [1, 4], false, true),
    upstream: [1, 10, 100, 1000],
    right: [1 + 7.5 + 25, 2.5 + 75 + 1000],
  },
  'enlarged by the nearest, corners aligned, from one pixel': {
    x: () => tf.tensor4d([1], [1, 1, 1, 1]),
    of: (x) => tf.image.resizeNearestNeighbor(x as tf.Tensor4D, [3, 2], true),
    right: [6],
  },
  'batch normalisation without scale and offset': {
    x: () => tf.tensor2d([1, 2], [1, 2]),
    of: (x) => tf.batchNorm(x, line(0, 0), line(0.25, 1), undefined, undefined, 0),
    right: [2, 1],
  },
  'where, its condition from the same tensor': {
    x: () => line(-1, 2),
    of: (x) => tf.where(tf.greater(x, 0), tf.mul(x, 3), x),
    right: [1, 3],
  },
  'tile of five axes': {
    x: () => tf.ones([1, 1, 1, 1, 2]),
    of: (x) => tf.tile(x, [1, 2, 1, 3, 1]),
    right: [6, 6],
  },
  'one part of one': { x: () => line(1, 2), of: (x) => tf.split(x, 1)[0]!, right: [1, 1] },
  'unstacked to one': { x: () => tf.ones([1, 2]), of: (x) => tf.unstack(x)[0]!, right: [1, 1] },
  'the two largest': {
    x: () => line(5, 1, 7),
    of: (x) => tf.topk(x, 2).values,
    upstream: [1, 10],
    right: [10, 0, 1],
  },
};

for (const backend of ['wasm', 'cpu'] as const) {
  describe(`gradients worked out by hand, on ${backend}`, () => {
    before(() => startBackend(backend));

    for (const [name, { x, of, upstream, right }] of Object.entries(cases)) {
      it(name, () => {
        const before = tf.memory().numTensors;
        tf.tidy(() => {
          const shape = of(x()).shape;
          const dy = upstream ? tf.tensor(upstream, shape) : tf.ones(shape);
          const found = tf.grad(of)(x(), dy).dataSync();
          expect(found.length).to.equal(right.length);
          for (const [i, value] of right.entries())
            expect(found[i], `number ${i}`).to.be.closeTo(value, 1e-3);
        });
        expect(tf.memory().numTensors, 'tensors left behind').to.equal(before);
      });
    }
  });
}
