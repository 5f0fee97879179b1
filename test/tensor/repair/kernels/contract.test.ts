import { readdirSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { startBackend } from '../../../../src/tensor/backend.js';
import * as kernels from '../../../../src/tensor/repair/kernels/index.js';

/** Numbers in [-1, 1) that no op treats specially, the same on every run. */
const wave = (shape: number[], phase = 0): tf.Tensor =>
  tf.tensor(
    Array.from(
      { length: tf.util.sizeFromShape(shape) },
      (_, i) => Math.sin(12.9898 * (i + 1) + phase) * 0.97,
    ),
    shape,
  );

/** An op under test: its tensor arguments, and what it computes from them. */
interface Case {
  readonly inputs: () => tf.Tensor[];
  readonly op: (...inputs: tf.Tensor[]) => tf.Tensor;
}

const on = (shapes: number[][], op: (...inputs: never[]) => tf.Tensor): Case => ({
  inputs: () => shapes.map((shape, i) => wave(shape, i)),
  op: op as Case['op'],
});

const labels = () => tf.oneHot(tf.tensor1d([1, 0, 3], 'int32'), 4).toFloat();

const cases: Record<string, Case> = {
  'conv2d 3x3 same': on(
    [
      [2, 7, 6, 3],
      [3, 3, 3, 5],
    ],
    (x: tf.Tensor4D, w: tf.Tensor4D) => tf.conv2d(x, w, 1, 'same'),
  ),
  'conv2d 3x3 valid stride 2': on(
    [
      [2, 9, 8, 3],
      [3, 3, 3, 4],
    ],
    (x: tf.Tensor4D, w: tf.Tensor4D) => tf.conv2d(x, w, 2, 'valid'),
  ),
  'conv2d 3x3 same stride 2': on(
    [
      [1, 8, 9, 2],
      [3, 3, 2, 4],
    ],
    (x: tf.Tensor4D, w: tf.Tensor4D) => tf.conv2d(x, w, 2, 'same'),
  ),
  'conv2d 5x3 stride 3x2, rows left over': on(
    [
      [1, 12, 9, 2],
      [5, 3, 2, 4],
    ],
    (x: tf.Tensor4D, w: tf.Tensor4D) => tf.conv2d(x, w, [3, 2], 'valid'),
  ),
  'conv2d 1x1 stride 2, whose other pixels are never met': on(
    [
      [1, 7, 6, 2],
      [1, 1, 2, 3],
    ],
    (x: tf.Tensor4D, w: tf.Tensor4D) => tf.conv2d(x, w, 2, 'valid'),
  ),
  'conv2d 2x4 stride 3, padded': on(
    [
      [2, 8, 11, 2],
      [2, 4, 2, 3],
    ],
    (x: tf.Tensor4D, w: tf.Tensor4D) => tf.conv2d(x, w, 3, 'same'),
  ),
  'conv2d 7x7 stride 2, padded by 3': on(
    [
      [1, 12, 10, 2],
      [7, 7, 2, 3],
    ],
    (x: tf.Tensor4D, w: tf.Tensor4D) => tf.conv2d(x, w, 2, 3),
  ),
  'split of unequal parts along a middle axis': on([[2, 7, 3]], (x: tf.Tensor) => {
    const [a, , c] = tf.split(x, [2, 1, 4], 1);
    return tf.mul(a!.sum(), c!);
  }),
  'split of equal parts along the first and the last axis': on([[4, 6]], (x: tf.Tensor) => {
    const [top] = tf.split(x, 2, 0);
    const parts = tf.split(top!, 3, -1);
    return tf.concat([parts[2]!.square(), parts[0]!], 0);
  }),
  'conv2d 1x1': on(
    [
      [2, 5, 4, 6],
      [1, 1, 6, 3],
    ],
    (x: tf.Tensor4D, w: tf.Tensor4D) => tf.conv2d(x, w, 1, 'valid'),
  ),
  'conv2d 1x1 stride 2': on(
    [
      [2, 5, 4, 6],
      [1, 1, 6, 3],
    ],
    (x: tf.Tensor4D, w: tf.Tensor4D) => tf.conv2d(x, w, 2, 'same'),
  ),
  'conv2d explicit padding': on(
    [
      [1, 5, 4, 2],
      [3, 3, 2, 3],
    ],
    (x: tf.Tensor4D, w: tf.Tensor4D) =>
      tf.conv2d(x, w, 1, [
        [0, 0],
        [2, 0],
        [1, 1],
        [0, 0],
      ]),
  ),
  'conv2d padded beyond the filter': on(
    [
      [1, 5, 4, 2],
      [2, 2, 2, 3],
    ],
    (x: tf.Tensor4D, w: tf.Tensor4D) =>
      tf.conv2d(x, w, 1, [
        [0, 0],
        [3, 2],
        [2, 3],
        [0, 0],
      ]),
  ),
  depthwise: on(
    [
      [2, 6, 7, 3],
      [3, 3, 3, 2],
    ],
    (x: tf.Tensor4D, w: tf.Tensor4D) => tf.depthwiseConv2d(x, w, 1, 'same'),
  ),
  'depthwise stride 2': on(
    [
      [1, 8, 7, 2],
      [3, 3, 2, 1],
    ],
    (x: tf.Tensor4D, w: tf.Tensor4D) => tf.depthwiseConv2d(x, w, 2, 'valid'),
  ),
  separable: on(
    [
      [1, 6, 6, 2],
      [3, 3, 2, 2],
      [1, 1, 4, 3],
    ],
    (x: tf.Tensor4D, d: tf.Tensor4D, p: tf.Tensor4D) => tf.separableConv2d(x, d, p, 1, 'same'),
  ),
  'transposed conv': on(
    [
      [1, 4, 5, 3],
      [3, 3, 2, 3],
    ],
    (x: tf.Tensor4D, w: tf.Tensor4D) => tf.conv2dTranspose(x, w, [1, 8, 10, 2], 2, 'same'),
  ),
  'gather rows': on([[5, 4]], (x: tf.Tensor2D) => tf.gather(x, tf.tensor1d([3, 0, 3], 'int32'))),
  'gather columns': on([[3, 6]], (x: tf.Tensor2D) => tf.gather(x, tf.tensor1d([5, 5, 1], 'int32'), 1)),
  'max pool, negative maxima': on([[2, 7, 7, 3]], (x: tf.Tensor4D) =>
    tf.maxPool(tf.sub(x, 2) as tf.Tensor4D, 3, 2, 'valid'),
  ),
  'max pool, ties': on([[1, 6, 6, 2]], (x: tf.Tensor4D) =>
    tf.maxPool(tf.add(tf.mul(x, 0), 1) as tf.Tensor4D, 3, 2, 'same').mul(2),
  ),
  'max pool same': on([[1, 5, 8, 2]], (x: tf.Tensor4D) => tf.maxPool(x, [2, 3], [1, 2], 'same')),
  'avg pool': on([[1, 6, 5, 3]], (x: tf.Tensor4D) => tf.avgPool(x, 3, 2, 'same')),
  // Square: the cpu backend's own gradient swaps height and width.
  'resize bilinear': on([[1, 5, 5, 2]], (x: tf.Tensor4D) => tf.image.resizeBilinear(x, [8, 7])),
  'resize bilinear, half-pixel centres': on([[1, 5, 5, 2]], (x: tf.Tensor4D) =>
    tf.image.resizeBilinear(x, [8, 10], false, false),
  ),
  'resize nearest': on([[1, 5, 5, 2]], (x: tf.Tensor4D) => tf.image.resizeNearestNeighbor(x, [9, 10])),
  'batchNorm with offset and scale': on(
    [[2, 3, 3, 4], [4], [4]],
    (x: tf.Tensor4D, o: tf.Tensor1D, s: tf.Tensor1D) =>
      tf.batchNorm(x, tf.tensor1d([0.1, -0.2, 0.3, 0]), tf.tensor1d([1, 0.5, 2, 1.5]), o, s, 1e-3),
  ),
  matMul: on(
    [
      [3, 4],
      [4, 5],
    ],
    (a: tf.Tensor2D, b: tf.Tensor2D) => tf.matMul(a, b),
  ),
  'matMul batched and transposed': on(
    [
      [2, 4, 3],
      [2, 5, 4],
    ],
    (a: tf.Tensor3D, b: tf.Tensor3D) => tf.matMul(a, b, true, true),
  ),
  'softmax cross entropy': on([[3, 4]], (x: tf.Tensor2D) => tf.losses.softmaxCrossEntropy(labels(), x)),
  'sigmoid cross entropy': on([[3, 4]], (x: tf.Tensor2D) => tf.losses.sigmoidCrossEntropy(labels(), x)),
  'mean squared error': on(
    [
      [3, 4],
      [3, 4],
    ],
    (a: tf.Tensor2D, b: tf.Tensor2D) => tf.losses.meanSquaredError(a, b),
  ),
  'huber loss': on(
    [
      [3, 4],
      [3, 4],
    ],
    (a: tf.Tensor2D, b: tf.Tensor2D) => tf.losses.huberLoss(a, b),
  ),
  softmax: on([[3, 4]], (x: tf.Tensor2D) => tf.softmax(x)),
  logSoftmax: on([[3, 4]], (x: tf.Tensor2D) => tf.logSoftmax(x)),
  'concat and split': on(
    [
      [2, 3, 4],
      [2, 3, 2],
    ],
    (a: tf.Tensor3D, b: tf.Tensor3D) => tf.split(tf.concat([a, b], 2), 3, 2)[1]!,
  ),
  'slice and pad': on([[4, 5]], (x: tf.Tensor2D) =>
    tf.pad(tf.slice(x, [1, 1], [2, 3]), [
      [1, 0],
      [0, 2],
    ]),
  ),
  'clip, abs, max': on([[4, 5]], (x: tf.Tensor2D) => tf.max(tf.abs(tf.clipByValue(x, -0.5, 0.8)), 1)),
  'relu, square, mean': on([[4, 5]], (x: tf.Tensor2D) => tf.mean(tf.square(tf.relu(x)), 0)),
  'reverse and tile': on([[2, 3]], (x: tf.Tensor2D) => tf.tile(tf.reverse(x, 1), [2, 2])),
  'norm and sqrt': on([[4, 5]], (x: tf.Tensor2D) => tf.norm(x, 2, 1)),
  where: on(
    [
      [4, 5],
      [4, 5],
    ],
    (a: tf.Tensor2D, b: tf.Tensor2D) => tf.where(tf.greater(wave([4, 5], 3), 0), a, tf.mul(b, 3)),
  ),
  'cumulative sum': on([[3, 4]], (x: tf.Tensor2D) => tf.cumsum(x, 1)),
  'space to depth by reshape and transpose': on([[1, 4, 4, 2]], (x: tf.Tensor4D) =>
    x.reshape([1, 2, 2, 2, 2, 2]).transpose([0, 1, 3, 2, 4, 5]),
  ),
  'prelu, elu, selu, tanh, sigmoid, softplus': on([[3, 4]], (x: tf.Tensor2D) =>
    tf
      .elu(x)
      .add(tf.selu(x))
      .add(tf.tanh(x))
      .add(tf.sigmoid(x))
      .add(tf.softplus(x))
      .add(tf.leakyRelu(x, 0.1)),
  ),
};

/** Value and every gradient against a fixed upstream, on the running backend. */
function run({ inputs, op }: Case): Float32Array[] {
  return tf.tidy(() => {
    const given = inputs();
    const value = op(...given);
    const gradients = tf.grads(op)(given, wave(value.shape, 7));
    return [value, ...gradients].map((tensor) => tensor.dataSync<'float32'>().slice());
  });
}

describe('kernels on wasm against the cpu backend', () => {
  const expected = new Map<string, Float32Array[]>();

  before(async () => {
    await startBackend('cpu');
    for (const [name, each] of Object.entries(cases)) expected.set(name, run(each));
    await startBackend('wasm');
  });

  for (const [name, each] of Object.entries(cases)) {
    it(name, () => {
      const before = tf.memory().numTensors;
      const actual = run(each);
      const wanted = expected.get(name)!;
      expect(tf.memory().numTensors, 'tensors left behind').to.equal(before);
      expect(actual).to.have.length(wanted.length);
      for (const [i, array] of actual.entries()) {
        expect(array.length).to.equal(wanted[i]!.length);
        const worst = Math.max(...array.map((value, k) => Math.abs(value - wanted[i]![k]!)));
        // Largest seen: 1.5e-6, sums of up to 150 products in another order.
        expect(worst, i === 0 ? 'value' : `gradient of input ${i - 1}`).to.be.below(1e-5);
      }
    });
  }

  it('is the list of its folder', () => {
    const helpers = ['conv2d-geometry.ts', 'index.ts', 'pool-3d.ts'];
    const files = readdirSync(new URL('../../../../src/tensor/repair/kernels/', import.meta.url));
    expect(files.filter((file) => !helpers.includes(file))).to.have.length(Object.keys(kernels).length);
  });
});
