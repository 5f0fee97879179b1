import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { startBackend } from '../../../src/tensor/backend.js';
import { ENGINES_HERE } from '../../engines.js';
import { leakOf, relativeL2 } from '../../helpers.js';

const random = (shape: number[], seed: number): tf.Tensor => tf.randomNormal(shape, 0, 1, 'float32', seed);
type Op = (...inputs: tf.Tensor[]) => tf.Tensor;

/** A fused op beside the same from its parts: [what it is, fused, in parts, shapes of its inputs]. */
const CASES: readonly [string, Op, Op, number[][]][] = [
  [
    'conv2d',
    (x, filter) =>
      tf.fused.conv2d({ x: x as tf.Tensor4D, filter: filter as tf.Tensor4D, strides: 2, pad: 'same' }),
    (x, filter) => tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 2, 'same'),
    [
      [2, 7, 6, 3],
      [3, 3, 3, 4],
    ],
  ],
  [
    'conv2d of one picture, with a bias',
    (x, filter, bias) =>
      tf.fused.conv2d({
        ...{ x: x as tf.Tensor3D, filter: filter as tf.Tensor4D, bias: bias!, strides: 1, pad: 'valid' },
      }),
    (x, filter, bias) => tf.add(tf.conv2d(x as tf.Tensor3D, filter as tf.Tensor4D, 1, 'valid'), bias!),
    [[7, 6, 3], [3, 2, 3, 4], [4]],
  ],
  [
    'depthwiseConv2d, with a bias',
    (x, filter, bias) =>
      tf.fused.depthwiseConv2d({
        ...{ x: x as tf.Tensor4D, filter: filter as tf.Tensor4D, bias: bias!, strides: 1, pad: 'same' },
      }),
    (x, filter, bias) =>
      tf.add(tf.depthwiseConv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 1, 'same'), bias!),
    [[2, 6, 5, 3], [3, 3, 3, 2], [6]],
  ],
  [
    'matMul, both transposed',
    (a, b) => tf.fused.matMul({ a: a!, b: b!, transposeA: true, transposeB: true }),
    (a, b) => tf.matMul(a!, b!, true, true),
    [
      [5, 3],
      [4, 5],
    ],
  ],
  [
    'matMul of rank 4, with a bias of one row',
    (a, b, bias) => tf.fused.matMul({ a: a!, b: b!, bias: bias! }),
    (a, b, bias) => tf.add(tf.matMul(a!, b!), bias!),
    [[2, 3, 4, 5], [2, 3, 5, 6], [6]],
  ],
];

for (const backend of ENGINES_HERE) {
  describe(`gradients of fused ops on ${backend}`, () => {
    before(() => startBackend(backend));

    for (const [name, fused, parts, shapes] of CASES) {
      const inputs = (): tf.Tensor[] => shapes.map((shape, i) => random(shape, i + 1));
      // Not linear in the result, so that a second derivative is there.
      const loss =
        (op: Op): Op =>
        (...all) =>
          tf.sum(tf.pow(op(...all), 3));

      it(`${name}: those of its parts, for every input once, for the first twice`, () => {
        tf.tidy(() => {
          const all = inputs();
          const once = (op: Op): tf.Tensor[] => tf.grads(loss(op))(all);
          const [first, ...rest] = all;
          const twice = (op: Op): tf.Tensor[] => {
            const byFirst = tf.grad((x) => loss(op)(x, ...rest));
            return [tf.grad((x) => tf.sum(tf.square(byFirst(x))))(first!)];
          };
          // TensorFlow.js has no second derivative of a depthwise convolution, nor of any by its filter.
          for (const derive of name.startsWith('depthwise') ? [once] : [once, twice]) {
            const [own, expected] = [derive(fused), derive(parts)];
            for (const [i, gradient] of own.entries()) {
              expect(gradient.shape).to.deep.equal(expected[i]!.shape);
              expect(relativeL2(gradient.dataSync(), expected[i]!.dataSync())).to.be.at.most(1e-5);
            }
          }
        });
      });

      it(`${name}: leaves nothing behind`, async () => {
        const all = inputs();
        expect(await leakOf(() => tf.dispose(tf.grads(loss(fused))(all)))).to.equal(0);
        tf.dispose(all);
      });
    }

    it('only what is asked for is computed, and no more than without fusing', async () => {
      const model = tf.sequential({
        layers: [
          tf.layers.conv2d({ inputShape: [8, 8, 3], filters: 4, kernelSize: 3 }),
          tf.layers.batchNormalization(),
          tf.layers.reLU(),
          tf.layers.conv2d({ filters: 5, kernelSize: 3 }),
          tf.layers.reLU(),
          tf.layers.flatten(),
          tf.layers.dense({ units: 3 }),
        ],
      });
      const x = random([2, 8, 8, 3], 1);
      const score = (input: tf.Tensor): tf.Tensor => tf.sum(model.apply(input) as tf.Tensor);
      // TensorFlow.js fills the same profile again.
      const ran = async (work: () => tf.Tensor) => [...(await tf.profile(work)).kernels];
      const forward = await ran(() => score(x));
      const backward = await ran(() => tf.grad(score)(x));
      const more = (kernel: string): number => {
        const [some, all] = [forward, backward].map(
          (list) => list.filter(({ name }) => name === kernel).length,
        );
        return all! - some!;
      };
      expect(more('Conv2DBackpropInput')).to.equal(2);
      expect(more('Conv2DBackpropFilter')).to.equal(0);
      // One of the two products of a Dense layer's gradient.
      expect(more('BatchMatMul')).to.equal(1);
      const all = await tf.profile(() => tf.variableGrads(() => score(x) as tf.Scalar).value);
      expect(all.kernelNames).to.include('Conv2DBackpropFilter');
      x.dispose();
      model.dispose();
    });

    it("a student's own gradient around a fused op is left alone", () => {
      const own = tf.customGrad((x, filter) => ({
        value: tf.fused.conv2d({
          ...{ x: x as tf.Tensor4D, filter: filter as unknown as tf.Tensor4D, strides: 1, pad: 'same' },
        }),
        gradFunc: () => [tf.fill([1, 3, 3, 1], 7), tf.fill([1, 1, 1, 1], 9)],
      }));
      const gradients = tf.grads((x, filter) => own(x, filter))([
        random([1, 3, 3, 1], 1),
        random([1, 1, 1, 1], 2),
      ]);
      expect(gradients.map((each) => each.dataSync()[0])).to.deep.equal([7, 9]);
      tf.dispose(gradients);
    });
  });
}
