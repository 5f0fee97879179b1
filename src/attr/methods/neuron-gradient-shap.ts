import { neuronScore } from '../explain.js';
import { type Attributions, type Inputs, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions, checkSettings } from '../options.js';
import { GradientShap, type GradientShapOptions } from './gradient-shap.js';
import type { NeuronGradientOptions } from './neuron-gradient.js';

/** Options of `NeuronGradientShap.attribute`. */
export type NeuronGradientShapOptions = NeuronGradientOptions &
  Omit<GradientShapOptions, 'target' | 'returnConvergenceDelta'>;

/**
 * GradientShap of one neuron, or of the sum of several, in the place of the score.
 *
 * - Formula: mean over samples of (x + e - x0) * dA_j/dx(x0 + a (x + e - x0)), a uniform in [0, 1], x0 drawn from baselines
 * - Source: Lundberg and Lee, 2017, https://arxiv.org/abs/1705.07874; Captum's NeuronGradientShap.
 * - Cost: nSamples (5) forward passes up to the layer and backward passes from it.
 *
 * @example
 * const shap = new NeuronGradientShap(model, 'features.3');
 * const map = await shap.attribute(X, { neuronSelector: [5, 7, 7], baselines: tf.zeros([2, 40, 40, 3]) }); // [N,H,W,3]
 */
export class NeuronGradientShap {
  /** `multiplyByInputs`: false leaves the factor x + e - x0 out; default true. */
  constructor(
    private readonly model: LayeredModel,
    private readonly layer: string,
    private readonly settings: { readonly multiplyByInputs?: boolean } = {},
  ) {
    checkSettings('NeuronGradientShap', settings);
  }

  /**
   * - `inputs`: [N, ...]. Returns the same shape, signed, the caller's to dispose.
   *
   * @throws {GradelensError} `NEURON_OUT_OF_RANGE`, `UNKNOWN_LAYER`, `LAYER_OUTPUTS`, `BASELINE_SHAPE`, `BASELINE_COUNT`,
   *   `STDEVS`, `ABORTED`; see `listOf`
   */
  async attribute<I extends Inputs>(inputs: I, options: NeuronGradientShapOptions): Promise<Attributions<I>> {
    checkOptions('NeuronGradientShap', options);
    const { neuronSelector, attributeToNeuronInput = false, ...rest } = options;
    const site = { layer: this.layer, input: attributeToNeuronInput };
    const neuron = neuronScore(
      adapt(this.model),
      site,
      neuronSelector,
      listOf(inputs, adapt(this.model)).length,
    );
    return new GradientShap(neuron, this.settings).attribute(inputs, { ...rest, target: undefined });
  }
}
