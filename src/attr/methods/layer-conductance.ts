import * as tf from '@tensorflow/tfjs';
import { baselinesOf } from '../baselines.js';
import { type DeltaOption, type WithDelta, withDelta } from '../delta.js';
import { activationsOf, type LayerAttributions, layerGradients, oneOrMany, repeated } from '../explain.js';
import { type Exactly, type Inputs, listOf, type SharedOptions } from '../inputs.js';
import { chunksOf, sumOver } from '../long.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import { type PathOptions, pointsAt, pointsAtOnce } from '../path.js';
import { quadrature } from '../quadrature.js';

/** Options of `LayerConductance.attribute`. */
export interface LayerConductanceOptions extends SharedOptions, PathOptions, DeltaOption {
  /** Explain by what the layer reads, not by what it gives; default false. */
  readonly attributeToLayerInput?: boolean;
}

/**
 * How much of the change of the target score from baseline to input flows through each unit of a layer.
 *
 * - Formula: sum over k = 1..n of dF/dA(a_k) * (A(a_k+1) - A(a_k)), at n + 1 points of the straight path
 * - Source: Dhamdhere, Sundararajan and Yan, How Important Is a Neuron?, 2018, https://arxiv.org/abs/1805.12233.
 *   As in Captum the quadrature's weights are not used, and Gauss-Legendre points miss both ends, so the sum is slightly short.
 * - Cost: nSteps (50) forward and backward passes, and 2 nSteps forward passes up to the layer.
 *
 * @example
 * const map = await new LayerConductance(model, 'features.3').attribute(X, { target: 3, nSteps: 20 }); // [N,h,w,C]
 */
export class LayerConductance<M extends LayeredModel> {
  constructor(
    private readonly model: M,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: [N, ...]. Returns [N, ...] of the layer's shape, signed, the caller's to dispose; `delta` is [N].
   *
   * @throws {GradelensError} `UNKNOWN_LAYER`, `APPROXIMATION_METHOD`, `BASELINE_SHAPE`, `ABORTED`; see `listOf`,
   *   `Target`
   */
  async attribute<O extends LayerConductanceOptions>(
    inputs: Inputs,
    options: Exactly<O, LayerConductanceOptions> = {} as Exactly<O, LayerConductanceOptions>,
  ): Promise<WithDelta<LayerAttributions<M>, O>> {
    checkOptions('LayerConductance', options);
    const { attributeToLayerInput = false, nSteps = 50, method = 'gausslegendre' } = options;
    const site = { layer: this.layer, input: attributeToLayerInput };
    const [model, list] = [adapt(this.model), listOf(inputs)];
    const examples = list[0]!.shape[0]!;
    quadrature(method, nSteps);
    const { alphas } = quadrature(method, nSteps + 1);
    const steps = chunksOf([...alphas.keys()].slice(1), pointsAtOnce(list, options));
    const from = tf.tidy(() => baselinesOf(options.baselines ?? 0, list));
    try {
      const sums = await sumOver(
        steps,
        (chunk) => {
          const times = chunk.length;
          const run = repeated(options, examples, times);
          const at = (places: readonly number[]) =>
            pointsAt(
              from,
              list,
              places.map((k) => alphas[k]!),
            ).points;
          const before = at(chunk.map((k) => k - 1));
          const activations = activationsOf(model, site, before, run);
          const gradients = layerGradients(model, site, activations, before, run);
          const after = activationsOf(model, site, at(chunk), run);
          return gradients.map((gradient, i) => {
            const flow = tf.mul(gradient, tf.sub(after[i]!, activations[i]!));
            return tf.sum(tf.reshape(flow, [times, examples, ...flow.shape.slice(1)]), 0);
          });
        },
        options,
      );
      return withDelta(this.model, inputs, options, oneOrMany<M>(sums));
    } finally {
      tf.dispose(from);
    }
  }
}
