import type * as tf from '@tensorflow/tfjs';
import { distributionOf } from '../baselines.js';
import type { DeltaOption, WithDelta } from '../delta.js';
import { type Attributions, type Exactly, type Inputs, like, listOf, type SharedOptions } from '../inputs.js';
import type { LongOptions } from '../long.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions, checkSettings } from '../options.js';
import { meanOverRows } from '../rows.js';
import { DeepLift, type DeepLiftSettings } from './deep-lift.js';

/** Options of `DeepLiftShap.attribute`. */
export interface DeepLiftShapOptions extends SharedOptions, LongOptions, DeltaOption {
  /** The distribution of baselines, [B, ...], one tensor an input; every row is used for every example. */
  readonly baselines: tf.Tensor | readonly tf.Tensor[];
}

/**
 * DeepLIFT over a distribution of baselines; at max pools by a rule of its own, not Captum's: `maxPoolRule: 'captum'` gives
 * Captum's numbers.
 *
 * The average over the baselines is an approximation of SHAP values.
 *
 * - Formula: mean over the rows x0 of the baselines of DeepLift(x, x0)
 * - Source: Lundberg and Lee, 2017, https://arxiv.org/abs/1705.07874, section 4.2 (Deep SHAP). Departs from
 *   Captum where DeepLift does.
 * - Cost: for each row of the baselines 2 forward passes and 1 backward pass.
 *
 * @example
 * const baselines = tf.zeros([2, 40, 40, 3]);
 * const map = await new DeepLiftShap(model).attribute(X, { target: 3, baselines }); // [N,H,W,3], signed
 */
export class DeepLiftShap {
  constructor(
    private readonly model: LayeredModel,
    private readonly settings: DeepLiftSettings = {},
  ) {
    checkSettings('DeepLiftShap', settings);
  }

  /**
   * At max pools Captum's numbers with `maxPoolRule: 'captum'` only.
   *
   * - `inputs`: [N, ...]. Returns the same shape, signed, the caller's to dispose; `delta` is [N], the mean over the rows.
   *
   * @throws {GradelensError} `RULE_UNSUPPORTED`, `MAX_POOL_RULE`, `BASELINE_SHAPE`, `BASELINE_COUNT`, `ABORTED`; see `listOf`, `Target`
   */
  async attribute<I extends Inputs, O extends DeepLiftShapOptions>(
    inputs: I,
    options: Exactly<O, DeepLiftShapOptions>,
  ): Promise<WithDelta<Attributions<I>, O>> {
    checkOptions('DeepLiftShap', options);
    const list = listOf(inputs, adapt(this.model));
    const distribution = distributionOf(options.baselines, list);
    const { target, additionalForwardArgs = [] } = options;
    const lift = new DeepLift(this.model, this.settings);
    const means = await meanOverRows(
      distribution,
      (baselines) => {
        const result = lift.attribute(list, {
          ...{ target, additionalForwardArgs, baselines },
          returnConvergenceDelta: true,
        });
        return [...result.attributions, ...(options.returnConvergenceDelta ? [result.delta] : [])];
      },
      options,
    );
    const attributions = like(inputs, means.slice(0, list.length));
    const delta = means[list.length];
    return (delta ? { attributions, delta } : attributions) as WithDelta<Attributions<I>, O>;
  }
}
