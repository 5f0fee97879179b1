import type * as tf from '@tensorflow/tfjs';
import { distributionOf } from '../baselines.js';
import type { WithDelta } from '../delta.js';
import { type LayerAttributions, oneOrMany } from '../explain.js';
import { type Exactly, type Inputs, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions, checkSettings } from '../options.js';
import { meanOverRows } from '../rows.js';
import type { DeepLiftSettings } from './deep-lift.js';
import type { DeepLiftShapOptions } from './deep-lift-shap.js';
import { LayerDeepLift } from './layer-deep-lift.js';

/** Options of `LayerDeepLiftShap.attribute`. */
export interface LayerDeepLiftShapOptions extends DeepLiftShapOptions {
  /** Explain by what the layer reads, not by what it gives; default false. */
  readonly attributeToLayerInput?: boolean;
}

/**
 * DeepLIFT down to a layer, averaged over a distribution of baselines.
 *
 * - Formula: mean over the rows x0 of the baselines of LayerDeepLift(x, x0)
 * - Source: Lundberg and Lee, 2017, https://arxiv.org/abs/1705.07874, section 4.2 (Deep SHAP); Captum's
 *   LayerDeepLiftShap. Departs from Captum where DeepLift does.
 * - Cost: for each row of the baselines 2 forward passes, 2 up to the layer, and 1 backward pass.
 *
 * @example
 * const shap = new LayerDeepLiftShap(model, 'features.3');
 * const map = await shap.attribute(X, { target: 3, baselines: tf.zeros([2, 40, 40, 3]) }); // [N,h,w,C], signed
 */
export class LayerDeepLiftShap<M extends LayeredModel> {
  constructor(
    private readonly model: M,
    private readonly layer: string,
    private readonly settings: DeepLiftSettings = {},
  ) {
    checkSettings('LayerDeepLiftShap', settings);
  }

  /**
   * - `inputs`: [N, ...]. Returns [N, ...] of the layer's shape, signed, the caller's to dispose; `delta` is [N], the mean
   *   over the rows.
   *
   * @throws {GradelensError} `UNKNOWN_LAYER`, `RULE_UNSUPPORTED`, `BASELINE_SHAPE`, `BASELINE_COUNT`, `ABORTED`; see `listOf`,
   *   `Target`
   */
  async attribute<O extends LayerDeepLiftShapOptions>(
    inputs: Inputs,
    options: Exactly<O, LayerDeepLiftShapOptions>,
  ): Promise<WithDelta<LayerAttributions<M>, O>> {
    checkOptions('LayerDeepLiftShap', options);
    const list = listOf(inputs, adapt(this.model));
    const { target, additionalForwardArgs = [], attributeToLayerInput = false } = options;
    const lift = new LayerDeepLift(this.model, this.layer, this.settings);
    const means = await meanOverRows(
      distributionOf(options.baselines, list),
      (baselines) => {
        const result = lift.attribute(list, {
          ...{ target, additionalForwardArgs, attributeToLayerInput, baselines },
          returnConvergenceDelta: true,
        });
        const maps = [result.attributions].flat() as tf.Tensor[];
        return [...maps, ...(options.returnConvergenceDelta ? [result.delta] : [])];
      },
      options,
    );
    const delta = options.returnConvergenceDelta ? means.pop() : undefined;
    const attributions = oneOrMany<M>(means);
    return (delta ? { attributions, delta } : attributions) as WithDelta<LayerAttributions<M>, O>;
  }
}
