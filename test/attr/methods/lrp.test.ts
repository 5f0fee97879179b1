import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { InputXGradient, LRP, type LrpRule, type LrpRules } from '../../../src/attr/index.js';
import { networkOf, optionsOf, tensorOf } from '../../fixtures/attr/read.mjs';
import { relativeL2 } from '../../helpers.js';
import { randomNetwork, randomPictures } from '../../networks.js';
import { codeOf, distance, numbersOf, onWasm, random, row, TOLERANCE } from '../helpers.js';
import { multiLayer } from '../networks.js';

const seeded = (seed: number) => ({ kernelInitializer: tf.initializers.glorotNormal({ seed }) });
const sumOf = (result: tf.Tensor | tf.Tensor[]): number => numbersOf(result).reduce((a, b) => a + b, 0);

/** Everything relevance can pass, without biases: a skip connection, a layer used twice, a model as a layer, pools. */
function varied(): tf.LayersModel {
  const { layers } = tf;
  const input = tf.input({ shape: [8, 8, 2] });
  const apply = (layer: tf.layers.Layer, ...x: tf.SymbolicTensor[]) =>
    layer.apply(x.length === 1 ? x[0]! : x) as tf.SymbolicTensor;
  const conv = (filters: number, seed: number, more: object = {}) =>
    layers.conv2d({ filters, kernelSize: 3, padding: 'same', useBias: false, ...seeded(seed), ...more });
  const first = apply(conv(4, 1, { activation: 'relu' }), input);
  const twice = layers.depthwiseConv2d({
    ...{ kernelSize: 3, padding: 'same', useBias: false },
    depthwiseInitializer: tf.initializers.glorotNormal({ seed: 2 }),
  });
  const inner = tf.sequential({
    layers: [
      conv(4, 3, { inputShape: [8, 8, 4], activation: 'tanh' }),
      layers.averagePooling2d({ poolSize: 2 }),
    ],
  });
  const sum = apply(layers.add(), first, apply(twice, apply(twice, first)));
  const side = apply(
    layers.concatenate(),
    apply(layers.maxPooling2d({ poolSize: 2 }), sum),
    apply(inner, sum),
  );
  const mean = apply(layers.globalAveragePooling2d({}), apply(layers.reLU(), side));
  return tf.model({
    inputs: input,
    outputs: apply(layers.dense({ units: 3, useBias: false, ...seeded(4) }), mean),
  });
}

/** Relevance of a dense layer's inputs in plain numbers, by the sums of the overview. */
function dense(a: number[], w: number[][], b: number[], R: number[], own: LrpRule): number[] {
  const weight = (value: number): number =>
    own.rule === 'gamma'
      ? value + (own.gamma ?? 0.25) * Math.max(0, value)
      : own.rule === 'alpha1-beta0'
        ? Math.max(0, value)
        : value;
  const z = R.map((_, k) =>
    a.reduce((sum, each, j) => sum + each * weight(w[j]![k]!), own.biasToZero ? 0 : b[k]!),
  );
  return a.map((each, j) =>
    R.reduce((sum, r, k) => {
      const epsilon = own.rule === 'epsilon' ? (own.epsilon ?? 1e-9) : 1e-9;
      return sum + (each * weight(w[j]![k]!) * r) / (z[k]! + (z[k]! < 0 ? -epsilon : epsilon));
    }, 0),
  );
}

