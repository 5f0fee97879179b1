import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as attr from '../../../src/attr/index.js';
import { codeOf, distance, numbersOf, onWasm, random, TOLERANCE } from '../helpers.js';

/** A layer whose activation TensorFlow.js knows nothing of. */
class Clipping extends tf.layers.Layer {
  static className = 'Clipping';
  constructor(private readonly clip: (x: tf.Tensor) => tf.Tensor) {
    super({});
  }
  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return this.clip([inputs].flat()[0] as tf.Tensor);
  }
  override computeOutputShape(shape: tf.Shape): tf.Shape {
    return shape;
  }
}
/** Says that it is a dense layer, and does more. */
class Rectified extends (tf.layers.dense({ units: 1 }).constructor as new (
  config: object,
) => tf.layers.Layer) {
  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Record<string, unknown>): tf.Tensor {
    return tf.relu(super.call(inputs, kwargs as never) as tf.Tensor);
  }
}

const dense = (units: number, name: string, more = {}) => tf.layers.dense({ units, name, ...more });
/** Numbers, a layer between, scores. */
const around = (between: tf.layers.Layer): tf.LayersModel =>
  tf.sequential({ layers: [dense(5, 'first', { inputShape: [4] }), between, dense(3, 'scores')] });

describe('ReLUs inside a custom layer', () => {
  onWasm();
  const RULED: [string, (model: tf.LayersModel) => { attribute(x: tf.Tensor, options: object): unknown }][] =
    [
      ['GuidedBackprop', (model) => new attr.GuidedBackprop(model)],
      ['Deconvolution', (model) => new attr.Deconvolution(model)],
      ['DeepLift', (model) => new attr.DeepLift(model)],
      ['GuidedGradCam', (model) => new attr.GuidedGradCam(model, 'first')],
    ];

  for (const [name, make] of RULED) {
    it(`are refused by ${name}, alone, capped, fused, or in a layer that is said to be linear`, async () => {
      const x = random([2, 4]);
      const kernel = random<tf.Rank.R2>([5, 5]);
      const hiding: tf.layers.Layer[] = [
        new Clipping((given) => tf.relu(given)),
        new Clipping((given) => tf.relu6(given)),
        new Clipping((given) => tf.fused.matMul({ a: given as tf.Tensor2D, b: kernel, activation: 'relu' })),
        new Rectified({ units: 5 }),
      ];
      for (const layer of hiding) {
        const model = around(layer);
        expect(await codeOf(() => make(model).attribute(x, { target: 1 }))).to.equal('RULE_UNSUPPORTED');
      }
      expect(tf.engine()).to.have.property('runKernel', Object.getPrototypeOf(tf.engine()).runKernel);
    });
  }

  it('are nothing to a method without rules, and a layer without them is nothing to guided backprop', () => {
    const x = random([2, 4]);
    const model = around(new Clipping((given) => tf.relu(given)));
    expect(numbersOf(new attr.Saliency(model).attribute(x, { target: 1 }))).to.have.length(8);
    const plain = around(new Clipping((given) => tf.mul(given, 2)));
    expect(numbersOf(new attr.GuidedBackprop(plain).attribute(x, { target: 1 }))).to.have.length(8);
    const known = around(tf.layers.reLU({}));
    expect(numbersOf(new attr.GuidedBackprop(known).attribute(x, { target: 1 }))).to.have.length(8);
    const ended = around(dense(5, 'ended', { activation: 'relu' }));
    expect(numbersOf(new attr.DeepLift(ended).attribute(x, { target: 1 }))).to.have.length(8);
  });
});

