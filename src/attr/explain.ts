import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import type { Classifier } from '../model/classifier.js';
import { gradientsOf } from './gradient.js';
import type { SharedOptions } from './inputs.js';
import type { ModelAdapter, RuleSet, Site } from './models/model.js';
import { type NeuronSelector, selectNeuron } from './neuron.js';
import { repeatTarget, selectScores } from './target.js';

/** Attributions to a layer: a picture-like tensor of the project's networks; of others one tensor for each use of the layer. */
export type LayerAttributions<M> = M extends Classifier ? tf.Tensor4D : tf.Tensor | tf.Tensor[];

/** A layer's attributions as they are returned: the tensor, where there is one. */
export const oneOrMany = <M>(list: tf.Tensor[]): LayerAttributions<M> =>
  (list.length === 1 ? list[0] : list) as LayerAttributions<M>;

/** What every run of a model takes of a method's options. */
export type Shared = Pick<SharedOptions, 'target' | 'additionalForwardArgs'>;

const given = (inputs: readonly tf.Tensor[], { additionalForwardArgs = [] }: Shared) => ({
  inputs,
  extra: additionalForwardArgs,
});

/** The target scores, [N] or one number for the batch. */
export const scoresOf = (model: ModelAdapter, inputs: readonly tf.Tensor[], options: Shared): tf.Tensor =>
  tf.tidy(() => tf.clone(selectScores(model.scores(given(inputs, options)), options.target)));

/** Gradients of the target scores with respect to each input. */
export const inputGradients = (
  model: ModelAdapter,
  inputs: readonly tf.Tensor[],
  options: Shared,
  rules?: RuleSet,
): tf.Tensor[] => {
  const select = (scores: tf.Tensor): tf.Tensor => selectScores(scores, options.target);
  return (
    model.kept?.(select, given(inputs, options), rules) ??
    gradientsOf((xs) => select(model.scores(given(xs, options), rules)), inputs)
  );
};

/** The tensors at a layer. */
export const activationsOf = (
  model: ModelAdapter,
  site: Site,
  inputs: readonly tf.Tensor[],
  options: Shared,
): tf.Tensor[] => tf.tidy(() => model.at(site, given(inputs, options)));

/**
 * The tensors at a layer whose channels are averaged or added up: they are the last axis.
 *
 * @throws {GradelensError} `CHANNELS_FIRST`
 */
export function mapsOf(
  model: ModelAdapter,
  site: Site,
  inputs: readonly tf.Tensor[],
  options: Shared,
): tf.Tensor[] {
  const maps = activationsOf(model, site, inputs, options);
  if (!model.channelsFirst?.(site)) return maps;
  tf.dispose(maps);
  throw new GradelensError(
    'CHANNELS_FIRST',
    `Layer ${site.layer} has its channels first, [N,C,h,w]; this method takes maps [N,h,w,C]. Build the model with dataFormat: 'channelsLast'.`,
  );
}

/** Gradients of the target scores with respect to a layer's tensors, which are `values`. */
export const layerGradients = (
  model: ModelAdapter,
  site: Site,
  values: readonly tf.Tensor[],
  inputs: readonly tf.Tensor[],
  options: Shared,
  rules?: RuleSet,
): tf.Tensor[] => {
  const select = (scores: tf.Tensor): tf.Tensor => selectScores(scores, options.target);
  const all = given(inputs, options);
  return (
    model.kept?.(select, all, rules, values) ??
    gradientsOf((own) => {
      rules?.startsAt?.(site, own);
      return select(model.scoresFrom(site, own, all, rules));
    }, values)
  );
};

/** Gradients of selected neurons with respect to each input. */
export const neuronGradients = (
  model: ModelAdapter,
  site: Site,
  selector: NeuronSelector,
  inputs: readonly tf.Tensor[],
  options: Shared,
  rules?: RuleSet,
): tf.Tensor[] =>
  gradientsOf((xs) => selectNeuron(only(site, model.at(site, given(xs, options), rules)), selector), inputs);

/**
 * Selected neurons as a function of `count` inputs and what else the model takes: one number an example, in the place of a
 * score.
 */
export const neuronScore =
  (model: ModelAdapter, site: Site, selector: NeuronSelector, count: number) =>
  (...args: unknown[]): tf.Tensor => {
    const all = { inputs: args.slice(0, count) as tf.Tensor[], extra: args.slice(count) };
    const selected = selectNeuron(only(site, model.at(site, all)), selector);
    return selected.rank > 1 ? tf.sum(tf.reshape(selected, [selected.shape[0]!, -1]), 1) : selected;
  };

/** The part of a model above a layer, as a model of its own: its inputs are the layer's tensors. */
export const aboveLayer = (model: ModelAdapter, site: Site, inputs: readonly tf.Tensor[]): ModelAdapter => ({
  ...model,
  scores({ inputs: values, extra }, rules) {
    const times = values[0]!.shape[0]! / inputs[0]!.shape[0]!;
    const given = { inputs: inputs.map((each) => repeat(each, times)), extra };
    return model.scoresFrom(site, values, given, rules);
  },
});

/**
 * The tensor of a layer that is used once.
 *
 * @throws {GradelensError} `LAYER_OUTPUTS`
 */
export function only({ layer }: Site, tensors: readonly tf.Tensor[]): tf.Tensor {
  if (tensors.length === 1) return tensors[0]!;
  throw new GradelensError(
    'LAYER_OUTPUTS',
    `Layer ${layer} has ${tensors.length} tensors; this method explains a layer with one.`,
  );
}

/** Options for a batch that is repeated `times` over. */
export function repeated(options: Shared, examples: number, times: number): Shared {
  const { target, additionalForwardArgs = [] } = options;
  return {
    target: repeatTarget(target, times),
    additionalForwardArgs: additionalForwardArgs.map((each) =>
      each instanceof tf.Tensor && each.shape[0] === examples ? repeat(each, times) : each,
    ),
  };
}

/** A batch `times` over. */
export const repeat = (batch: tf.Tensor, times: number): tf.Tensor =>
  times === 1 ? batch : tf.concat(Array.from({ length: times }, () => batch));