describe('LRP', () => {
  onWasm();

  for (const [name, own] of [
    ['epsilon', { rule: 'epsilon' }],
    ['a large epsilon', { rule: 'epsilon', epsilon: 0.5 }],
    ['epsilon without the bias', { rule: 'epsilon', biasToZero: true }],
    ['gamma', { rule: 'gamma', gamma: 0.7 }],
    ["gamma, Captum's default", { rule: 'gamma' }],
    ['alpha 1, beta 0', { rule: 'alpha1-beta0' }],
    ['alpha 1, beta 0 without the bias', { rule: 'alpha1-beta0', biasToZero: true }],
  ] as [string, LrpRule][]) {
    for (const inside of [true, false]) {
      it(`by the rule ${name} is what the sums give, the ReLU ${inside ? "the layer's own" : 'a layer'}`, () => {
        const [w1, b1] = [random<tf.Rank.R2>([3, 4], 1), random([4], 2)];
        const [w2, b2] = [random<tf.Rank.R2>([4, 2], 3), random([2], 4)];
        const layers = [
          tf.layers.dense({
            name: 'one',
            units: 4,
            inputShape: [3],
            weights: [w1, b1],
            ...(inside && { activation: 'relu' }),
          }),
          ...(inside ? [] : [tf.layers.reLU()]),
          tf.layers.dense({ name: 'two', units: 2, weights: [w2, b2] }),
        ];
        const model = tf.sequential({ layers });
        const X = random<tf.Rank.R2>([3, 3], 5);
        const hidden = tf.relu(tf.add(tf.matMul(X, w1), b1)).arraySync() as number[][];
        const scores = (model.predict(X) as tf.Tensor2D).arraySync();
        const expected = X.arraySync().flatMap((x, n) => {
          const start = [0, scores[n]![1]!];
          const middle = dense(hidden[n]!, w2.arraySync(), numbersOf(b2), start, own);
          return dense(x, w1.arraySync(), numbersOf(b1), middle, own);
        });
        const rules: LrpRules = { one: own, two: own };
        expect(
          relativeL2(numbersOf(new LRP(model, { rules }).attribute(X, { target: 1 })), expected),
        ).to.be.below(1e-4);
      });
    }
  }

  it('keeps all of the score where there is no bias, through every layer that it knows', () => {
    const model = varied();
    const X = random([2, 8, 8, 2]);
    const { attributions, delta } = new LRP(model).attribute(X, {
      target: [0, 2],
      returnConvergenceDelta: true,
    });
    const scores = (model.predict(X) as tf.Tensor2D).arraySync();
    for (const [n, target] of [0, 2].entries()) {
      expect(sumOf(tf.slice(attributions, n, 1))).to.be.closeTo(scores[n]![target]!, 1e-5);
    }
    expect(distance(delta, [0, 0])).to.be.at.most(1e-5);
  });

  it('without biases, with ReLUs only, is the input times the gradient', () => {
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({
          filters: 5,
          kernelSize: 3,
          inputShape: [6, 6, 2],
          useBias: false,
          activation: 'relu',
          ...seeded(1),
        }),
        tf.layers.maxPooling2d({ poolSize: 2 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 3, useBias: false, ...seeded(2) }),
      ],
    });
    const X = random([2, 6, 6, 2]);
    const own = new InputXGradient(model).attribute(X, { target: 1 });
    expect(distance(new LRP(model).attribute(X, { target: 1 }), own)).to.be.at.most(TOLERANCE);
  });

  it('has the deltas of Captum, the score less the sum', () => {
    const { networks, cases } = JSON.parse(
      readFileSync(new URL('../../fixtures/attr/cases.json', import.meta.url), 'utf8'),
    );
    const known = cases.filter((item: { delta?: object }) => item.delta);
    expect(known).to.have.length(4);
    for (const item of known) {
      const model = networkOf(tf, networks[item.net]);
      const options = { ...optionsOf(tf, item), returnConvergenceDelta: true } as const;
      const { delta } = new LRP(model, { rules: item.rules }).attribute(
        tensorOf(tf, item.inputs[0]),
        options,
      );
      expect(relativeL2(numbersOf(delta), item.delta.data), item.id).to.be.below(1e-3);
    }
  });

  it('of several inputs shares one score among them, those that are not explained take theirs', () => {
    const inputs = [tf.input({ shape: [2] }), tf.input({ shape: [3] })];
    const sum = tf.layers
      .dense({ units: 1, weights: [tf.tensor2d([[1], [2], [3], [4], [5]]), tf.tensor1d([1])] })
      .apply(tf.layers.concatenate().apply(inputs)) as tf.SymbolicTensor;
    const lrp = new LRP(tf.model({ inputs, outputs: sum }));
    const [x, y] = [row(1, 1), row(-1, 2, 1)];
    const both = lrp.attribute([x, y], {});
    // 3 - 3 + 8 + 5 and the bias: 14 in all, so that each has its own term.
    expect(distance(both, [1, 2, -3, 8, 5])).to.be.at.most(TOLERANCE);
    expect(distance(lrp.attribute(x, { additionalForwardArgs: [y] }), [1, 2])).to.be.at.most(TOLERANCE);
  });

  it("of the project's networks is the epsilon rule everywhere: the input times the gradient", () => {
    const model = randomNetwork();
    const X = randomPictures(2, 24);
    const own = new InputXGradient(model).attribute(X, { target: [1, 5] });
    const map = new LRP(model).attribute(X, { target: [1, 5] });
    expect(relativeL2(numbersOf(map), numbersOf(own))).to.be.below(1e-5);
    model.dispose();
  });

  it('names rules that are none and layers that relevance cannot pass, and leaves no tensor', async () => {
    const X = row(1, 2, 3);
    const ending = (layer: tf.layers.Layer) =>
      tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [3], useBias: false }), layer] });
    const model = multiLayer();
    const normal = ending(tf.layers.batchNormalization({ name: 'norm' }));
    const others = [
      tf.layers.softmax({}),
      tf.layers.activation({ activation: 'sigmoid' }),
      tf.layers.layerNormalization(),
    ];
    const unsupported = others.map(ending);
    const network = randomNetwork();
    const picture = randomPictures(1, 24);
    const before = tf.memory().numTensors;
    const at = (rules: unknown, of: tf.LayersModel = model) =>
      codeOf(() => new LRP(of, { rules: rules as LrpRules }).attribute(X, { target: 0 }));
    for (const rules of [
      { linear1: 'gamma' },
      { linear1: { rule: 'delta' } },
      { linear1: {} },
      { linear1: null },
      { linear1: { rule: 'gamma', gamma: -1 } },
      { linear1: { rule: 'epsilon', epsilon: Number.NaN } },
      { linear1: { rule: 'epsilon', eps: 1 } },
      { relu: { rule: 'epsilon' } },
      'gamma',
    ]) {
      expect(await at(rules), JSON.stringify(rules)).to.equal('LRP_RULE');
    }
    expect(await at({ linear9: { rule: 'gamma' } })).to.equal('UNKNOWN_LAYER');
    expect(await at({ norm: { rule: 'gamma' } }, normal)).to.equal('RULE_UNSUPPORTED');
    expect(await at({ norm: { rule: 'epsilon' } }, normal)).to.equal('nothing thrown');
    for (const of of unsupported) expect(await at({}, of)).to.equal('RULE_UNSUPPORTED');
    const rules = { 'features.0': { rule: 'gamma' } } as const;
    const lrp = new LRP(network, { rules });
    expect(await codeOf(() => lrp.attribute(picture, { target: 0 }))).to.equal('RULE_UNSUPPORTED');
    // That of the call that was right.
    expect(tf.memory().numTensors).to.equal(before + 1);
  });
});