describe('layers of a model within a model', () => {
  onWasm();
  const inner = () =>
    tf.sequential({
      name: 'inner',
      layers: [dense(5, 'first', { inputShape: [4], activation: 'relu' }), dense(4, 'last')],
    });
  const scores = dense(3, 'scores');

  it('go by both names, and give what the same layers give in one model', () => {
    const [within, x, input] = [inner(), random([2, 4]), tf.input({ shape: [4] })];
    const used = tf.model({ inputs: input, outputs: scores.apply(within.apply(input)) as tf.SymbolicTensor });
    const flat = tf.sequential({ layers: [...within.layers, scores] });
    for (const attributeToLayerInput of [false, true]) {
      const options = { target: 1, attributeToLayerInput };
      const [left, right] = [
        new attr.LayerGradientXActivation(used, 'inner/first').attribute(x, options),
        new attr.LayerGradientXActivation(flat, 'first').attribute(x, options),
      ] as tf.Tensor[];
      expect(numbersOf(right!).some((value) => value !== 0)).to.equal(true);
      expect(distance(left!, right!)).to.be.at.most(TOLERANCE);
    }
    const lifted = new attr.LayerDeepLift(used, 'inner/first').attribute(x, { target: 1 });
    expect(distance(lifted, new attr.LayerDeepLift(flat, 'first').attribute(x, { target: 1 }))).to.be.at.most(
      TOLERANCE,
    );
  });

  it('are each their own where it is used twice, and reach through two models', () => {
    const [within, x, input] = [inner(), random([2, 4]), tf.input({ shape: [4] })];
    const twice = tf.model({
      inputs: input,
      outputs: scores.apply(within.apply(within.apply(input))) as tf.SymbolicTensor,
    });
    const both = new attr.LayerActivation(twice, 'inner/last').attribute(x) as tf.Tensor[];
    const once = within.predict(x) as tf.Tensor;
    expect(distance(both, [once, within.predict(once) as tf.Tensor])).to.be.at.most(TOLERANCE);
    const again = tf.input({ shape: [4] });
    const middle = tf.model({
      inputs: again,
      outputs: within.apply(again) as tf.SymbolicTensor,
      name: 'middle',
    });
    const outer = tf.model({
      inputs: input,
      outputs: scores.apply(middle.apply(input)) as tf.SymbolicTensor,
    });
    const map = new attr.LayerActivation(outer, 'middle/inner/last').attribute(x) as tf.Tensor;
    expect(distance(map, once)).to.be.at.most(TOLERANCE);
  });

  it('that a sequential model begins with go by both names, too; an unknown one is told all', async () => {
    const [within, x] = [inner(), random([2, 4])];
    const model = tf.sequential({ layers: [within, scores] });
    const maps = ['inner/first', 'first'].map(
      (name) => new attr.LayerActivation(model, name).attribute(x) as tf.Tensor,
    );
    expect(distance(maps[0]!, maps[1]!)).to.equal(0);
    const input = tf.input({ shape: [4] });
    const used = tf.model({ inputs: input, outputs: scores.apply(within.apply(input)) as tf.SymbolicTensor });
    expect(() => new attr.LayerActivation(used, 'inner/none').attribute(x)).to.throw(
      /inner\/first, inner\/last/,
    );
    expect(await codeOf(() => new attr.LayerActivation(used, 'none').attribute(x))).to.equal('UNKNOWN_LAYER');
  });
});

describe('layers with their channels first', () => {
  onWasm();

  it('are refused by methods that average over places, also behind a ReLU; others take them', async () => {
    const x = random([1, 2, 5, 6]);
    const layers = [
      tf.layers.conv2d({
        ...{ name: 'conv', filters: 3, kernelSize: 2, inputShape: [2, 5, 6] },
        dataFormat: 'channelsFirst',
      }),
      tf.layers.reLU({ name: 'relu' }),
      tf.layers.flatten({ name: 'flat' }),
      tf.layers.dense({ name: 'scores', units: 2 }),
    ];
    const model = tf.sequential({ layers });
    for (const layer of ['conv', 'relu']) {
      const methods = [
        new attr.LayerGradCam(model, layer),
        new attr.LayerGradCamPlusPlus(model, layer),
        new attr.LayerScoreCam(model, layer),
        new attr.GuidedGradCam(model, layer),
      ];
      for (const method of methods) {
        const code = await codeOf(() => method.attribute(x, { target: 1 }));
        expect(code, `${method.constructor.name} ${layer}`).to.equal('CHANNELS_FIRST');
      }
    }
    const map = new attr.LayerGradCam(model, 'flat').attribute(x, { target: 1 }) as tf.Tensor;
    expect(map.shape).to.deep.equal([1, 1]);
    const activation = new attr.LayerGradientXActivation(model, 'relu').attribute(x, {
      target: 1,
    }) as tf.Tensor;
    expect(activation.shape).to.deep.equal([1, 3, 4, 5]);
  });
});
