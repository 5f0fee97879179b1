import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { Lime, type Surrogate } from '../../../src/attr/index.js';
import { codeOf, distance, numbersOf, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer } from '../networks.js';

/** Every choice of features once. */
const everything = (features: number): number[][] =>
  Array.from({ length: 2 ** features }, (_, k) => Array.from({ length: features }, (_, i) => (k >> i) & 1));

const linear = (x: tf.Tensor): tf.Tensor => tf.sum(tf.mul(x, [1, -2, 0.5, 0]), 1);

describe('Lime', () => {
  onWasm();

  it('with least squares finds what each feature of a linear score adds, whatever is drawn', async () => {
    const surrogate: Surrogate = { model: 'linear', distance: 'euclidean', kernelWidth: 2 };
    const X = random([2, 4]);
    const lime = new Lime(linear, { surrogate });
    const expected = numbersOf(tf.mul(tf.sub(X, 0.5), [1, -2, 0.5, 0]));
    for (const seed of [0, 1]) {
      const map = await lime.attribute(X, { baselines: 0.5, seed, nSamples: 30 });
      expect(distance(map, expected)).to.be.at.most(1e-3);
    }
  });

  it('draws coefficients of equally weighted, independent features to 0 by 4 alpha', async () => {
    // With every coalition once, features vary by 1/4 and do not depend on each other: the lasso has a closed form.
    const surrogate: Surrogate = { alpha: 0.05, kernelWidth: 1e6 };
    const lime = new Lime(linear, { surrogate, perturbFunc: everything });
    const map = await lime.attribute(row(3, 1, 0.3, 9));
    // Values 3, -2, 0.15 and 0; 0.2 is taken off.
    expect(distance(map, [2.8, -1.8, 0, 0])).to.be.at.most(TOLERANCE);
  });

  it('fulfils the conditions of the weighted lasso by its defaults', async () => {
    const X = random<tf.Rank.R2>([2, 5]);
    const score = (x: tf.Tensor): tf.Tensor => tf.square(tf.sum(tf.mul(x, [1, -1, 0.5, 0.2, 2]), 1));
    const drawn = everything(5).slice(3, 28);
    const map = (await new Lime(score, { perturbFunc: () => drawn }).attribute(X)) as tf.Tensor2D;
    for (const [n, x] of X.arraySync().entries()) {
      const fit = map.arraySync()[n]!;
      const cosine = (z: number[]): number => {
        const own = x.map((value, i) => value * z[i]!);
        const dot = x.reduce((sum, value, i) => sum + value * own[i]!, 0);
        return dot / (Math.hypot(...x) * Math.hypot(...own));
      };
      const raw = drawn.map((z) => Math.exp(-((1 - cosine(z)) ** 2) / 2));
      const total = raw.reduce((a, b) => a + b);
      const weights = raw.map((weight) => weight / total);
      const rests = drawn.map((z) => {
        const [sum, fitted] = z.reduce(
          ([all, own], there, i) => [all + there * x[i]! * [1, -1, 0.5, 0.2, 2][i]!, own + there * fit[i]!],
          [0, 0] as [number, number],
        );
        return sum ** 2 - fitted;
      });
      const mean = rests.reduce((sum, rest, k) => sum + weights[k]! * rest, 0);
      for (const [j, coefficient] of fit.entries()) {
        const slope = drawn.reduce((sum, z, k) => sum + weights[k]! * z[j]! * (rests[k]! - mean), 0);
        // Where a coefficient is not 0 the slope is alpha by its sign; else at most alpha.
        if (coefficient !== 0) expect(slope).to.be.closeTo(Math.sign(coefficient) * 0.01, 1e-4);
        else expect(Math.abs(slope)).to.be.at.most(0.01 + 1e-4);
      }
    }
  });

  it('has a number a feature, on all its elements, in all inputs, each example for itself', async () => {
    const two = (x: tf.Tensor, y: tf.Tensor): tf.Tensor => tf.add(tf.sum(x, 1), tf.mul(tf.sum(y, 1), 2));
    const inputs = [random([2, 2], 'x'), random([2, 2], 'y')];
    const featureMask = [row(0, 1), row(1, 2)];
    const lime = new Lime(two, { surrogate: { model: 'linear' }, perturbFunc: everything });
    const [first, second] = await lime.attribute(inputs, { featureMask, perturbationsPerEval: 3 });
    const [x, y] = inputs.map((each) => each.arraySync() as number[][]);
    for (const n of [0, 1]) {
      const shared = x![n]![1]! + 2 * y![n]![0]!;
      expect(distance(tf.slice(first!, n, 1), [x![n]![0]!, shared])).to.be.at.most(1e-3);
      expect(distance(tf.slice(second!, n, 1), [shared, 2 * y![n]![1]!])).to.be.at.most(1e-3);
    }
  });

  it('draws each feature half of the time, by its seed', async () => {
    const seen: number[][] = [];
    const watching = (x: tf.Tensor): tf.Tensor => {
      seen.push(numbersOf(x));
      return tf.sum(x, 1);
    };
    const X = tf.ones([1, 4]) as tf.Tensor2D;
    const one = await new Lime(watching).attribute(X, { nSamples: 200 });
    const there = seen.filter((values) => values.length === 4).flat();
    // Four standard errors of 800 draws.
    expect(there.reduce((sum, each) => sum + each, 0) / there.length).to.be.closeTo(0.5, 0.08);
    const again = await new Lime(watching).attribute(X, { nSamples: 200 });
    const other = await new Lime(watching).attribute(X, { nSamples: 200, seed: 1 });
    expect(distance(one, again)).to.equal(0);
    expect(distance(one, other)).to.be.above(0);
  });

  it('finds something where every sample is far away', async () => {
    const surrogate: Surrogate = { model: 'linear', distance: 'euclidean', kernelWidth: 0.01 };
    const lime = new Lime(linear, { surrogate, perturbFunc: (n) => everything(n).slice(0, 8) });
    const numbers = numbersOf(await lime.attribute(row(30, 10, 20, 40)));
    expect(numbers.every(Number.isFinite)).to.equal(true);
  });

  it('names a surrogate and samples that are none, and leaves no tensor', async () => {
    const [model, X] = [multiLayer(), row(1, 2, 3)];
    const before = tf.memory().numTensors;
    const at = (settings: object) => codeOf(() => new Lime(model, settings).attribute(X, { target: 0 }));
    for (const surrogate of [
      { model: 'ridge' },
      { alpha: -1 },
      { alpha: Number.NaN },
      { alpha: '1' },
      { kernelWidth: Number.POSITIVE_INFINITY },
      { distance: 'l1' },
      { kernelWidth: 0 },
      { width: 1 },
      'lasso',
    ]) {
      expect(await at({ surrogate }), JSON.stringify(surrogate)).to.equal('SURROGATE');
    }
    for (const drawn of [[], undefined, [[1, 0]], [[1, 0, 2]], [[1, 0, 1], 'x'], new Promise(() => {})]) {
      expect(await at({ perturbFunc: () => drawn }), JSON.stringify(drawn)).to.equal('COALITIONS');
    }
    const many = tf.zeros([1, 501]);
    expect(await codeOf(() => new Lime((x: tf.Tensor) => tf.sum(x, 1)).attribute(many))).to.equal(
      'TOO_MANY_FEATURES',
    );
    many.dispose();
    expect(tf.memory().numTensors).to.equal(before);
  });
});
