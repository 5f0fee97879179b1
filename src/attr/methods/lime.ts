import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import { seeded } from '../../model/random.js';
import { type Baselines, baselinesOf } from '../baselines.js';
import { scoresOfCoalitions, withCoalition } from '../coalition-scores.js';
import { checkRegression } from '../coalitions.js';
import { scoresOf } from '../explain.js';
import { type FeatureMask, featuresOf } from '../features.js';
import { type Attributions, type Inputs, like, listOf } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { AnyModel } from '../models/model.js';
import { checkOptions, checkSettings, described } from '../options.js';
import { onFeatures, type PerturbationOptions } from '../perturb.js';
import { lassoFit, linearFit } from '../surrogate.js';

/** The model that is fitted to the scores, and how samples count in it. */
export interface Surrogate {
  /** `lasso`, or `linear` for least squares without a penalty; default `lasso`. */
  readonly model?: 'lasso' | 'linear';
  /** How strongly the lasso draws coefficients to 0; default 0.01. */
  readonly alpha?: number;
  /** How far a sample is from the input: 1 less the cosine, or `euclidean`; default `cosine`. */
  readonly distance?: 'cosine' | 'euclidean';
  /** Distance at which a sample still counts exp(-1/2); default 1. */
  readonly kernelWidth?: number;
}

/** Which features are there in each sample, a list of 1 and 0 for each. `next` draws uniform numbers in [0, 1). */
export type CoalitionSampler = (
  features: number,
  samples: number,
  next: () => number,
) => readonly (readonly (number | boolean)[])[];

/** How Lime asks and what it fits. */
export interface LimeSettings {
  /** Default the lasso, as in Captum. */
  readonly surrogate?: Surrogate;
  /** Which features each sample has; default each with probability 1/2. */
  readonly perturbFunc?: CoalitionSampler;
}

/** Options of `Lime.attribute`. */
export interface LimeOptions extends PerturbationOptions {
  readonly baselines?: Baselines;
  readonly featureMask?: FeatureMask;
  /** Samples that the surrogate is fitted to; default 25. */
  readonly nSamples?: number;
  /** Seed of the samples; default 0. */
  readonly seed?: number | string;
}

/**
 * Coefficients of a linear model that imitates the score near the input: it is fitted to samples in which some features are at
 * their baselines, those nearer to the input counting more.
 *
 * - Formula: argmin over b of 1/(2n) sum over samples z of w(z) (F(z) - b0 - sum of b z)^2 + alpha sum of |b|, w(z) =
 *   exp(-d^2 / (2 kernelWidth^2)) scaled to add up to n, d the distance of the input to the sample
 * - Source: Ribeiro, Singh and Guestrin, "Why Should I Trust You?", 2016, https://arxiv.org/abs/1602.04938. Weights are
 *   each example's own; the samples are the same for all.
 * - Cost: nSamples (25) forward passes; no gradients.
 *
 * @example
 * const featureMask = tf.tensor4d([...Array(4).keys()], [1, 2, 2, 1]).resizeNearestNeighbor([40, 40]);
 * const lime = new Lime(model, { surrogate: { model: 'lasso', alpha: 1e-4 } });
 * const map = await lime.attribute(X, { target: 3, featureMask }); // [N,H,W,3]
 */
export class Lime {
  constructor(
    private readonly model: AnyModel,
    private readonly settings: LimeSettings = {},
  ) {
    checkSettings('Lime', settings);
  }

  /**
   * - `inputs`: [N, ...]. Returns the same shape ([1, ...] where the model gives one score for the whole batch), the
   *   caller's to dispose.
   *
   * @throws {GradelensError} `SURROGATE`, `COALITIONS`, `TOO_MANY_FEATURES`, `MASK_SHAPE`, `MASK_COUNT`, `BASELINE_SHAPE`,
   *   `ABORTED`; see `listOf`, `Target`
   */
  async attribute<I extends Inputs>(inputs: I, options: LimeOptions = {}): Promise<Attributions<I>> {
    checkOptions('Lime', options);
    const surrogate = surrogateOf(this.settings.surrogate);
    const nSamples = options.nSamples ?? 25;
    const [model, list] = [adapt(this.model), listOf(inputs, adapt(this.model))];
    const features = featuresOf(options.featureMask, list);
    checkRegression(features.length);
    const { perturbFunc = bernoulli } = this.settings;
    const drawn = perturbFunc(features.length, nSamples, seeded(options.seed ?? 0));
    const samples = checked(drawn, features.length);
    const coalitions = samples.map((sample) => ({ present: sample.map((each) => each === 1) }));
    const baselines = tf.tidy(() => baselinesOf(options.baselines ?? 0, list));
    try {
      const one = tf.tidy(() => scoresOf(model, list, options).rank === 0);
      // One score for the batch cannot be told apart from the scores of a batch that is repeated.
      const run = one ? { ...options, perturbationsPerEval: 1 } : options;
      const scores = await scoresOfCoalitions(model, list, baselines, features, coalitions, run);
      const changed = withCoalition(list, baselines, features);
      const distances = coalitions.map((each) =>
        tf.tidy(() => [...distanceOf(list, changed(each), surrogate.distance, one).dataSync()]),
      );
      const fits = scores[0]!.map((_, n) => {
        const squares = distances.map((each) => each[n]! ** 2);
        // Weights are relative to each other: taken from the nearest, they are not all 0 where everything is far.
        const nearest = squares.reduce((least, each) => Math.min(least, each));
        const own = samples.map((present, k) => ({
          present,
          score: scores[k]![n]!,
          weight: Math.exp((nearest - squares[k]!) / (2 * surrogate.kernelWidth ** 2)),
        }));
        return surrogate.model === 'linear' ? linearFit(own) : lassoFit(own, surrogate.alpha);
      });
      return like(inputs, onFeatures(fits, features, list));
    } finally {
      tf.dispose(baselines);
    }
  }
}

