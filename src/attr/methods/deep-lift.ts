import * as tf from '@tensorflow/tfjs';
import { type Baselines, baselinesOf } from '../baselines.js';
import { type DeltaOption, type WithDelta, withDelta } from '../delta.js';
import { inputGradients } from '../explain.js';
import { type Attributions, type Exactly, type Inputs, like, listOf, type SharedOptions } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions, checkSettings } from '../options.js';
import { type MaxPoolRule, multipliers } from '../rescale.js';
import { selectScores } from '../target.js';

/** How DeepLIFT propagates. */
export interface DeepLiftSettings {
  /** False leaves the factor x - x0 out; default true. */
  readonly multiplyByInputs?: boolean;
  /** Changes below it take the plain gradient; default 1e-10. */
  readonly eps?: number;
  /** Default `rescale`, which is complete; `captum` gives Captum's numbers. */
  readonly maxPoolRule?: MaxPoolRule;
}

/** Options of `DeepLift.attribute`. */
export interface DeepLiftOptions extends SharedOptions, DeltaOption {
  readonly baselines?: Baselines;
}

/**
 * DeepLIFT; at max pools by a rule of its own, not Captum's: `maxPoolRule: 'captum'` gives Captum's numbers.
 *
 * The change of the target score since a baseline is handed back layer by layer: through what is not linear in proportion to
 * the change of its output for the change of its input (the rescale rule). Attributions add up to the change of the score; with
 * Captum's rule they need not.
 *
 * - Formula: (x - x0) * m, m the gradient in which each ReLU's slope is (relu(z) - relu(z0)) / (z - z0)
 * - Source: Shrikumar, Greenside and Kundaje, 2017, https://arxiv.org/abs/1704.02685. Departs from Captum: max pools keep
 *   completeness unless `maxPoolRule` is `captum`; a layer may be used twice; softmax is complete, over logits
 *   without their mean.
 * - Cost: 2 forward passes and 1 backward pass.
 *
 * @example
 * const map = new DeepLift(model).attribute(X, { target: 3, baselines: 0 }); // [N,H,W,3], signed
 */
export class DeepLift {
  constructor(
    private readonly model: LayeredModel,
    private readonly settings: DeepLiftSettings = {},
  ) {
    checkSettings('DeepLift', settings);
  }

  /**
   * At max pools Captum's numbers with `maxPoolRule: 'captum'` only.
   *
   * - `inputs`: [N, ...]. Returns the same shape, signed, the caller's to dispose; `delta` is [N].
   *
   * @throws {GradelensError} `RULE_UNSUPPORTED` naming a layer that no rule is known for, `MAX_POOL_RULE`, `BASELINE_SHAPE`; see `listOf`,
   *   `Target`
   */
  attribute<I extends Inputs, O extends DeepLiftOptions>(
    inputs: I,
    options: Exactly<O, DeepLiftOptions> = {} as Exactly<O, DeepLiftOptions>,
  ): WithDelta<Attributions<I>, O> {
    checkOptions('DeepLift', options);
    const { multiplyByInputs = true } = this.settings;
    const { additionalForwardArgs: extra = [] } = options;
    const attributions = tf.tidy(() => {
      const [model, list] = [adapt(this.model), listOf(inputs)];
      const from = baselinesOf(options.baselines ?? 0, list);
      const factors = multipliers(
        {
          ...{ from, to: list, options },
          record: (values, rules) =>
            selectScores(model.scores({ inputs: values, extra }, rules), options.target),
          replay: (values, own, rules) => inputGradients(model, values, own, rules),
        },
        this.settings,
      );
      return factors.map((factor, i) =>
        multiplyByInputs ? tf.mul(tf.sub(list[i]!, from[i]!), factor) : factor,
      );
    });
    return withDelta(this.model, inputs, options, like(inputs, attributions));
  }
}
