import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import type { Context } from 'mocha';
import { NETWORKS } from '../src/model/network.js';
import { buildClassifier, type OwnedClassifier } from '../src/model/squeezenet.js';
import { findWeights, loadWeights } from '../src/model/weights.js';
import { fromFlat } from '../src/tensor/convert.js';
import type { FlatTensor } from '../src/tensor/flat.js';
import { readSafetensors } from '../src/tensor/safetensors.js';

/** Tensors that PyTorch and Captum computed on SqueezeNet; test/fixtures/golden/README.md says how. */
export function golden(name: 'assignment' | 'squeezenet_96x96' | 'squeezenet_84x100') {
  const bytes = readFileSync(new URL(`fixtures/golden/${name}.safetensors`, import.meta.url));
  const { tensors, metadata } = readSafetensors(bytes);
  const flat = (key: string): FlatTensor => {
    const tensor = tensors.get(key);
    if (!tensor) throw new Error(`${name} has no ${key}`);
    return tensor;
  };
  return { metadata, flat, tensor: <T extends tf.Tensor>(key: string): T => fromFlat(flat(key)) as T };
}

/** ||actual - expected|| / ||expected||; NaN counts as infinitely far. */
export function relativeL2(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let [error, size] = [0, 0];
  for (let i = 0; i < expected.length; i++) {
    error += (actual[i]! - expected[i]!) ** 2;
    size += expected[i]! ** 2;
  }
  const ratio = Math.sqrt(error / size);
  return Number.isNaN(ratio) ? Number.POSITIVE_INFINITY : ratio;
}

/** Share of elements off by more than 1 % of the largest expected magnitude. */
export function shareOff(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  const values = Array.from(expected);
  const bound = 0.01 * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return values.filter((value, i) => !(Math.abs(actual[i]! - value) <= bound)).length / values.length;
}

/** SqueezeNet on the running backend; without its weights the calling test is skipped and says why. */
export async function squeezeNetOrSkip(context: Context): Promise<OwnedClassifier> {
  if (!(await findWeights('squeezenet1_1'))) {
    console.log(
      `      skipped: ${context.test?.parent?.title}: no squeezenet1_1.f16.safetensors in $GRADELENS_MODELS or ../shared/models`,
    );
    context.skip();
  }
  return buildClassifier(NETWORKS.squeezenet1_1, (await loadWeights('squeezenet1_1')).weights);
}

/** Fails when a function leaves tensors behind, apart from what it returns. */
export async function leakOf(work: () => unknown): Promise<number> {
  const before = tf.memory().numTensors;
  await work();
  return tf.memory().numTensors - before;
}
