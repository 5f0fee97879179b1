import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { fgsm } from '../../../src/attr/index.js';
import { codeOf, distance, numbersOf, onWasm, random, row } from '../helpers.js';
import { multiLayer } from '../networks.js';

const WEIGHTS = [
  [2, -1],
  [-1, 3],
  [0, 0],
];
/** Probabilities of two classes from three numbers, the third of which counts for nothing. */
const probabilities = (x: tf.Tensor): tf.Tensor =>
  tf.softmax(tf.matMul(x as tf.Tensor2D, tf.tensor2d(WEIGHTS)));

describe('fgsm', () => {
  onWasm();

  it('moves each element away from the target by epsilon, by hand; what does not count stays', () => {
    const X = row(0.1, 0.2, 0.3);
    expect(distance(fgsm(probabilities, X, { target: 0, epsilon: 0.25 }), [-0.15, 0.45, 0.3])).to.be.at.most(
      1e-6,
    );
    const towards = fgsm(probabilities, X, { target: 0, epsilon: 0.25, targeted: true });
    expect(distance(towards, [0.35, -0.05, 0.3])).to.be.at.most(1e-6);
  });

  it('makes the loss of a random network larger, for a target of each example', () => {
    const model = (x: tf.Tensor): tf.Tensor => tf.softmax(multiLayer().predict(tf.mul(x, 0.3)) as tf.Tensor);
    const X = random([6, 3]);
    const target = [0, 1, 0, 1, 1, 0];
    const lossOf = (x: tf.Tensor): number[] => {
      const scores = model(x).arraySync() as number[][];
      return scores.map((each, n) => -Math.log(each[target[n]!]!));
    };
    const [before, after] = [lossOf(X), lossOf(fgsm(model, X, { target, epsilon: 0.01 }))];
    for (const [n, loss] of after.entries()) expect(loss).to.be.at.least(before[n]! - 1e-6);
  });

  it('keeps to a mask and to bounds, of each input', () => {
    const both = (x: tf.Tensor, y: tf.Tensor): tf.Tensor => probabilities(tf.add(x, y));
    const inputs = [row(0.1, 0.2, 0.3), row(0, 0, 0)];
    const options = { target: 0, epsilon: 0.25, lowerBound: -0.1, upperBound: 0.4 };
    const free = fgsm(both, inputs, options);
    expect(distance(free, [-0.1, 0.4, 0.3, -0.1, 0.25, 0])).to.be.at.most(1e-6);
    const masked = fgsm(both, inputs, { ...options, mask: [row(1, 0, 1), tf.tensor2d([[0]])] });
    expect(distance(masked, [-0.1, 0.2, 0.3, 0, 0, 0])).to.be.at.most(1e-6);
  });

  it("takes a loss of one's own, with the scores and the target as they are", () => {
    const seen: unknown[] = [];
    const lossFunc = (scores: tf.Tensor, target: unknown): tf.Tensor => {
      seen.push(scores.shape, target);
      return tf.neg(tf.sum(scores));
    };
    const logits = (x: tf.Tensor): tf.Tensor => tf.matMul(x as tf.Tensor2D, tf.tensor2d(WEIGHTS));
    const moved = fgsm(logits, row(0, 0, 0), { epsilon: 1, lossFunc, target: 7 });
    expect(distance(moved, [-1, -1, 0])).to.equal(0);
    expect(seen).to.deep.equal([[1, 2], 7]);
  });

  it('hands further arguments on, and counts a gradient of 1e-6 as none', () => {
    const scaled = (x: tf.Tensor, factor: number): tf.Tensor => tf.exp(tf.mul(tf.sum(x, 1), factor));
    const at = (factor: number) => fgsm(scaled, row(1), { epsilon: 1, additionalForwardArgs: [factor] });
    expect(numbersOf(at(2e-6))).to.deep.equal([0]);
    expect(numbersOf(at(0.9e-6))).to.deep.equal([1]);
  });

  it('names what cannot be right, and leaves no tensor', async () => {
    const X = row(0.1, 0.2, 0.3);
    const [wide, two] = [row(1, 1), [row(1, 1, 1), row(1, 1, 1)]];
    const before = tf.memory().numTensors;
    const at = (options: object, model = probabilities) =>
      codeOf(() => fgsm(model, X, { target: 0, epsilon: 1, ...options }));
    expect(await at({ epsilon: -1 })).to.equal('OPTION_RANGE');
    expect(await at({ epsilon: undefined })).to.equal('OPTION_MISSING');
    expect(await at({ lowerBound: 1, upperBound: 0 })).to.equal('ATTACK');
    expect(await at({ mask: wide })).to.equal('MASK_SHAPE');
    expect(await at({ mask: two })).to.equal('MASK_COUNT');
    expect(await at({ lossFunc: () => 3 })).to.equal('LOSS');
    expect(await at({ target: 2 })).to.equal('TARGET_OUT_OF_RANGE');
    const logits = (x: tf.Tensor): tf.Tensor => tf.neg(tf.abs(x));
    expect(await at({}, logits)).to.equal('LOSS_NOT_FINITE');
    expect(tf.memory().numTensors).to.equal(before);
  });
});
