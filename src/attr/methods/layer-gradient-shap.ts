import * as tf from '@tensorflow/tfjs';
import { seeded } from '../../model/random.js';
import type { WithDelta } from '../delta.js';
import { activationsOf, type LayerAttributions, layerGradients, oneOrMany, scoresOf } from '../explain.js';
import { type Exactly, type Inputs, listOf } from '../inputs.js';
import { consume, sumOver } from '../long.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions, checkSettings } from '../options.js';
import { randomPoints, remainder } from '../random-path.js';
import type { GradientShapOptions } from './gradient-shap.js';

/** Options of `LayerGradientShap.attribute`. */
export interface LayerGradientShapOptions extends GradientShapOptions {
  /** Explain by what the layer reads, not by what it gives; default false. */
  readonly attributeToLayerInput?: boolean;
}

/**
 * The gradient with respect to a layer at random points between random baselines and the noisy input, times the layer's
 * change from the one to the other.
 *
 * - Formula: mean over samples of (A(x + e) - A(x0)) * dF/dA at x0 + a (x + e - x0), a uniform in [0, 1], x0 drawn from
 *   baselines
 * - Source: Lundberg and Lee, 2017, https://arxiv.org/abs/1705.07874; Captum's LayerGradientShap.
 * - Cost: nSamples (5) forward and backward passes, and 3 nSamples forward passes up to the layer.
 *
 * @example
 * const shap = new LayerGradientShap(model, 'features.3');
 * const map = await shap.attribute(X, { target: 3, baselines: tf.zeros([2, 40, 40, 3]) }); // [N,h,w,C], signed
 */
export class LayerGradientShap<M extends LayeredModel> {
  readonly #multiplyByInputs: boolean;

  /** `multiplyByInputs`: false leaves the factor A(x + e) - A(x0) out; default true. */
  constructor(
    private readonly model: M,
    private readonly layer: string,
    settings: { readonly multiplyByInputs?: boolean } = {},
  ) {
    checkSettings('LayerGradientShap', settings);
    this.#multiplyByInputs = settings.multiplyByInputs ?? true;
  }

  /**
   * - `inputs`: [N, ...]. Returns [N, ...] of the layer's shape, signed, the caller's to dispose; `delta` is [N], the mean
   *   over the samples.
   *
   * @throws {GradelensError} `UNKNOWN_LAYER`, `BASELINE_SHAPE`, `BASELINE_COUNT`, `STDEVS`, `ABORTED`; see
   *   `listOf`, `Target`
   */
  async attribute<O extends LayerGradientShapOptions>(
    inputs: Inputs,
    options: Exactly<O, LayerGradientShapOptions>,
  ): Promise<WithDelta<LayerAttributions<M>, O>> {
    checkOptions('LayerGradientShap', options);
    const { nSamples = 5, stdevs = 0, seed = 0, attributeToLayerInput = false } = options;
    const site = { layer: this.layer, input: attributeToLayerInput };
    const samples = Array.from({ length: nSamples }, (_, k) => k);
    const [model, list] = [adapt(this.model), listOf(inputs, adapt(this.model))];
    const next = seeded(seed);
    const sums = await sumOver(
      samples,
      () => {
        const { from, to, points } = randomPoints(list, options.baselines, stdevs, next);
        const at = (given: readonly tf.Tensor[]) => activationsOf(model, site, given, options);
        const gradients = layerGradients(model, site, at(points), points, options);
        const [start, end] = [at(from), at(to)];
        const products = gradients.map((gradient, i) => tf.mul(tf.sub(end[i]!, start[i]!), gradient));
        const attributed = this.#multiplyByInputs ? products : gradients;
        if (!options.returnConvergenceDelta) return attributed;
        const ends = [to, from].map((each) => scoresOf(model, each, options)) as [tf.Tensor, tf.Tensor];
        return [...attributed, remainder(products, ...ends)];
      },
      options,
    );
    const means = consume(sums, () => sums.map((sum) => tf.div(sum, samples.length)));
    const delta = options.returnConvergenceDelta ? means.pop() : undefined;
    const attributions = oneOrMany<M>(means);
    return (delta ? { attributions, delta } : attributions) as WithDelta<LayerAttributions<M>, O>;
  }
}
