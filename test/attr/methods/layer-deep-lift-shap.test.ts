import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { LayerDeepLift, LayerDeepLiftShap } from '../../../src/attr/index.js';
import { distance, numbersOf, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer, overlapping, sharedRelu } from '../networks.js';

describe('LayerDeepLiftShap', () => {
  onWasm();

  it('is the mean over the rows, by hand', async () => {
    const shap = new LayerDeepLiftShap(multiLayer(), 'relu');
    const baselines = tf.tensor2d([
      [0, 0, 0],
      [0, 40, 0],
    ]);
    const map = await shap.attribute(row(0, 100, 0), { target: 0, baselines });
    // relu goes to (90, 101, 101, 101), from (0, 1, 1, 1) and from (30, 41, 41, 41).
    expect(distance(map, [75, 80, 80, 80])).to.be.at.most(1e-3);
    const gradient = new LayerDeepLiftShap(multiLayer(), 'relu', { multiplyByInputs: false });
    const alone = await gradient.attribute(row(0, 100, 0), { target: 0, baselines });
    expect(distance(alone, [1, 1, 1, 1])).to.be.at.most(TOLERANCE);
  });

  it('is the mean of LayerDeepLift with each row, deltas too, and adds up', async () => {
    const model = overlapping('relu');
    const X = random([2, 6, 6, 2]);
    const baselines = random([3, 6, 6, 2], 'rows');
    const options = { target: [2, 0], returnConvergenceDelta: true } as const;
    for (const attributeToLayerInput of [false, true]) {
      const own = [0, 1, 2].map((k) =>
        new LayerDeepLift(model, 'pool').attribute(X, {
          ...options,
          attributeToLayerInput,
          baselines: tf.slice(baselines, k, 1),
        }),
      );
      const mean = (list: tf.Tensor[]): tf.Tensor => tf.div(tf.addN(list), 3);
      const result = await new LayerDeepLiftShap(model, 'pool').attribute(X, {
        ...options,
        attributeToLayerInput,
        baselines,
      });
      const expected = mean(own.map(({ attributions }) => attributions as tf.Tensor));
      expect(distance(result.attributions, expected)).to.be.at.most(TOLERANCE);
      expect(distance(result.delta, mean(own.map(({ delta }) => delta)))).to.be.at.most(TOLERANCE);
      expect(distance(result.delta, [0, 0])).to.be.at.most(1e-4);
    }
  });

  it('gives each use of a layer its own', async () => {
    const shap = new LayerDeepLiftShap(sharedRelu(), 'multi_relu');
    const maps = (await shap.attribute(row(0, 6, 0), { target: 0, baselines: row(0, 0, 0) })) as tf.Tensor[];
    expect(maps).to.have.length(2);
    expect(numbersOf(maps)).to.deep.equal([0, 6, 6, 6, 0, 6, 6, 6]);
  });
});
