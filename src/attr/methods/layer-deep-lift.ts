import * as tf from '@tensorflow/tfjs';
import { baselinesOf } from '../baselines.js';
import { type WithDelta, withDelta } from '../delta.js';
import { activationsOf, type LayerAttributions, layerGradients, oneOrMany } from '../explain.js';
import { type Exactly, type Inputs, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions, checkSettings } from '../options.js';
import { multipliers } from '../rescale.js';
import type { DeepLiftOptions, DeepLiftSettings } from './deep-lift.js';

/** Options of `LayerDeepLift.attribute`. */
export interface LayerDeepLiftOptions extends DeepLiftOptions {
  /** Explain by what the layer reads, not by what it gives; default false. */
  readonly attributeToLayerInput?: boolean;
}

/**
 * DeepLIFT down to a layer; at max pools by a rule of its own, not Captum's: `maxPoolRule: 'captum'` gives Captum's numbers.
 *
 * The layer's change since the baseline times the factor that the rules above it give.
 *
 * - Formula: (A(x) - A(x0)) * m, m as in DeepLift with respect to A
 * - Source: Shrikumar, Greenside and Kundaje, 2017, https://arxiv.org/abs/1704.02685; Captum's LayerDeepLift.
 *   Departs from Captum where DeepLift does.
 * - Cost: 2 forward passes, 2 up to the layer, and 1 backward pass.
 *
 * @example
 * const map = new LayerDeepLift(model, 'features.3').attribute(X, { target: 3 }); // [N,h,w,C], signed
 */
export class LayerDeepLift<M extends LayeredModel> {
  constructor(
    private readonly model: M,
    private readonly layer: string,
    private readonly settings: DeepLiftSettings = {},
  ) {
    checkSettings('LayerDeepLift', settings);
  }

  /**
   * At max pools Captum's numbers with `maxPoolRule: 'captum'` only.
   *
   * - `inputs`: [N, ...]. Returns [N, ...] of the layer's shape, signed, the caller's to dispose; `delta` is [N].
   *
   * @throws {GradelensError} `UNKNOWN_LAYER`, `RULE_UNSUPPORTED`, `MAX_POOL_RULE`, `BASELINE_SHAPE`; see `listOf`, `Target`
   */
  attribute<O extends LayerDeepLiftOptions>(
    inputs: Inputs,
    options: Exactly<O, LayerDeepLiftOptions> = {} as Exactly<O, LayerDeepLiftOptions>,
  ): WithDelta<LayerAttributions<M>, O> {
    checkOptions('LayerDeepLift', options);
    const { multiplyByInputs = true } = this.settings;
    const { additionalForwardArgs: extra = [] } = options;
    const site = { layer: this.layer, input: options.attributeToLayerInput ?? false };
    const attributions = tf.tidy(() => {
      const [model, list] = [adapt(this.model), listOf(inputs)];
      const baselines = baselinesOf(options.baselines ?? 0, list);
      const from = activationsOf(model, site, baselines, options);
      const to = activationsOf(model, site, list, options);
      const factors = multipliers(
        {
          ...{ from, to, options },
          record: (values, rules) => model.scoresFrom(site, values, { inputs: baselines, extra }, rules),
          replay: (values, own, rules) => {
            const isBoth = values[0]!.shape[0] !== to[0]!.shape[0];
            const rows = isBoth ? list.map((input, i) => tf.concat([input, baselines[i]!])) : list;
            return layerGradients(model, site, values, rows, own, rules);
          },
        },
        this.settings,
      );
      return factors.map((factor, i) =>
        multiplyByInputs ? tf.mul(tf.sub(to[i]!, from[i]!), factor) : factor,
      );
    });
    return withDelta(this.model, inputs, options, oneOrMany<M>(attributions));
  }
}
