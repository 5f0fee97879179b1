import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { fgsm, pgd } from '../../../src/attr/index.js';
import { codeOf, distance, numbersOf, onWasm, random, row } from '../helpers.js';

/** exp(3 x - 4 y), so that the gradient of minus its log is (-3, 4) everywhere. */
const plane = (x: tf.Tensor): tf.Tensor => tf.exp(tf.sum(tf.mul(x, [3, -4]), 1));

describe('pgd', () => {
  onWasm();

  it('walks to the border of the box and stays there', async () => {
    const at = (stepNum: number) => pgd(plane, row(1, 1), { radius: 0.25, stepSize: 0.1, stepNum });
    expect(distance(await at(2), [0.8, 1.2])).to.be.at.most(1e-6);
    expect(distance(await at(3), [0.75, 1.25])).to.be.at.most(1e-6);
    expect(distance(await at(9), [0.75, 1.25])).to.be.at.most(1e-6);
  });

  it('comes back to the ball of each example, on the way to its middle', async () => {
    const X = tf.tensor2d([
      [1, 1],
      [5, 5],
    ]);
    const options = { radius: 0.5, stepSize: 1, stepNum: 1, norm: 'L2' } as const;
    const side = 0.5 / Math.SQRT2;
    const expected = [1 - side, 1 + side, 5 - side, 5 + side];
    expect(distance(await pgd(plane, X, options), expected)).to.be.at.most(1e-5);
    expect(distance(await pgd(plane, X, { ...options, radius: 0 }), X)).to.equal(0);
  });

  it('with one step within the radius is fgsm, with its mask, its loss and its bounds', async () => {
    const X = random([3, 2]);
    const options = {
      mask: row(1, 0),
      lowerBound: -0.5,
      upperBound: 0.5,
      targeted: true,
      lossFunc: (scores: tf.Tensor) => tf.square(scores),
    };
    const inside = tf.clipByValue(X, -0.5, 0.5);
    const moved = await pgd(plane, inside, { ...options, radius: 1, stepSize: 0.1, stepNum: 1 });
    expect(distance(moved, fgsm(plane, inside, { ...options, epsilon: 0.1 }))).to.be.at.most(1e-6);
  });

  for (const norm of ['Linf', 'L2'] as const) {
    it(`begins at a random point within the ${norm} radius, by its seed`, async () => {
      const X = tf.zeros([2000, 2]);
      const flat = (x: tf.Tensor): tf.Tensor => tf.add(tf.mul(tf.sum(x, 1), 0), 1);
      const options = { radius: 2, stepSize: 0, stepNum: 1, norm, randomStart: true };
      const start = (seed: number) => pgd(flat, X, { ...options, seed });
      const points = (await start(1)).arraySync() as number[][];
      const size = ([x, y]: number[]): number =>
        norm === 'L2' ? Math.hypot(x!, y!) : Math.max(Math.abs(x!), Math.abs(y!));
      const sizes = points.map(size);
      expect(Math.max(...sizes)).to.be.within(1.98, 2.000001);
      // A quarter of the area lies within half of the radius, either way; four standard errors of 2000 draws.
      expect(sizes.filter((each) => each < 1).length / 2000).to.be.closeTo(0.25, 0.04);
      expect(distance(await start(1), points.flat())).to.equal(0);
      expect(distance(await start(2), points.flat())).to.be.above(1);
      const masked = await pgd(flat, X, { ...options, mask: row(0, 1) });
      expect(numbersOf(tf.slice(masked, [0, 0], [2000, 1])).every((each) => each === 0)).to.equal(true);
    });
  }

  it('reports steps, can be stopped, names what cannot be right, and leaves no tensor', async () => {
    const X = row(1, 1);
    const before = tf.memory().numTensors;
    const at = (options: object) =>
      codeOf(async () => tf.dispose(await pgd(plane, X, { radius: 1, stepSize: 1, stepNum: 3, ...options })));
    const seen: number[][] = [];
    expect(await at({ onProgress: (...step: number[]) => seen.push(step) })).to.equal('nothing thrown');
    expect(seen).to.deep.equal([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(await at({ signal: AbortSignal.abort() })).to.equal('ABORTED');
    expect(await at({ norm: 'L1' })).to.equal('NORM');
    expect(await at({ stepNum: 0 })).to.equal('OPTION_RANGE');
    expect(await at({ radius: Number.NaN })).to.equal('OPTION_TYPE');
    expect(await at({ stepSize: '1' })).to.equal('OPTION_TYPE');
    let calls = 0;
    const lossFunc = (scores: tf.Tensor): tf.Tensor => {
      if (calls++ === 1) throw new TypeError('broken loss');
      return scores;
    };
    await at({ lossFunc }).catch(({ message }) => expect(message).to.equal('broken loss'));
    expect(calls).to.equal(2);
    expect(tf.memory().numTensors).to.equal(before);
  });
});
