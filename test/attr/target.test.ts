import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  FeatureAblation,
  IntegratedGradients,
  KernelShap,
  Occlusion,
  Saliency,
  ShapleyValueSampling,
  type Target,
} from '../../src/attr/index.js';
import { codeOf, distance, numbersOf, onWasm, random, row, TOLERANCE } from './helpers.js';
import { multiLayer, twoRelus } from './networks.js';

/** Scores [N,2,3] of [N,1]: (1 to 6) x. The gradient tells which was selected. */
const grid = (x: tf.Tensor): tf.Tensor =>
  tf.mul(tf.reshape(x, [-1, 1, 1]), tf.reshape(tf.range(1, 7), [1, 2, 3]));
/** Scores [N,3]: 1, 2, 3 times x. */
const line = (x: tf.Tensor): tf.Tensor => tf.mul(x, row(1, 2, 3));

describe('the target', () => {
  onWasm();
  const X = () => tf.tensor2d([[5], [-7], [9]]);
  const selected = (model: (x: tf.Tensor) => tf.Tensor, target: Target): number[] =>
    numbersOf(new Saliency(model).attribute(X(), { target }));

  it('is one class for all, or one an example, as a list or a tensor', () => {
    expect(selected(line, 1)).to.deep.equal([2, 2, 2]);
    expect(selected(line, [2, 0, 1])).to.deep.equal([3, 1, 2]);
    expect(selected(line, tf.tensor1d([2, 0, 1], 'int32'))).to.deep.equal([3, 1, 2]);
    expect(selected(line, [[1], [1], [0]])).to.deep.equal([2, 2, 1]);
  });

  it('of scores with more axes is a list of indices an example, or one such list for all', () => {
    expect(
      selected(grid, [
        [0, 0],
        [1, 2],
        [1, 0],
      ]),
    ).to.deep.equal([1, 6, 4]);
    expect(selected(grid, [[1, 1]])).to.deep.equal([5, 5, 5]);
  });

  it('is left out where each example has one score, of whatever shape, or the batch has', () => {
    const shapes: ((x: tf.Tensor) => tf.Tensor)[] = [
      (x) => tf.mul(x, 4),
      (x) => tf.reshape(tf.mul(x, 4), [3]),
      (x) => tf.reshape(tf.mul(x, 4), [3, 1, 1]),
      (x) => tf.sum(tf.mul(x, 4)),
    ];
    for (const model of shapes) expect(selected(model, undefined)).to.deep.equal([4, 4, 4]);
  });

  it('may be 0 where there is one score', () => {
    const map = new Saliency(twoRelus()).attribute([row(1), row(2)], { target: 0 });
    expect(distance(map, [2, 2])).to.be.at.most(TOLERANCE);
  });

  it('goes with its example when several points or perturbations run at once', async () => {
    const inputs = random([3, 3]);
    for (const target of [1, [1, 0, 1], [[1], [0], [0]], tf.tensor1d([0, 1, 1])] as Target[]) {
      const ig = new IntegratedGradients(multiLayer());
      const one = await ig.attribute(inputs, { target, nSteps: 7 });
      const atOnce = await ig.attribute(inputs, { target, nSteps: 7, internalBatchSize: 10 });
      expect(distance(atOnce, one)).to.be.at.most(TOLERANCE);
      const ablation = new FeatureAblation(multiLayer());
      const each = await ablation.attribute(inputs, { target });
      const together = await ablation.attribute(inputs, { target, perturbationsPerEval: 2 });
      expect(distance(together, each)).to.be.at.most(TOLERANCE);
    }
  });

  it('that does not fit is refused', async () => {
    const refused = (model: (x: tf.Tensor) => tf.Tensor, target: Target) =>
      codeOf(() => selected(model, target));
    expect(await refused(line, undefined)).to.equal('TARGET_MISSING');
    expect(await refused(line, 3)).to.equal('TARGET_OUT_OF_RANGE');
    expect(await refused(line, -1)).to.equal('TARGET_OUT_OF_RANGE');
    expect(await refused(line, [0, 1])).to.equal('TARGET_COUNT');
    expect(await refused(grid, 0)).to.equal('TARGET_RANK');
    expect(await refused(grid, [[0, 3]])).to.equal('TARGET_OUT_OF_RANGE');
  });
});

describe('a function that gives one score for the whole batch', () => {
  onWasm();
  /** 1, 10 and 100 times the columns, over all examples. */
  const whole = (x: tf.Tensor): tf.Tensor => tf.sum(tf.mul(x, row(1, 10, 100)));
  const X = () =>
    tf.tensor2d([
      [1, 2, 3],
      [4, 5, 6],
    ]);

  for (const perturbationsPerEval of [1, 2]) {
    it(`has one attribution for the batch, ${perturbationsPerEval} at once`, async () => {
      const options = { perturbationsPerEval, baselines: 1 };
      const maps = [
        await new FeatureAblation(whole).attribute(X(), options),
        await new Occlusion(whole).attribute(X(), { ...options, slidingWindowShapes: [1] }),
        await new ShapleyValueSampling(whole).attribute(X(), { ...options, nSamples: 2 }),
        await new KernelShap(whole).attribute(X(), options),
      ];
      for (const map of maps) {
        expect(map.shape).to.deep.equal([1, 3]);
        expect(distance(map, [3, 50, 700])).to.be.at.most(0.01);
      }
    });
  }
});
