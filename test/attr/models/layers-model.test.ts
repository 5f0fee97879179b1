import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  Deconvolution,
  DeepLift,
  GuidedBackprop,
  LayerActivation,
  Saliency,
} from '../../../src/attr/index.js';
import { adapt } from '../../../src/attr/models/adapt.js';
import { GradelensError } from '../../../src/errors.js';
import { startBackend } from '../../../src/tensor/backend.js';
import { relativeL2 } from '../../helpers.js';
import { randomPictures } from '../../networks.js';

const { layers } = tf;
const seed = 1;
const kernelInitializer = () => tf.initializers.glorotNormal({ seed });

/** Convolutions whose ReLU is their own activation, or a layer after each. */
function twice(activation: 'relu' | 'relu6', inside: boolean): tf.LayersModel {
  const own = inside ? { activation } : {};
  const after = inside ? [] : [layers.activation({ activation })];
  const conv = (filters: number, more: object = {}) =>
    layers.conv2d({ filters, kernelSize: 3, kernelInitializer: kernelInitializer(), ...own, ...more });
  return tf.sequential({
    layers: [
      conv(6, { inputShape: [12, 12, 3] }),
      ...after,
      conv(5),
      ...(inside ? [] : [layers.activation({ activation })]),
      layers.flatten(),
      layers.dense({ units: 4, kernelInitializer: kernelInitializer() }),
    ],
  });
}

/** Everything a small image model is made of: skip connection, pools, normalisation, a model as a layer. */
function varied(): tf.LayersModel {
  const input = tf.input({ shape: [12, 12, 3] });
  const apply = (layer: tf.layers.Layer, ...x: tf.SymbolicTensor[]) =>
    layer.apply(x.length === 1 ? x[0]! : x) as tf.SymbolicTensor;
  const inner = tf.sequential({
    name: 'inner',
    layers: [
      layers.depthwiseConv2d({
        kernelSize: 3,
        padding: 'same',
        activation: 'relu',
        inputShape: [12, 12, 4],
        depthwiseInitializer: kernelInitializer(),
      }),
      layers.dropout({ rate: 0.5 }),
    ],
  });
  const first = apply(
    layers.conv2d({
      name: 'first',
      filters: 4,
      kernelSize: 1,
      activation: 'relu',
      kernelInitializer: kernelInitializer(),
    }),
    input,
  );
  const sum = apply(
    layers.add({ name: 'skip' }),
    first,
    apply(inner, apply(layers.batchNormalization(), first)),
  );
  const pooled = apply(layers.maxPooling2d({ poolSize: 3, strides: 2 }), sum);
  const flat = apply(layers.flatten(), pooled);
  return tf.model({
    inputs: input,
    outputs: apply(
      layers.dense({ units: 3, activation: 'softmax', kernelInitializer: kernelInitializer() }),
      flat,
    ),
  });
}

const thrown = (work: () => unknown): GradelensError => {
  try {
    work();
  } catch (error) {
    if (error instanceof GradelensError) return error;
    throw error;
  }
  throw new Error('nothing thrown');
};

