import * as tf from '@tensorflow/tfjs';
import type { DeltaOption, WithDelta } from '../delta.js';
import { inputGradients, scoresOf } from '../explain.js';
import { type Attributions, type Exactly, type Inputs, like, listOf, type SharedOptions } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions, checkSettings } from '../options.js';
import { type LrpRules, relevanceRules } from '../relevance.js';

/** How relevance is propagated. */
export interface LrpSettings {
  /** By layer; default the rule `epsilon` with 1e-9 for each. Of a `tf.LayersModel` only. */
  readonly rules?: LrpRules | undefined;
}

/** Options of `LRP.attribute`. */
export type LrpOptions = SharedOptions & DeltaOption;

/**
 * Layer-wise relevance propagation: the target score is handed back layer by layer, to each element in proportion to what it
 * contributed. Activations hand on all they get.
 *
 * - Formula: R_a = a * w'(R / (z + epsilon sign z)), z = w' a + b', w' and b' the layer's weights as its rule changes them; at
 *   the scores R is the score
 * - Source: Bach et al., On Pixel-Wise Explanations by Layer-Wise Relevance Propagation, 2015,
 *   https://doi.org/10.1371/journal.pone.0130140. Without a rule of its own every layer has the rule epsilon, where
 *   Captum refuses kinds of layers that it does not know; there is no rule that hands relevance on unchanged (Captum's
 *   IdentityRule).
 * - Cost: 1 forward and 1 backward pass; a layer whose weights are changed runs twice.
 *
 * @example
 * const map = new LRP(model).attribute(X, { target: 3 }); // [N,H,W,3], signed
 */
export class LRP {
  constructor(
    private readonly model: LayeredModel,
    private readonly settings: LrpSettings = {},
  ) {
    checkSettings('LRP', settings);
  }

  /**
   * - `inputs`: [N, ...]. Returns the same shape, signed, the caller's to dispose; `delta` is [N], the score less the sum of
   *   the relevances, which biases take and epsilon absorbs.
   *
   * @throws {GradelensError} `LRP_RULE`, `UNKNOWN_LAYER`, `RULE_UNSUPPORTED`; see `listOf`, `Target`
   */
  attribute<I extends Inputs, O extends LrpOptions>(
    inputs: I,
    options: Exactly<O, LrpOptions> = {} as Exactly<O, LrpOptions>,
  ): WithDelta<Attributions<I>, O> {
    checkOptions('LRP', options);
    return tf.tidy(() => {
      const [model, list] = [adapt(this.model), listOf(inputs)];
      const rules = relevanceRules(this.model, this.settings.rules);
      const shares = inputGradients(model, list, options, rules);
      const relevances = list.map((input, i) => tf.mul(input, shares[i]!));
      const attributions = like(inputs, relevances);
      if (!options.returnConvergenceDelta) return attributions as tf.TensorContainer;
      const sums = relevances.map((each) => tf.sum(tf.reshape(each, [each.shape[0]!, -1]), 1));
      return { attributions, delta: tf.sub(scoresOf(model, list, options), tf.addN(sums)) };
    }) as WithDelta<Attributions<I>, O>;
  }
}
