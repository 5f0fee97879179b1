import * as tf from '@tensorflow/tfjs';
import { seeded } from '../../model/random.js';
import type { DeltaOption, WithDelta } from '../delta.js';
import { inputGradients, scoresOf } from '../explain.js';
import { type Attributions, type Exactly, type Inputs, like, listOf, type SharedOptions } from '../inputs.js';
import { consume, type LongOptions, sumOver } from '../long.js';
import { adapt } from '../models/adapt.js';
import type { DifferentiableModel } from '../models/model.js';
import type { Noise } from '../noise.js';
import { checkOptions, checkSettings } from '../options.js';
import { randomPoints, remainder } from '../random-path.js';

/** Options of `GradientShap.attribute`. */
export interface GradientShapOptions extends SharedOptions, LongOptions, DeltaOption {
  /** The distribution of baselines, [B, ...], one tensor an input; each sample draws a row for each example. */
  readonly baselines: tf.Tensor | readonly tf.Tensor[];
  /** Random points an example; default 5. */
  readonly nSamples?: number;
  /** Standard deviation of noise on the input, or one an input; default 0. */
  readonly stdevs?: Noise;
  /** Seed of points, rows and noise; default 0. */
  readonly seed?: number | string;
}

/**
 * The gradient at random points between random baselines and the noisy input, times their difference: expected integrated
 * gradients, an approximation of SHAP values.
 *
 * - Formula: mean over samples of (x + e - x0) * dF/dx(x0 + a (x + e - x0)), a uniform in [0, 1], x0 drawn from baselines
 * - Source: Lundberg and Lee, 2017, https://arxiv.org/abs/1705.07874; Captum's GradientShap.
 * - Cost: nSamples (5) forward and backward passes.
 *
 * @example
 * const baselines = tf.zeros([2, 40, 40, 3]);
 * const map = await new GradientShap(model).attribute(X, { target: 3, baselines }); // [N,H,W,3], signed
 */
export class GradientShap {
  readonly #multiplyByInputs: boolean;

  /** `multiplyByInputs`: false leaves the factor x + e - x0 out; default true. */
  constructor(
    private readonly model: DifferentiableModel,
    settings: { readonly multiplyByInputs?: boolean } = {},
  ) {
    checkSettings('GradientShap', settings);
    this.#multiplyByInputs = settings.multiplyByInputs ?? true;
  }

  /**
   * - `inputs`: [N, ...]. Returns the same shape, signed, the caller's to dispose; `delta` is [N], the mean over the
   *   samples.
   *
   * @throws {GradelensError} `BASELINE_SHAPE`, `BASELINE_COUNT`, `STDEVS`, `ABORTED`; see `listOf`, `Target`
   */
  async attribute<I extends Inputs, O extends GradientShapOptions>(
    inputs: I,
    options: Exactly<O, GradientShapOptions>,
  ): Promise<WithDelta<Attributions<I>, O>> {
    checkOptions('GradientShap', options);
    const { nSamples = 5, stdevs = 0, seed = 0 } = options;
    const samples = Array.from({ length: nSamples }, (_, k) => k);
    const [model, list] = [adapt(this.model), listOf(inputs, adapt(this.model))];
    const next = seeded(seed);
    const sums = await sumOver(
      samples,
      () => {
        const { from, to, points } = randomPoints(list, options.baselines, stdevs, next);
        const gradients = inputGradients(model, points, options);
        const products = gradients.map((gradient, i) => tf.mul(tf.sub(to[i]!, from[i]!), gradient));
        const attributed = this.#multiplyByInputs ? products : gradients;
        if (!options.returnConvergenceDelta) return attributed;
        const ends = [to, from].map((each) => scoresOf(model, each, options)) as [tf.Tensor, tf.Tensor];
        return [...attributed, remainder(products, ...ends)];
      },
      options,
    );
    const means = consume(sums, () => sums.map((sum) => tf.div(sum, samples.length)));
    const attributions = like(inputs, means.slice(0, list.length));
    const delta = means[list.length];
    return (delta ? { attributions, delta } : attributions) as WithDelta<Attributions<I>, O>;
  }
}
