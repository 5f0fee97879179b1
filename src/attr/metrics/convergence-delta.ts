import * as tf from '@tensorflow/tfjs';
import { type Baselines, baselinesOf } from '../baselines.js';
import { scoresOf } from '../explain.js';
import { type Inputs, listOf, type SharedOptions } from '../inputs.js';
import { adapt } from '../models/adapt.js';
import type { AnyModel } from '../models/model.js';
import { checkOptions } from '../options.js';

/**
 * How far attributions are from adding up to the change of the score.
 *
 * - Formula: sum of attributions - (F(x) - F(x0))
 * - `attributions`: of the whole input, one tensor an input or one for a layer. Returns [N], the caller's to dispose.
 * - `baselines`: where the path began.
 * - Source: the completeness axiom of Sundararajan, Taly and Yan, 2017, https://arxiv.org/abs/1703.01365.
 * - Cost: 2 forward passes; no gradients.
 *
 * @throws {GradelensError} `BASELINE_SHAPE`, `BASELINE_COUNT`; see `listOf`, `Target`
 *
 * @example
 * const delta = convergenceDelta(model, attributions, 0, X, { target }); // [N]
 */
export function convergenceDelta(
  model: AnyModel,
  attributions: Inputs,
  baselines: Baselines,
  inputs: Inputs,
  options: SharedOptions = {},
): tf.Tensor1D {
  checkOptions('convergenceDelta', options);
  return tf.tidy(() => {
    const list = listOf(inputs);
    const adapter = adapt(model);
    const change = tf.sub(
      scoresOf(adapter, list, options),
      scoresOf(adapter, baselinesOf(baselines, list), options),
    );
    const sums = listOf(attributions).map((each) => tf.sum(tf.reshape(each, [each.shape[0]!, -1]), 1));
    return tf.sub(tf.addN(sums), change) as tf.Tensor1D;
  });
}
