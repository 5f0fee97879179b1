import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import { type Baselines, baselinesOf } from '../baselines.js';
import { scoresOf } from '../explain.js';
import { type Inputs, listOf, type SharedOptions, tensorsOf } from '../inputs.js';
import { type LongOptions, sumOver } from '../long.js';
import { adapt } from '../models/adapt.js';
import type { AnyModel } from '../models/model.js';
import { checkOptions } from '../options.js';

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
 * - Cost: nPerturbSamples (10) + 1 forward passes; no gradients.
 *
 * @throws {GradelensError} `ATTRIBUTION_SHAPE`, `RESULT_TYPE`, `ABORTED`; see `listOf`, `Target`
 *
 * @example
 * const by = (factor: number, inputs: readonly tf.Tensor[]) => inputs.map((x) => tf.mul(x, factor));
 * const shift = (inputs: readonly tf.Tensor[]) => [by(0.1, inputs), by(0.9, inputs)] as const;
 * const error = await infidelity(model, shift, X, attributions, { target }); // [N]
 */
export async function infidelity(
  model: AnyModel,
  perturbFunc: PerturbFunction,
  inputs: Inputs,
  attributions: Inputs,
  options: InfidelityOptions = {},
): Promise<tf.Tensor1D> {
  checkOptions('infidelity', options);
  const { nPerturbSamples: samples = 10, normalize = false } = options;
  const [adapter, list, explained] = [adapt(model), listOf(inputs), listOf(attributions)];
  const shapesOf = (tensors: readonly tf.Tensor[]): string =>
    tensors.map(({ shape }) => `[${shape}]`).join(', ');
  const [own, expected] = [shapesOf(explained), shapesOf(list)];
  if (own !== expected) {
    throw new GradelensError(
      'ATTRIBUTION_SHAPE',
      `Attributions must have the inputs' shapes, ${expected}; got ${own}.`,
    );
  }
  const held = tf.tidy(() => [
    scoresOf(adapter, list, options),
    ...baselinesOf(options.baselines ?? 0, list),
  ]);
  const [whole, ...baselines] = held;
  try {
    const foretold: Float32Array[] = [];
    const changes: Float32Array[] = [];
    // Kept apart, not added up: the error is small beside the squares that it would be the difference of.
    await sumOver(
      [...new Array(samples).keys()],
      () => {
        const pair: unknown = perturbFunc(list, baselines);
        const halves = Array.isArray(pair) && pair.length === 2 ? pair : [pair, undefined];
        const [perturbations, perturbed] = halves.map((each) =>
          tensorsOf(each, 'perturbFunc, for each of a pair of perturbations and perturbed inputs,'),
        );
        const sums = perturbations!.map((each, i) =>
          tf.sum(tf.reshape(tf.mul(each, explained[i]!), [list[0]!.shape[0]!, -1]), 1),
        );
        foretold.push(tf.addN(sums).dataSync() as Float32Array);
        changes.push(tf.sub(whole!, scoresOf(adapter, perturbed!, options)).dataSync() as Float32Array);
        return [];
      },
      options,
    );
    const errors = Array.from({ length: list[0]!.shape[0]! }, (_, n) => {
      const pairs = foretold.map(
        (each, s) => [each[n]!, changes[s]!.length === 1 ? changes[s]![0]! : changes[s]![n]!] as const,
      );
      const [squares, products] = [0, 1].map((other) =>
        pairs.reduce((sum, pair) => sum + pair[0] * pair[other]!, 0),
      );
      const scale = normalize && squares !== 0 ? products! / squares! : 1;
      return pairs.reduce((sum, [own, change]) => sum + (scale * own - change) ** 2, 0) / samples;
    });
    return tf.tensor1d(errors);
  } finally {
    tf.dispose(held);
  }
}
