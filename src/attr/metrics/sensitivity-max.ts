import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import { seeded } from '../../model/random.js';
import { type Inputs, listOf, tensorsOf } from '../inputs.js';
import { consume, type LongOptions, nextTurn, stopIf } from '../long.js';
import { checkOptions, described } from '../options.js';

/** A method applied to given inputs, as a function of them; what it returns is disposed here. */
export type ExplanationFunction = (inputs: tf.Tensor[]) => Inputs | Promise<Inputs>;

/** Gives inputs that are changed a little: a tensor of its shape for each input, disposed here. */
export type InputPerturbation = (inputs: tf.Tensor[], perturbRadius: number) => Inputs;

/** Options of `sensitivityMax`. */
export interface SensitivityMaxOptions extends LongOptions {
  /** How inputs change, once a perturbation; default uniform noise within the radius, element by element. */
  readonly perturbFunc?: InputPerturbation;
  /** Largest change of an element; default 0.02. A `perturbFunc` is given it, and may do as it likes. */
  readonly perturbRadius?: number;
  /** Perturbations; default 10. */
  readonly nPerturbSamples?: number;
  /** The norm: 1, 2, Infinity or `fro`, the root of the sum of squares; default `fro`. */
  readonly normOrd?: 'fro' | number;
  /** Seed of the perturbations; default 0. */
  readonly seed?: number | string;
}

/**
 * The largest change of an explanation, relative to its size, when the input changes a little.
 *
 * - Formula: max over d of |E(x) - E(x + d)| / |E(x)|, d uniform within the radius, element by element, or as `perturbFunc`
 *   gives it; |E(x)| = 0 counts as 1
 * - `explanationFunc`: gives attributions of the inputs' batch. Returns [N], >= 0, the caller's to dispose.
 * - Source: Yeh et al., On the (In)fidelity and Sensitivity of Explanations, 2019, https://arxiv.org/abs/1901.09392.
 * - Cost: nPerturbSamples (10) + 1 times the method's.
 *
 * @throws {GradelensError} `NORM`, `RESULT_TYPE`, `PERTURBATION`, `ABORTED`; see `listOf`
 *
 * @example
 * const saliency = new Saliency(model);
 * const change = await sensitivityMax((inputs) => saliency.attribute(inputs, { target: 3 }), X); // [N]
 */
export async function sensitivityMax(
  explanationFunc: ExplanationFunction,
  inputs: Inputs,
  options: SensitivityMaxOptions = {},
): Promise<tf.Tensor1D> {
  checkOptions('sensitivityMax', options);
  const {
    perturbRadius = 0.02,
    nPerturbSamples: samples = 10,
    normOrd = 'fro',
    seed = 0,
    onProgress,
    perturbFunc,
  } = options;
  if (!['fro', 1, 2, Number.POSITIVE_INFINITY].includes(normOrd)) {
    throw new GradelensError('NORM', `normOrd must be fro, 1, 2 or Infinity; got ${described(normOrd)}.`);
  }
  const list = listOf(inputs);
  const next = seeded(seed);
  const explain = async (given: tf.Tensor[]): Promise<tf.Tensor> => {
    const result = tensorsOf(await explanationFunc(given), 'explanationFunc');
    return consume(result, () =>
      tf.concat(
        result.map((each) => tf.reshape(each, [each.shape[0]!, -1])),
        1,
      ),
    );
  };
  const noise: InputPerturbation = (batch, radius) =>
    batch.map((input) => {
      const change = Float32Array.from({ length: input.size }, () => radius * (2 * next() - 1));
      return tf.add(input, tf.tensor(change, input.shape));
    });
  const norm = (rows: tf.Tensor): tf.Tensor => tf.norm(rows, normOrd === 'fro' ? 'euclidean' : normOrd, 1);
  const original = await explain(list);
  let largest = tf.zeros([list[0]!.shape[0]!]);
  try {
    for (let sample = 0; sample < samples; sample++) {
      stopIf(options.signal, sample, samples);
      const moved = tf.tidy(() => changed(list, perturbFunc ?? noise, perturbRadius));
      let explained: tf.Tensor | undefined;
      try {
        explained = await explain(moved);
      } finally {
        tf.dispose(moved);
      }
      const before = largest;
      largest = tf.tidy(() => {
        const size = norm(original);
        const change = norm(tf.sub(original, explained!));
        return tf.maximum(before, tf.div(change, tf.where(tf.equal(size, 0), tf.onesLike(size), size)));
      });
      tf.dispose([before, explained]);
      onProgress?.(sample + 1, samples);
      await nextTurn();
    }
    return largest as tf.Tensor1D;
  } catch (error) {
    largest.dispose();
    throw error;
  } finally {
    original.dispose();
  }
}

/** Copies of what a perturbation gives: it may give back an input itself, which is not to be disposed. */
function changed(list: tf.Tensor[], perturb: InputPerturbation, radius: number): tf.Tensor[] {
  const moved = [perturb([...list], radius)].flat() as tf.Tensor[];
  const shapeOf = (each: unknown): string =>
    each instanceof tf.Tensor ? `[${each.shape}]` : each === null ? 'null' : typeof each;
  const [came, expected] = [moved.map(shapeOf).join(', '), list.map(shapeOf).join(', ')];
  if (came === expected) return moved.map((each) => tf.clone(each));
  throw new GradelensError(
    'PERTURBATION',
    `perturbFunc must return a tensor of its shape for each input, ${expected}; got ${came}.`,
  );
}
