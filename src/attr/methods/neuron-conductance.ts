import * as tf from '@tensorflow/tfjs';
import { baselinesOf } from '../baselines.js';
import { activationsOf, layerGradients, only, repeated } from '../explain.js';
import { gradientsOf } from '../gradient.js';
import { type Attributions, type Inputs, like, listOf, type SharedOptions } from '../inputs.js';
import { consume } from '../long.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { selectNeuron } from '../neuron.js';
import { checkOptions, checkSettings } from '../options.js';
import { integrate, type PathOptions } from '../path.js';
import type { NeuronGradientOptions } from './neuron-gradient.js';

/** Options of `NeuronConductance.attribute`; `method` is `riemann_trapezoid` by default, as in Captum. */
export type NeuronConductanceOptions = SharedOptions & NeuronGradientOptions & PathOptions;

/**
 * How much of the change of the target score flows from each input element through one neuron.
 *
 * - Formula: (x - x0) * integral over a in [0, 1] of dF/dA_j * dA_j/dx at x0 + a (x - x0); of several neurons, their sum
 * - Source: Dhamdhere, Sundararajan and Yan, How Important Is a Neuron?, 2018, https://arxiv.org/abs/1805.12233. Of several
 *   neurons Captum multiplies the sum of the one factor with the sum of the other.
 * - Cost: nSteps (50) forward and backward passes, twice up to the layer.
 *
 * @example
 * const conductance = new NeuronConductance(model, 'features.3');
 * const map = await conductance.attribute(X, { target: 3, neuronSelector: [5, 7, 7], nSteps: 20 }); // [N,H,W,3]
 */
export class NeuronConductance {
  readonly #multiplyByInputs: boolean;

  /** `multiplyByInputs`: false leaves the factor x - x0 out; default true. */
  constructor(
    private readonly model: LayeredModel,
    private readonly layer: string,
    settings: { readonly multiplyByInputs?: boolean } = {},
  ) {
    checkSettings('NeuronConductance', settings);
    this.#multiplyByInputs = settings.multiplyByInputs ?? true;
  }

  /**
   * - `inputs`: [N, ...]. Returns the same shape, signed, the caller's to dispose.
   *
   * @throws {GradelensError} `NEURON_OUT_OF_RANGE`, `UNKNOWN_LAYER`, `LAYER_OUTPUTS`, `APPROXIMATION_METHOD`,
   *   `BASELINE_SHAPE`, `ABORTED`; see `listOf`, `Target`
   */
  async attribute<I extends Inputs>(inputs: I, options: NeuronConductanceOptions): Promise<Attributions<I>> {
    checkOptions('NeuronConductance', options);
    const { neuronSelector, attributeToNeuronInput = false, method = 'riemann_trapezoid' } = options;
    const site = { layer: this.layer, input: attributeToNeuronInput };
    const [model, list] = [adapt(this.model), listOf(inputs)];
    const from = tf.tidy(() => baselinesOf(options.baselines ?? 0, list));
    try {
      const means = await integrate(
        from,
        list,
        ({ points, times }) => {
          const run = repeated(options, list[0]!.shape[0]!, times);
          const { additionalForwardArgs: extra = [] } = run;
          const activation = only(site, activationsOf(model, site, points, run));
          const [gradient] = layerGradients(model, site, [activation], points, run);
          return gradientsOf((xs) => {
            const flow = tf.mul(only(site, model.at(site, { inputs: xs, extra })), gradient!);
            return selectNeuron(flow, neuronSelector);
          }, points);
        },
        { ...options, method },
      );
      return like(
        inputs,
        consume(means, () =>
          means.map((mean, i) =>
            this.#multiplyByInputs ? tf.mul(tf.sub(list[i]!, from[i]!), mean) : tf.clone(mean),
          ),
        ),
      );
    } finally {
      tf.dispose(from);
    }
  }
}
