import { distributionOf } from '../baselines.js';
import { type Attributions, type Inputs, like, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions, checkSettings } from '../options.js';
import { meanOverRows } from '../rows.js';
import type { DeepLiftSettings } from './deep-lift.js';
import type { DeepLiftShapOptions } from './deep-lift-shap.js';
import { NeuronDeepLift } from './neuron-deep-lift.js';
import type { NeuronGradientOptions } from './neuron-gradient.js';

/** Options of `NeuronDeepLiftShap.attribute`. */
export type NeuronDeepLiftShapOptions = NeuronGradientOptions &
  Omit<DeepLiftShapOptions, 'target' | 'returnConvergenceDelta'>;

/**
 * DeepLIFT of one neuron, or of the sum of several, averaged over a distribution of baselines.
 *
 * - Formula: mean over the rows x0 of the baselines of NeuronDeepLift(x, x0)
 * - Source: Lundberg and Lee, 2017, https://arxiv.org/abs/1705.07874, section 4.2 (Deep SHAP); Captum's
 *   NeuronDeepLiftShap. Departs from Captum where DeepLift does.
 * - Cost: for each row of the baselines 2 forward passes up to the layer and 1 backward pass from it.
 *
 * @example
 * const shap = new NeuronDeepLiftShap(model, 'features.3');
 * const map = await shap.attribute(X, { neuronSelector: [5, 7, 7], baselines: tf.zeros([2, 40, 40, 3]) }); // [N,H,W,3]
 */
export class NeuronDeepLiftShap {
  constructor(
    private readonly model: LayeredModel,
    private readonly layer: string,
    private readonly settings: DeepLiftSettings = {},
  ) {
    checkSettings('NeuronDeepLiftShap', settings);
  }

  /**
   * - `inputs`: [N, ...]. Returns the same shape, signed, the caller's to dispose.
   *
   * @throws {GradelensError} `NEURON_OUT_OF_RANGE`, `UNKNOWN_LAYER`, `LAYER_OUTPUTS`, `RULE_UNSUPPORTED`, `BASELINE_SHAPE`,
   *   `BASELINE_COUNT`, `ABORTED`; see `listOf`
   */
  async attribute<I extends Inputs>(inputs: I, options: NeuronDeepLiftShapOptions): Promise<Attributions<I>> {
    checkOptions('NeuronDeepLiftShap', options);
    const list = listOf(inputs, adapt(this.model));
    const { neuronSelector, attributeToNeuronInput = false, additionalForwardArgs = [] } = options;
    const own = { neuronSelector, attributeToNeuronInput, additionalForwardArgs };
    const lift = new NeuronDeepLift(this.model, this.layer, this.settings);
    const means = await meanOverRows(
      distributionOf(options.baselines, list),
      (baselines) => lift.attribute(list, { ...own, baselines }),
      options,
    );
    return like(inputs, means);
  }
}
