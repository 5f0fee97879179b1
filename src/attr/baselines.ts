import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import { described } from './options.js';

/**
 * What "absent" means: a number for every element, or a tensor of the input's shape, with one example for all or one for
 * each; a list of such, one an input. Default 0.
 */
export type Baselines = number | tf.Tensor | readonly (number | tf.Tensor)[];

/**
 * Baselines as tensors of the inputs' whole shapes.
 *
 * @throws {GradelensError} `BASELINE_TYPE`, `BASELINE_NOT_FINITE`, `BASELINE_SHAPE`, `BASELINE_COUNT`
 */
export function baselinesOf(baselines: Baselines, inputs: readonly tf.Tensor[]): tf.Tensor[] {
  const list = Array.isArray(baselines) ? baselines : inputs.map(() => baselines as number | tf.Tensor);
  if (list.length !== inputs.length || (baselines instanceof tf.Tensor && inputs.length > 1)) {
    throw new GradelensError(
      'BASELINE_COUNT',
      `Expected ${inputs.length} baselines, one an input; got ${baselines instanceof tf.Tensor ? 1 : list.length}.`,
    );
  }
  return inputs.map((input, i) => {
    const baseline = list[i] as number | tf.Tensor;
    checkBaseline(baseline);
    if (typeof baseline === 'number') return tf.fill(input.shape, baseline);
    const [examples, ...size] = baseline.shape;
    if (String(size) === String(input.shape.slice(1)) && (examples === 1 || examples === input.shape[0])) {
      return tf.add(tf.zerosLike(input), baseline);
    }
    throw new GradelensError(
      'BASELINE_SHAPE',
      `A baseline of shape [${baseline.shape}] does not fit the input's [${input.shape}]: expected that shape, with 1 or ${input.shape[0]} examples.`,
    );
  });
}

/**
 * A distribution of baselines as a list: tensors [B, ...] of the same B, one an input.
 *
 * @throws {GradelensError} `BASELINE_TYPE`, `BASELINE_NOT_FINITE`, `BASELINE_SHAPE`, `BASELINE_COUNT`
 */
export function distributionOf(
  baselines: tf.Tensor | readonly tf.Tensor[],
  inputs: readonly tf.Tensor[],
): tf.Tensor[] {
  const list = (Array.isArray(baselines) ? [...baselines] : [baselines]) as tf.Tensor[];
  for (const each of list) {
    checkBaseline(each);
    if (each instanceof tf.Tensor && each.rank > 0 && each.shape[0]! > 0) continue;
    throw new GradelensError(
      'BASELINE_TYPE',
      `A distribution of baselines is a tensor [B, ...] with at least one row; got ${described(each)}.`,
    );
  }
  if (list.length !== inputs.length || list.some(({ shape }) => shape[0] !== list[0]!.shape[0])) {
    throw new GradelensError(
      'BASELINE_COUNT',
      `Expected baselines [B, ...] with the same B, one tensor for each of ${inputs.length} inputs; got ${list.map(({ shape }) => `[${shape}]`).join(', ')}.`,
    );
  }
  for (const [i, { shape }] of list.entries()) {
    const [own, expected] = [shape.slice(1), inputs[i]!.shape.slice(1)];
    if (String(own) === String(expected)) continue;
    throw new GradelensError(
      'BASELINE_SHAPE',
      `Baselines of shape [${shape}] do not fit the input's [${inputs[i]!.shape}]: expected [B,${expected}].`,
    );
  }
  return list;
}

function checkBaseline(baseline: unknown): void {
  if (!(baseline instanceof tf.Tensor) && typeof baseline !== 'number') {
    throw new GradelensError(
      'BASELINE_TYPE',
      `A baseline is a number or a tensor; got ${described(baseline)}.`,
    );
  }
  // On WebGPU nothing can be read while others wait: there it is the user's to check.
  if (typeof baseline !== 'number' && tf.getBackend() === 'webgpu') return;
  const wrong =
    typeof baseline === 'number'
      ? [baseline].find((each) => !Number.isFinite(each))
      : baseline.dataSync().find((each) => !Number.isFinite(each));
  if (wrong === undefined) return;
  throw new GradelensError(
    'BASELINE_NOT_FINITE',
    `A baseline holds ${wrong}; every attribution would be NaN. Give numbers, 0 for a blank picture.`,
  );
}
