import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { Saliency, sensitivityMax } from '../../../src/attr/index.js';
import { codeOf, distance, numbersOf, onWasm, random, row } from '../helpers.js';
import { multiLayer } from '../networks.js';

const same = ([x]: tf.Tensor[]): tf.Tensor => tf.clone(x!);

describe('sensitivityMax', () => {
  onWasm();

  it('is 0 for an explanation that is constant, also as a method gives it', async () => {
    const X = random([3, 4]);
    expect(distance(await sensitivityMax(() => tf.ones([3, 4]), X), [0, 0, 0])).to.equal(0);
    const saliency = new Saliency((x: tf.Tensor) => tf.sum(x, 1));
    expect(distance(await sensitivityMax(([x]) => saliency.attribute(x!), X), [0, 0, 0])).to.equal(0);
  });

  it('of the input itself is at most the radius over its size, and near it after many tries', async () => {
    const X = tf.tensor2d([
      [3, 4],
      [-6, 8],
    ]);
    const options = { perturbRadius: 0.5, nPerturbSamples: 200 };
    const [first, second] = numbersOf(await sensitivityMax(same, X, options));
    const bound = 0.5 * Math.SQRT2;
    expect(first).to.be.within((0.9 * bound) / 5, bound / 5);
    expect(second).to.be.within((0.9 * bound) / 10, bound / 10);
  });

  it('moves each element by up to the radius, up and down', async () => {
    const moves: number[] = [];
    const explain = ([x]: tf.Tensor[]): tf.Tensor => {
      moves.push(...numbersOf(x!));
      return tf.clone(x!);
    };
    await sensitivityMax(explain, tf.zeros([1, 50]), { perturbRadius: 0.5, nPerturbSamples: 20 });
    const drawn = moves.slice(50);
    expect(Math.min(...drawn)).to.be.within(-0.5, -0.48);
    expect(Math.max(...drawn)).to.be.within(0.48, 0.5);
    // Four standard errors of the mean of 1000 uniform draws.
    expect(drawn.reduce((sum, each) => sum + each, 0) / drawn.length).to.be.closeTo(0, 0.04);
  });

  for (const [normOrd, norm] of [
    ['fro', 5],
    [2, 5],
    [1, 7],
    [Number.POSITIVE_INFINITY, 4],
  ] as const) {
    it(`measures by the norm ${normOrd}`, async () => {
      let call = 0;
      const moved = [row(3, 4), row(4, 4), row(3, 7)];
      const explain = () => tf.clone(moved[call++]!);
      const change = await sensitivityMax(explain, row(0, 0), { nPerturbSamples: 2, normOrd });
      expect(distance(change, [3 / norm])).to.be.at.most(1e-6);
    });
  }

  it('does not grow with the scale of the explanation, counts a size of 0 as 1, and joins two inputs', async () => {
    const X = random([2, 3]);
    const tripled = ([x]: tf.Tensor[]) => tf.mul(x!, 3);
    expect(distance(await sensitivityMax(tripled, X), await sensitivityMax(same, X))).to.be.at.most(1e-5);
    const away = ([x]: tf.Tensor[]) => tf.sub(x!, X);
    for (const value of numbersOf(await sensitivityMax(away, X)))
      expect(value).to.be.within(1e-4, 0.02 * Math.sqrt(3));
    const both = await sensitivityMax((list) => list.map((each) => tf.clone(each)), [row(3, 0), row(0, 4)]);
    expect(numbersOf(both)[0]).to.be.within(1e-4, (0.02 * 2) / 5);
  });

  it('is 0 without a radius, grows with more tries, follows its seed, and waits for explanations', async () => {
    const [X, saliency] = [random([2, 3]), new Saliency(multiLayer())];
    const explain = async ([x]: tf.Tensor[]) => tf.mul(saliency.attribute(x!, { target: 1 }), x!);
    const at = (options: object) => sensitivityMax(explain, X, options);
    expect(distance(await at({ perturbRadius: 0 }), [0, 0])).to.equal(0);
    const [few, many] = [
      numbersOf(await at({ nPerturbSamples: 2 })),
      numbersOf(await at({ nPerturbSamples: 20 })),
    ];
    for (const [i, value] of many.entries()) expect(value).to.be.at.least(few[i]!);
    expect(distance(await at({ seed: 4 }), await at({ seed: 4 }))).to.equal(0);
    expect(distance(await at({ seed: 4 }), await at({ seed: 5 }))).to.be.above(0);
  });

  it("takes a perturbation of one's own: the largest of what it gives, over all inputs", async () => {
    const shifts = [row(0.3, 0), row(0, 1)];
    let turn = 0;
    const radii: number[] = [];
    const perturbFunc = ([x, y]: tf.Tensor[], radius: number): tf.Tensor[] => {
      radii.push(radius);
      return [tf.add(x!, shifts[turn++]!), y!];
    };
    const inputs = [row(3, 0), row(0, 4)];
    const explain = (list: tf.Tensor[]) => list.map((each) => tf.clone(each));
    const change = await sensitivityMax(explain, inputs, {
      nPerturbSamples: 2,
      perturbFunc,
      perturbRadius: 9,
    });
    expect(distance(change, [1 / 5])).to.be.at.most(1e-6);
    expect(radii).to.deep.equal([9, 9]);
    // It gave an input back, which is the caller's still.
    expect(numbersOf(inputs[1]!)).to.deep.equal([0, 4]);
    const one = await sensitivityMax(same, row(3, 4), { perturbFunc: ([x]) => tf.add(x!, row(3, 4)) });
    expect(distance(one, [1])).to.be.at.most(1e-6);
  });

  it('names a perturbation of another shape, and leaves no tensor when that or an explanation fails', async () => {
    const X = row(1, 2);
    const before = tf.memory().numTensors;
    const at = (perturbFunc: () => unknown) =>
      codeOf(() => sensitivityMax(same, X, { perturbFunc: perturbFunc as never }));
    expect(await at(() => tf.ones([1, 3]))).to.equal('PERTURBATION');
    expect(await at(() => [tf.ones([1, 2]), tf.ones([1, 2])])).to.equal('PERTURBATION');
    expect(await at(() => undefined)).to.equal('PERTURBATION');
    expect(await at(() => Promise.resolve(X))).to.equal('PERTURBATION');
    const uneven = () => [tf.ones([1, 2]), tf.ones([2, 2])];
    expect(await sensitivityMax(uneven, X).catch(() => 'failed')).to.equal('failed');
    expect(tf.memory().numTensors).to.equal(before);
  });
});
