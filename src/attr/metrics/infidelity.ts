import * as tf from '@tensorflow/tfjs';
import { type Baselines, baselinesOf } from '../baselines.js';
import { scoresOf } from '../explain.js';
import { type Inputs, listOf, type SharedOptions } from '../inputs.js';
import { consume, type LongOptions, sumOver } from '../long.js';
import { adapt } from '../models/adapt.js';
import type { AnyModel } from '../models/model.js';
import { sampleCount } from '../samples.js';

/** Gives perturbations and the inputs they lead to, each a tensor of the input's shape, one an input. */
export type PerturbFunction = (
  inputs: readonly tf.Tensor[],
  baselines: readonly tf.Tensor[],
) => readonly [perturbations: Inputs, perturbedInputs: Inputs];

/** Options of `infidelity`. */
export interface InfidelityOptions extends SharedOptions, LongOptions {
  /** Given to the perturbation function; default 0. */
  readonly baselines?: Baselines;
  /** Perturbations; default 10. */
  readonly nPerturbSamples?: number;
  /** Scale the attributions by the factor that fits best, first; default false. */
  readonly normalize?: boolean;
}

/**
 * How badly attributions foretell what perturbations do to the score: the mean squared error. 0 is perfect.
 *
 * - Formula: mean over perturbations I of (sum of I * attributions - (F(x) - F(x perturbed)))^2
 * - `attributions`: of the inputs' shape. Returns [N], >= 0, the caller's to dispose.
 * - Source: Yeh et al., On the (In)fidelity and Sensitivity of Explanations, 2019, https://arxiv.org/abs/1901.09392.
 *
 * @throws {GradelensError} `SAMPLES`, `ABORTED`; see `listOf`, `Target`
 *
 * @example
 * const shift = (inputs) => [inputs.map((x) => x.mul(0.1)), inputs.map((x) => x.mul(0.9))];
 * const error = await infidelity(model, shift, X, attributions, { target }); // [N]
 */
export async function infidelity(
  model: AnyModel,
  perturbFunc: PerturbFunction,
  inputs: Inputs,
  attributions: Inputs,
  options: InfidelityOptions = {},
): Promise<tf.Tensor1D> {
  const { nPerturbSamples = 10, normalize = false } = options;
  const samples = sampleCount('nPerturbSamples', nPerturbSamples);
  const [adapter, list, explained] = [adapt(model), listOf(inputs), listOf(attributions)];
  const held = tf.tidy(() => [
    scoresOf(adapter, list, options),
    ...baselinesOf(options.baselines ?? 0, list),
  ]);
  const [whole, ...baselines] = held;
  try {
    const sums = await sumOver(
      [...new Array(samples).keys()],
      () => {
        const [perturbations, perturbed] = perturbFunc(list, baselines).map(
          (each) => [each].flat() as tf.Tensor[],
        );
        const change = tf.sub(whole!, scoresOf(adapter, perturbed!, options));
        const foretold = tf.addN(
          perturbations!.map((each, i) =>
            tf.sum(tf.reshape(tf.mul(each, explained[i]!), [list[0]!.shape[0]!, -1]), 1),
          ),
        );
        return [tf.square(foretold), tf.mul(foretold, change), tf.square(change)];
      },
      options,
    );
    return consume(sums, () => {
      const [squares, products, changes] = sums as [tf.Tensor, tf.Tensor, tf.Tensor];
      const none = tf.equal(squares, 0);
      const best = tf.where(
        none,
        tf.onesLike(squares),
        tf.div(products, tf.where(none, tf.onesLike(squares), squares)),
      );
      const scale = normalize ? best : tf.onesLike(squares);
      const total = tf.add(
        tf.sub(tf.mul(tf.square(scale), squares), tf.mul(2, tf.mul(scale, products))),
        changes,
      );
      // Rounding can take a perfect fit below 0.
      return tf.relu(tf.div(total, samples)) as tf.Tensor1D;
    });
  } finally {
    tf.dispose(held);
  }
}
