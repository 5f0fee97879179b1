import * as tf from '@tensorflow/tfjs';
import { baselinesOf } from '../baselines.js';
import { activationsOf, type LayerAttributions, layerGradients, oneOrMany, repeated } from '../explain.js';
import { type Inputs, listOf, type SharedOptions } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import { integrate, type PathOptions } from '../path.js';

/** Options of `InternalInfluence.attribute`. */
export interface InternalInfluenceOptions extends SharedOptions, PathOptions {
  /** Explain by what the layer reads, not by what it gives; default false. */
  readonly attributeToLayerInput?: boolean;
}

/**
 * The gradient of the target score with respect to a layer, averaged along the straight path from a baseline to the input.
 * Not multiplied by anything.
 *
 * - Formula: integral over a in [0, 1] of dF/dA at x0 + a (x - x0)
 * - Source: Leino et al., Influence-Directed Explanations for Deep Convolutional Networks, 2018,
 *   https://arxiv.org/abs/1802.03788.
 * - Cost: nSteps (50) forward and backward passes, and as many forward passes up to the layer.
 *
 * @example
 * const map = await new InternalInfluence(model, 'features.3').attribute(X, { target: 3, nSteps: 20 }); // [N,h,w,C]
 */
export class InternalInfluence<M extends LayeredModel> {
  constructor(
    private readonly model: M,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: [N, ...]. Returns [N, ...] of the layer's shape, signed, the caller's to dispose.
   *
   * @throws {GradelensError} `UNKNOWN_LAYER`, `APPROXIMATION_METHOD`, `BASELINE_SHAPE`, `ABORTED`; see `listOf`,
   *   `Target`
   */
  async attribute(inputs: Inputs, options: InternalInfluenceOptions = {}): Promise<LayerAttributions<M>> {
    checkOptions('InternalInfluence', options);
    const site = { layer: this.layer, input: options.attributeToLayerInput ?? false };
    const [model, list] = [adapt(this.model), listOf(inputs)];
    const from = tf.tidy(() => baselinesOf(options.baselines ?? 0, list));
    try {
      const means = await integrate(
        from,
        list,
        ({ points, times }) => {
          const run = repeated(options, list[0]!.shape[0]!, times);
          return layerGradients(model, site, activationsOf(model, site, points, run), points, run);
        },
        options,
      );
      return oneOrMany<M>(means);
    } finally {
      tf.dispose(from);
    }
  }
}
