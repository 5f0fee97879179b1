import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  IntegratedGradients,
  LayerActivation,
  LayerGradientXActivation,
  NoiseTunnel,
  Saliency,
} from '../../../src/attr/index.js';
import { codeOf, distance, numbersOf, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer, reluLinear, sharedRelu } from '../networks.js';

/** Gradient 2x. */
const squares = (x: tf.Tensor): tf.Tensor => tf.sum(tf.square(x), 1);
/** Saliency that notes what it gave. */
function noting(seen: number[][]) {
  const saliency = new Saliency(squares);
  return {
    attribute(inputs: tf.Tensor[], options: { readonly abs?: boolean }): tf.Tensor[] {
      const maps = saliency.attribute(inputs, options);
      seen.push(numbersOf(maps));
      return maps;
    },
  };
}
const TYPES = ['smoothgrad', 'smoothgrad_sq', 'vargrad'] as const;

describe('NoiseTunnel', () => {
  onWasm();

  for (const ntType of TYPES) {
    it(`${ntType} is computed from what the method gives for each noisy copy`, async () => {
      const seen: number[][] = [];
      const X = random([2, 3]);
      const map = await new NoiseTunnel(noting(seen)).attribute(X, { ntType, ntSamples: 7, abs: false });
      expect(seen).to.have.length(7);
      const mean = (values: number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
      const expected = numbersOf(X).map((_, i) => {
        const own = seen.map((each) => each[i]!);
        const [first, second] = [mean(own), mean(own.map((each) => each ** 2))];
        return { smoothgrad: first, smoothgrad_sq: second, vargrad: second - first ** 2 }[ntType];
      });
      expect(distance(map, expected)).to.be.at.most(TOLERANCE);
    });
  }

  it('of the gradient 2x has the moments of normal noise, the variance that of 5 samples, not of all there could be', async () => {
    const X = tf.fill([4000, 1], 3);
    const mean = async (ntType: (typeof TYPES)[number]): Promise<number> => {
      const map = await new NoiseTunnel(new Saliency(squares)).attribute(X, {
        ntType,
        stdevs: 0.5,
        abs: false,
      });
      return tf.mean(map).dataSync()[0]!;
    };
    // 2e has variance 1; four standard errors of 20000 draws.
    expect(await mean('smoothgrad')).to.be.closeTo(6, 0.03);
    expect(await mean('smoothgrad_sq')).to.be.closeTo(37, 0.4);
    expect(await mean('vargrad')).to.be.closeTo(0.8, 0.04);
  });

  it('without noise is the method itself, its square, and no variance', async () => {
    const X = random([2, 3]);
    const tunnel = new NoiseTunnel(new Saliency(multiLayer()));
    const own = new Saliency(multiLayer()).attribute(X, { target: 1 });
    const options = { target: 1, stdevs: 0 };
    expect(distance(await tunnel.attribute(X, options), own)).to.be.at.most(TOLERANCE);
    const expected = tf.square(own);
    expect(
      distance(await tunnel.attribute(X, { ...options, ntType: 'smoothgrad_sq' }), expected),
    ).to.be.at.most(TOLERANCE);
    const none = await tunnel.attribute(X, { ...options, ntType: 'vargrad' });
    expect(distance(none, tf.zerosLike(X))).to.be.at.most(TOLERANCE);
  });

  it('has noise of its own size for each input', async () => {
    const seen: number[][] = [];
    const keep = {
      attribute(inputs: tf.Tensor[]): tf.Tensor[] {
        seen.push(numbersOf(inputs));
        return inputs.map((each) => tf.clone(each));
      },
    };
    const inputs = [row(1, 2), row(3, 4)];
    const maps = await new NoiseTunnel(keep).attribute(inputs, { stdevs: [0, 1], ntSamples: 3 });
    for (const values of seen) {
      expect(values.slice(0, 2)).to.deep.equal([1, 2]);
      expect(values.slice(2)).to.not.deep.equal([3, 4]);
    }
    expect(distance(maps[0]!, [1, 2])).to.be.at.most(TOLERANCE);
  });

  it("hands the method's options on, and draws its baselines by row when asked", async () => {
    const linear = (x: tf.Tensor) => tf.sum(x, 1);
    const baselines = tf.tensor2d([[1], [10]]);
    const tunnel = new NoiseTunnel(new IntegratedGradients(linear));
    const options = { stdevs: 0, ntSamples: 1, nSteps: 3, baselines, drawBaselineFromDistrib: true };
    const drawn = new Set<number>();
    for (let seed = 0; seed < 10; seed++) {
      const map = await tunnel.attribute(tf.zeros([3, 1]), { ...options, seed });
      for (const value of numbersOf(map)) drawn.add(Math.round(-1e3 * value) / 1e3);
    }
    expect([...drawn].sort()).to.deep.equal([1, 10]);
  });

  it('follows its seed, is the method without noise, and draws baselines from rows only', async () => {
    const tunnel = new NoiseTunnel(new Saliency(squares));
    const X = row(1, 2);
    const at = (seed: number) => tunnel.attribute(X, { seed });
    expect(distance(await at(1), await at(1))).to.equal(0);
    expect(distance(await at(1), await at(2))).to.be.above(0.01);
    const still = await tunnel.attribute(X, { stdevs: 0 });
    expect(numbersOf(still)).to.deep.equal(numbersOf(await new Saliency(squares).attribute(X)));
    // Of what can baselines be drawn?
    const paths = new NoiseTunnel(new IntegratedGradients(squares));
    const drawn = { drawBaselineFromDistrib: true, nSteps: 2 };
    for (const baselines of [undefined, 0, tf.scalar(0)] as never[])
      expect(await codeOf(() => paths.attribute(X, { ...drawn, baselines }))).to.equal('BASELINE_TYPE');
  });

  it('has no delta of its own', async () => {
    const tunnel = new NoiseTunnel(new IntegratedGradients(squares));
    const options = { nSteps: 2, returnConvergenceDelta: true };
    expect(await codeOf(() => tunnel.attribute(row(1, 2), options as object))).to.equal('DELTA_UNSUPPORTED');
  });

  describe('over a method of a layer', () => {
    it('gives maps of the layer, computed from what the method gives for each noisy copy', async () => {
      const model = multiLayer();
      const options = { target: 1, ntSamples: 4, stdevs: 2, seed: 3 };
      const inner = new LayerGradientXActivation(model, 'relu');
      const seen: number[][] = [];
      const noting = {
        attribute(inputs: tf.Tensor[], own?: object) {
          const map = inner.attribute(inputs, own);
          seen.push(numbersOf(map));
          return map;
        },
      };
      const X = random([2, 3]);
      for (const ntType of TYPES) {
        seen.length = 0;
        const map = await new NoiseTunnel(noting).attribute(X, { ...options, ntType });
        const mean = (values: number[]): number =>
          values.reduce((sum, each) => sum + each, 0) / values.length;
        const expected = seen[0]!.map((_, i) => {
          const [first, second] = [
            mean(seen.map((each) => each[i]!)),
            mean(seen.map((each) => each[i]! ** 2)),
          ];
          return { smoothgrad: first, smoothgrad_sq: second, vargrad: second - first ** 2 }[ntType];
        });
        expect((map as tf.Tensor).shape).to.deep.equal([2, 4]);
        expect(distance(map, expected)).to.be.at.most(1e-3);
      }
    });

    it('gives a list where the layer is used twice, also of two inputs', async () => {
      const twice = await new NoiseTunnel(new LayerActivation(sharedRelu(), 'multi_relu')).attribute(
        row(0, 6, 0),
        {
          stdevs: 0,
        },
      );
      expect(twice).to.have.length(2);
      expect(distance(twice, [0, 7, 7, 7, 0, 7, 7, 7])).to.be.at.most(TOLERANCE);
      const joined = await new NoiseTunnel(new LayerActivation(reluLinear(), 'relu')).attribute(
        [row(1, 2, 3), row(1, 1, 1)],
        { stdevs: 0 },
      );
      expect(distance(joined, [5, 5])).to.be.at.most(TOLERANCE);
    });

    it('has no variance without noise, however large the map is', async () => {
      const tunnel = new NoiseTunnel(new LayerActivation(multiLayer(), 'linear1'));
      const map = await tunnel.attribute(row(1e4, 1e4 / 3, 7), {
        ntType: 'vargrad',
        stdevs: 0,
        ntSamples: 7,
      });
      expect(distance(map, [0, 0, 0, 0])).to.equal(0);
    });

    it('leaves one tensor, the map, and none where it fails', async () => {
      const [model, X] = [multiLayer(), row(1, 2, 3)];
      const before = tf.memory().numTensors;
      for (const ntType of TYPES) {
        tf.dispose(await new NoiseTunnel(new LayerActivation(model, 'relu')).attribute(X, { ntType }));
        let calls = 0;
        const breaking = {
          attribute(inputs: tf.Tensor[]): tf.Tensor {
            if (calls++ === 2) throw new Error('broken');
            return tf.clone(inputs[0]!);
          },
        };
        expect(await new NoiseTunnel(breaking).attribute(X, { ntType }).catch(() => 'failed')).to.equal(
          'failed',
        );
        expect(tf.memory().numTensors).to.equal(before);
      }
    });
  });
});