const bernoulli: CoalitionSampler = (features, samples, next) =>
  Array.from({ length: samples }, () => Array.from({ length: features }, () => Number(next() < 0.5)));

/** @throws {GradelensError} `SURROGATE` */
function surrogateOf(given: Surrogate = {}): Required<Surrogate> {
  const own = { model: 'lasso', alpha: 0.01, distance: 'cosine', kernelWidth: 1, ...given } as const;
  const wrong = (what: string, expected: string, came: unknown): GradelensError =>
    new GradelensError('SURROGATE', `The surrogate's ${what} must be ${expected}; got ${described(came)}.`);
  const unknown = Object.keys(given).find((name) => !/^(model|alpha|distance|kernelWidth)$/.test(name));
  if (typeof given !== 'object' || unknown !== undefined) {
    throw new GradelensError(
      'SURROGATE',
      `A surrogate is an object of model, alpha, distance and kernelWidth; got ${unknown === undefined ? described(given) : JSON.stringify(unknown)}.`,
    );
  }
  if (!['lasso', 'linear'].includes(own.model)) throw wrong('model', "'lasso' or 'linear'", own.model);
  if (!['cosine', 'euclidean'].includes(own.distance)) {
    throw wrong('distance', "'cosine' or 'euclidean'", own.distance);
  }
  if (!(own.alpha >= 0 && Number.isFinite(own.alpha)))
    throw wrong('alpha', 'a finite number of at least 0', own.alpha);
  if (!(own.kernelWidth > 0 && Number.isFinite(own.kernelWidth)))
    throw wrong('kernelWidth', 'a finite number above 0', own.kernelWidth);
  return own;
}

/** @throws {GradelensError} `COALITIONS` unless each is a list of as many 1 and 0 as there are features */
function checked(drawn: ReturnType<CoalitionSampler>, features: number): number[][] {
  const isOne = (sample: unknown): boolean =>
    Array.isArray(sample) &&
    sample.length === features &&
    sample.every((each) => [0, 1].includes(Number(each)));
  if (!Array.isArray(drawn) || drawn.length === 0) {
    throw new GradelensError(
      'COALITIONS',
      `perturbFunc must return a list of samples; got ${described(drawn)}.`,
    );
  }
  const wrong = drawn.findIndex((sample) => !isOne(sample));
  if (wrong < 0) return drawn.map((sample) => sample.map(Number));
  throw new GradelensError(
    'COALITIONS',
    `Sample ${wrong} of perturbFunc must be a list of ${features} numbers, 1 for each feature that is there, else 0; got ${described(drawn[wrong])}.`,
  );
}

/** How far inputs are from the changed ones, all inputs together: [N], or one number for the batch. */
function distanceOf(
  inputs: readonly tf.Tensor[],
  changed: readonly tf.Tensor[],
  distance: 'cosine' | 'euclidean',
  one: boolean,
): tf.Tensor {
  const flat = (list: readonly tf.Tensor[]): tf.Tensor => {
    const rows = tf.concat(
      list.map((each) => tf.reshape(each, [each.shape[0]!, -1])),
      1,
    );
    return one ? tf.reshape(rows, [1, -1]) : rows;
  };
  const [x, z] = [flat(inputs), flat(changed)];
  if (distance === 'euclidean') return tf.norm(tf.sub(x, z), 'euclidean', 1);
  const size = (rows: tf.Tensor): tf.Tensor => tf.maximum(tf.norm(rows, 'euclidean', 1), 1e-8);
  return tf.sub(1, tf.div(tf.sum(tf.mul(x, z), 1), tf.mul(size(x), size(z))));
}
