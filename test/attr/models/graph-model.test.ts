import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import {
  FeatureAblation,
  GradientShap,
  GuidedBackprop,
  InputXGradient,
  IntegratedGradients,
  LayerActivation,
  LayerGradCam,
  NoiseTunnel,
  Occlusion,
  Saliency,
} from '../../../src/attr/index.js';
import { GradelensError } from '../../../src/errors.js';
import { startBackend } from '../../../src/tensor/backend.js';

const WEIGHTS = Float32Array.of(1, -1, 2, 0.5, 3, -2);
const float = { dtype: { type: 'DT_FLOAT' } };

/** relu(x W) on [N,3], as a converter writes it: scores [N,2]. */
function graph(): Promise<tf.GraphModel> {
  const shape = { shape: { dim: [{ size: '-1' }, { size: '3' }] } };
  const weights = { tensor: { dtype: 'DT_FLOAT', tensorShape: { dim: [{ size: '3' }, { size: '2' }] } } };
  return tf.loadGraphModel({
    load: async () => ({
      format: 'graph-model',
      modelTopology: {
        node: [
          { name: 'x', op: 'Placeholder', attr: { ...float, shape } },
          { name: 'W', op: 'Const', attr: { ...float, value: weights } },
          {
            name: 'product',
            op: 'MatMul',
            input: ['x', 'W'],
            attr: { T: { type: 'DT_FLOAT' }, transpose_a: { b: false }, transpose_b: { b: false } },
          },
          { name: 'scores', op: 'Relu', input: ['product'], attr: { T: { type: 'DT_FLOAT' } } },
        ],
        versions: { producer: 1 },
      },
      weightSpecs: [{ name: 'W', shape: [3, 2], dtype: 'float32' }],
      weightData: WEIGHTS.buffer as ArrayBuffer,
    }),
  });
}

describe('a tf.GraphModel', () => {
  let model: tf.GraphModel;
  const x = () => tf.tensor2d([[1, 2, 3]]);
  before(async () => {
    await startBackend('wasm');
    model = await graph();
  });
  after(() => model.dispose());

  it('takes methods without gradients', async () => {
    // x W = (1 + 4 + 9, -1 + 1 - 6): the first score is linear, the second is cut off at 0.
    const ablated = await new FeatureAblation(model).attribute(x(), { target: 0 });
    expect([...ablated.dataSync()]).to.deep.equal([1, 4, 9]);
    const occluded = await new Occlusion(model).attribute(x(), { target: 1, slidingWindowShapes: [1] });
    expect([...occluded.dataSync()]).to.deep.equal([0, 0, 0]);
    const activation = new LayerActivation(model, 'product').attribute(x()) as tf.Tensor;
    expect([...activation.dataSync()]).to.deep.equal([14, -6]);
  });

  it('takes methods with gradients over its inputs', async () => {
    const saliency = new Saliency(model).attribute(x(), { target: 0 });
    expect([...saliency.dataSync()]).to.deep.equal([1, 2, 3]);
    const cut = new InputXGradient(model).attribute(x(), { target: 1 });
    expect([...cut.dataSync()].map(Math.abs)).to.deep.equal([0, 0, 0]);
    const integrated = await new IntegratedGradients(model).attribute(x(), { target: 0, nSteps: 4 });
    for (const [i, value] of integrated.dataSync().entries())
      expect(value).to.be.closeTo([1, 4, 9][i]!, 1e-4);
    const noisy = await new NoiseTunnel(new Saliency(model)).attribute(x(), { target: 0, stdevs: 0.01 });
    expect([...noisy.dataSync()]).to.deep.equal([1, 2, 3]);
    const shap = new GradientShap(model);
    const values = await shap.attribute(x(), { target: 0, baselines: tf.zeros([2, 3]) });
    for (const [i, value] of values.dataSync().entries()) expect(value).to.be.closeTo([1, 4, 9][i]!, 1e-4);
  });

  it('is compared with its input', () => {
    const wrong = tf.zeros([2, 4]);
    expect(() => new Saliency(model).attribute(wrong, { target: 0 })).to.throw(
      /input x takes \[N,3\].*\[2,4\]/,
    );
  });

  it('is refused by methods that replace what is inside, and names its nodes', () => {
    const codeOf = (work: () => unknown): string => {
      try {
        work();
      } catch (error) {
        if (error instanceof GradelensError) return `${error.code}: ${error.message}`;
        throw error;
      }
      return 'nothing thrown';
    };
    // What a program without types could do.
    const untyped = model as unknown as tf.LayersModel;
    expect(codeOf(() => new GuidedBackprop(untyped).attribute(x(), { target: 0 }))).to.match(
      /^MODEL_UNSUPPORTED/,
    );
    expect(codeOf(() => new LayerGradCam(untyped, 'product').attribute(x(), { target: 0 }))).to.match(
      /^MODEL_UNSUPPORTED/,
    );
    expect(codeOf(() => new LayerActivation(model, 'nothing').attribute(x()))).to.match(
      /^UNKNOWN_LAYER.*product/,
    );
  });
});