describe('a tf.LayersModel', () => {
  let X: tf.Tensor4D;
  before(async () => {
    await startBackend('wasm');
    X = randomPictures(2, 12);
  });
  after(() => X.dispose());

  it('gives the scores of its own predict, and the activations of a model cut at a layer', () => {
    const model = varied();
    const scores = tf.tidy(() =>
      adapt(model)
        .scores({ inputs: [X], extra: [] })
        .dataSync(),
    );
    expect(relativeL2(scores, (model.predict(X) as tf.Tensor).dataSync())).to.be.below(1e-6);
    const cut = tf.model({
      inputs: model.inputs,
      outputs: model.getLayer('skip').output as tf.SymbolicTensor,
    });
    const activation = new LayerActivation(model, 'skip').attribute(X) as tf.Tensor;
    expect(relativeL2(activation.dataSync(), (cut.predict(X) as tf.Tensor).dataSync())).to.be.below(1e-6);
  });

  for (const Method of [GuidedBackprop, Deconvolution]) {
    for (const activation of ['relu', 'relu6'] as const) {
      it(`${Method.name} finds ${activation} inside a convolution as in a layer of its own`, () => {
        const [inside, apart] = [twice(activation, true), twice(activation, false)];
        apart.setWeights(inside.getWeights());
        const maps = [inside, apart].map((model) => new Method(model).attribute(X, { target: 1 }).dataSync());
        expect(relativeL2(maps[0]!, maps[1]!)).to.be.below(1e-6);
        const plain = new Saliency(inside).attribute(X, { target: 1, abs: false }).dataSync();
        expect(relativeL2(maps[0]!, plain)).to.be.above(0.1);
      });
    }
  }

  it('has its activations back afterwards, also when the target is wrong', () => {
    const model = twice('relu', true);
    const before = (model.predict(X) as tf.Tensor).dataSync();
    expect(thrown(() => new GuidedBackprop(model).attribute(X, { target: 99 })).code).to.equal(
      'TARGET_OUT_OF_RANGE',
    );
    expect((model.predict(X) as tf.Tensor).dataSync()).to.deep.equal(before);
    expect(JSON.stringify(model.layers[0]!.getConfig())).to.include('relu');
  });

  it('lets rules reach into a model used as a layer, past a skip connection', () => {
    const model = varied();
    const guided = new GuidedBackprop(model).attribute(X, { target: 1 }).dataSync();
    const plain = new Saliency(model).attribute(X, { target: 1, abs: false }).dataSync();
    expect(relativeL2(guided, plain)).to.be.above(0.05);
    const { delta } = new DeepLift(model).attribute(X, { target: 1, returnConvergenceDelta: true });
    for (const each of delta.dataSync()) expect(each).to.be.closeTo(0, 1e-5);
  });

  it('is refused by name where a rule cannot reach its ReLU', () => {
    const recurrent = tf.sequential({
      layers: [
        layers.reshape({ targetShape: [12, 36], inputShape: [12, 12, 3] }),
        layers.lstm({ name: 'memory', units: 3, activation: 'relu' }),
        layers.dense({ units: 2 }),
      ],
    });
    const wrapped = tf.sequential({
      layers: [
        layers.timeDistributed({
          name: 'each-row',
          layer: layers.dense({ units: 2, activation: 'relu' }),
          inputShape: [12, 3],
        }),
        layers.flatten(),
        layers.dense({ units: 2 }),
      ],
    });
    const rows = tf.ones([1, 12, 3]);
    for (const [model, input, name] of [
      [recurrent, X, 'memory'],
      [wrapped, rows, 'each-row'],
    ] as const) {
      for (const Method of [GuidedBackprop, Deconvolution, DeepLift]) {
        const error = thrown(() =>
          new (Method as typeof GuidedBackprop)(model).attribute(input as tf.Tensor, { target: 0 }),
        );
        expect(error.code).to.equal('RULE_UNSUPPORTED');
        expect(error.message).to.include(name);
      }
    }
  });

  it('is refused by DeepLift at a layer that multiplies inputs, which guided backprop takes', () => {
    const input = tf.input({ shape: [3] });
    const product = layers.multiply({ name: 'product' }).apply([input, input]) as tf.SymbolicTensor;
    const model = tf.model({
      inputs: input,
      outputs: layers.dense({ units: 2 }).apply(product) as tf.SymbolicTensor,
    });
    const x = tf.tensor2d([[1, 2, 3]]);
    const error = thrown(() => new DeepLift(model).attribute(x, { target: 0 }));
    expect(error.code).to.equal('RULE_UNSUPPORTED');
    expect(error.message).to.include('product');
    const guided = new GuidedBackprop(model).attribute(x, { target: 0 });
    const plain = new Saliency(model).attribute(x, { target: 0, abs: false });
    expect(guided.dataSync()).to.deep.equal(plain.dataSync());
  });

  it('says how many inputs it takes, and which layers it has', () => {
    const model = varied();
    expect(thrown(() => new Saliency(model).attribute([X, X], { target: 0 })).code).to.equal('MODEL_INPUTS');
    const error = thrown(() => new LayerActivation(model, 'frist').attribute(X));
    expect(error.code).to.equal('UNKNOWN_LAYER');
    expect(error.message).to.include('first').and.to.include('skip');
  });
});
