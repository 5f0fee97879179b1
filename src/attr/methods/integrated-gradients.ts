import * as tf from '@tensorflow/tfjs';
import { baselinesOf } from '../baselines.js';
import { type DeltaOption, type WithDelta, withDelta } from '../delta.js';
import { inputGradients, repeated } from '../explain.js';
import { type Attributions, type Exactly, type Inputs, like, listOf, type SharedOptions } from '../inputs.js';
import { consume } from '../long.js';
import { adapt } from '../models/adapt.js';
import type { DifferentiableModel } from '../models/model.js';
import { checkOptions, checkSettings } from '../options.js';
import { integrate, type PathOptions } from '../path.js';

/** Options of `IntegratedGradients.attribute`. */
export type IntegratedGradientsOptions = SharedOptions & PathOptions & DeltaOption;

/**
 * The gradient of the target score, averaged along the straight path from a baseline to the input, times their difference.
 * Attributions add up to the change of the score, up to the convergence delta.
 *
 * - Formula: (x - x0) * integral over a in [0, 1] of dF/dx(x0 + a (x - x0))
 * - Source: Sundararajan, Taly and Yan, Axiomatic Attribution for Deep Networks, 2017, https://arxiv.org/abs/1703.01365.
 * - Cost: nSteps (50) forward and backward passes.
 *
 * @example
 * const map = await new IntegratedGradients(model).attribute(X, { target: 3, nSteps: 20 }); // [N,H,W,3], signed
 */
export class IntegratedGradients {
  readonly #multiplyByInputs: boolean;

  /** `multiplyByInputs`: false leaves the factor x - x0 out; default true. */
  constructor(
    private readonly model: DifferentiableModel,
    settings: { readonly multiplyByInputs?: boolean } = {},
  ) {
    checkSettings('IntegratedGradients', settings);
    this.#multiplyByInputs = settings.multiplyByInputs ?? true;
  }

  /**
   * - `inputs`: [N, ...]. Returns the same shape, signed, the caller's to dispose; `delta` is [N].
   *
   * @throws {GradelensError} `APPROXIMATION_METHOD`, `BASELINE_SHAPE`, `ABORTED`; see `listOf`, `Target`
   */
  async attribute<I extends Inputs, O extends IntegratedGradientsOptions>(
    inputs: I,
    options: Exactly<O, IntegratedGradientsOptions> = {} as Exactly<O, IntegratedGradientsOptions>,
  ): Promise<WithDelta<Attributions<I>, O>> {
    checkOptions('IntegratedGradients', options);
    const model = adapt(this.model);
    const list = listOf(inputs);
    const from = tf.tidy(() => baselinesOf(options.baselines ?? 0, list));
    try {
      const means = await integrate(
        from,
        list,
        ({ points, times }) => inputGradients(model, points, repeated(options, list[0]!.shape[0]!, times)),
        options,
      );
      const attributions = consume(means, () =>
        means.map((mean, i) =>
          this.#multiplyByInputs ? tf.mul(tf.sub(list[i]!, from[i]!), mean) : tf.clone(mean),
        ),
      );
      return withDelta(this.model, inputs, options, like(inputs, attributions));
    } finally {
      tf.dispose(from);
    }
  }
}
