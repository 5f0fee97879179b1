import * as tf from '@tensorflow/tfjs';
import { type Baselines, baselinesOf } from '../baselines.js';
import { neuronGradients } from '../explain.js';
import { type Attributions, type Inputs, like, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions, checkSettings } from '../options.js';
import { multipliers } from '../rescale.js';
import type { DeepLiftSettings } from './deep-lift.js';
import type { NeuronGradientOptions } from './neuron-gradient.js';

/** Options of `NeuronDeepLift.attribute`. */
export interface NeuronDeepLiftOptions extends NeuronGradientOptions {
  readonly baselines?: Baselines;
}

/**
 * DeepLIFT of a neuron; at max pools by a rule of its own, not Captum's: `maxPoolRule: 'captum'` gives Captum's numbers.
 *
 * One neuron, or the sum of several, in the place of the score: attributions add up to its change since the baseline.
 *
 * - Formula: (x - x0) * m, m as in DeepLift, from the neuron down
 * - Source: Shrikumar, Greenside and Kundaje, 2017, https://arxiv.org/abs/1704.02685; Captum's NeuronDeepLift.
 *   Departs from Captum where DeepLift does.
 * - Cost: 2 forward passes up to the layer and 1 backward pass from it.
 *
 * @example
 * const lift = new NeuronDeepLift(model, 'features.3');
 * const map = lift.attribute(X, { neuronSelector: [5, 7, 7], baselines: 0 }); // [N,H,W,3], signed
 */
export class NeuronDeepLift {
  constructor(
    private readonly model: LayeredModel,
    private readonly layer: string,
    private readonly settings: DeepLiftSettings = {},
  ) {
    checkSettings('NeuronDeepLift', settings);
  }

  /**
   * At max pools Captum's numbers with `maxPoolRule: 'captum'` only.
   *
   * - `inputs`: [N, ...]. Returns the same shape, signed, the caller's to dispose.
   *
   * @throws {GradelensError} `NEURON_OUT_OF_RANGE`, `UNKNOWN_LAYER`, `LAYER_OUTPUTS`, `RULE_UNSUPPORTED`, `MAX_POOL_RULE`, `BASELINE_SHAPE`;
   *   see `listOf`
   */
  attribute<I extends Inputs>(inputs: I, options: NeuronDeepLiftOptions): Attributions<I> {
    checkOptions('NeuronDeepLift', options);
    const { multiplyByInputs = true } = this.settings;
    const { neuronSelector, attributeToNeuronInput = false, additionalForwardArgs: extra = [] } = options;
    const site = { layer: this.layer, input: attributeToNeuronInput };
    return tf.tidy(() => {
      const [model, list] = [adapt(this.model), listOf(inputs)];
      const from = baselinesOf(options.baselines ?? 0, list);
      const factors = multipliers(
        {
          ...{ from, to: list, options },
          record: (values, rules) => model.at(site, { inputs: values, extra }, rules),
          replay: (values, own, rules) => neuronGradients(model, site, neuronSelector, values, own, rules),
        },
        this.settings,
      );
      return like(
        inputs,
        factors.map((factor, i) => (multiplyByInputs ? tf.mul(tf.sub(list[i]!, from[i]!), factor) : factor)),
      );
    });
  }
}
