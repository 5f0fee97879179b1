import * as tf from '@tensorflow/tfjs';
import { baselinesOf } from '../baselines.js';
import { type DeltaOption, type WithDelta, withDelta } from '../delta.js';
import {
  activationsOf,
  type LayerAttributions,
  layerGradients,
  oneOrMany,
  repeat,
  repeated,
} from '../explain.js';
import { type Exactly, type Inputs, listOf, type SharedOptions } from '../inputs.js';
import { consume } from '../long.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions, checkSettings } from '../options.js';
import { integrate, type PathOptions } from '../path.js';

/** Options of `LayerIntegratedGradients.attribute`. */
export interface LayerIntegratedGradientsOptions extends SharedOptions, PathOptions, DeltaOption {
  /** Explain by what the layer reads, not by what it gives; default false. */
  readonly attributeToLayerInput?: boolean;
}

/**
 * Integrated gradients of a layer: the straight path runs in the layer's space, from its activation at the baseline to that
 * at the input, and takes the place of the layer's own.
 *
 * - Formula: (A(x) - A(x0)) * integral over a in [0, 1] of dF/dA at A(x0) + a (A(x) - A(x0))
 * - Source: Sundararajan, Taly and Yan, 2017, https://arxiv.org/abs/1703.01365, on a layer as Captum does. A layer's input
 *   is replaced for everything that reads it, where Captum replaces it for that layer alone.
 * - Cost: nSteps (50) forward and backward passes from the layer on, and 2 forward passes up to it.
 *
 * @example
 * const ig = new LayerIntegratedGradients(model, 'features.3');
 * const map = await ig.attribute(X, { target: 3, nSteps: 20 }); // [N,h,w,C], signed
 */
export class LayerIntegratedGradients<M extends LayeredModel> {
  readonly #multiplyByInputs: boolean;

  /** `multiplyByInputs`: false leaves the factor A(x) - A(x0) out; default true. */
  constructor(
    private readonly model: M,
    private readonly layer: string,
    settings: { readonly multiplyByInputs?: boolean } = {},
  ) {
    checkSettings('LayerIntegratedGradients', settings);
    this.#multiplyByInputs = settings.multiplyByInputs ?? true;
  }

  /**
   * - `inputs`: [N, ...]. Returns [N, ...] of the layer's shape, signed, the caller's to dispose; `delta` is [N].
   *
   * @throws {GradelensError} `UNKNOWN_LAYER`, `APPROXIMATION_METHOD`, `BASELINE_SHAPE`, `ABORTED`; see `listOf`,
   *   `Target`
   */
  async attribute<O extends LayerIntegratedGradientsOptions>(
    inputs: Inputs,
    options: Exactly<O, LayerIntegratedGradientsOptions> = {} as Exactly<O, LayerIntegratedGradientsOptions>,
  ): Promise<WithDelta<LayerAttributions<M>, O>> {
    checkOptions('LayerIntegratedGradients', options);
    const site = { layer: this.layer, input: options.attributeToLayerInput ?? false };
    const [model, list] = [adapt(this.model), listOf(inputs)];
    const from = tf.tidy(() =>
      activationsOf(model, site, baselinesOf(options.baselines ?? 0, list), options),
    );
    const held: tf.Tensor[] = [...from];
    try {
      const to = activationsOf(model, site, list, options);
      held.push(...to);
      const means = await integrate(
        from,
        to,
        ({ points, times }) => {
          const rows = list.map((input) => repeat(input, times));
          return layerGradients(model, site, points, rows, repeated(options, list[0]!.shape[0]!, times));
        },
        options,
      );
      const attributions = consume(means, () =>
        means.map((mean, i) =>
          this.#multiplyByInputs ? tf.mul(tf.sub(to[i]!, from[i]!), mean) : tf.clone(mean),
        ),
      );
      return withDelta(this.model, inputs, options, oneOrMany<M>(attributions));
    } finally {
      tf.dispose(held);
    }
  }
}
