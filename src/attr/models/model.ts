import type * as tf from '@tensorflow/tfjs';
import type { Classifier } from '../../model/classifier.js';
import type { Rule } from '../../model/rule.js';

/**
 * Any function from tensors to scores. It gets the inputs, then `additionalForwardArgs`, and returns [N, ...] scores, one
 * row an example, or one number. For methods that need gradients it must compute with TensorFlow.js from end to end.
 */
export type ScoreFunction = (...args: never[]) => tf.Tensor;

/** A model with named layers. A `tf.LayersModel` runs in inference mode, its layers by their own names. */
export type LayeredModel = Classifier | tf.LayersModel;

/**
 * A model that gradients flow through. Of a `tf.GraphModel` they do where TensorFlow.js has the gradients of its nodes, and none
 * has to be waited for (`executeAsync`).
 */
export type DifferentiableModel = LayeredModel | ScoreFunction | tf.GraphModel;

/** Any model. */
export type AnyModel = DifferentiableModel;

/** A layer's output, or the tensors it reads; whatever else reads those is changed with it. */
export interface Site {
  readonly layer: string;
  readonly input: boolean;
}

/** Which operations a rule replaces: ReLUs only, or everything that is not linear. */
export interface RuleSet {
  readonly rule: Rule;
  readonly replaces: 'relu' | 'nonlinear';
  /** Runs in place of the layers of a `tf.LayersModel` that are linear, and of its max pools. */
  linear?(layer: LinearLayer, inputs: readonly tf.Tensor[]): tf.Tensor;
  /** Told where a run begins: values take the place of a site's tensors. */
  startsAt?(site: Site, values: readonly tf.Tensor[]): void;
  /** Of a rule for ReLUs: the gradient of a plain one, by its upstream gradient and its output. */
  reluGradient?(upstream: tf.Tensor, output: tf.Tensor): tf.Tensor;
}

/** Other weights for a layer. */
export interface WeightChange {
  kernel(weights: tf.Tensor): tf.Tensor;
  readonly biasToZero: boolean;
}

/** A layer that is linear in its inputs but for a bias, without the activation it ends with; a max pool too. */
export interface LinearLayer {
  readonly name: string;
  /** Whether it has weights beside a kernel and a bias, which no change reaches. */
  readonly hasOtherWeights: boolean;
  run(inputs: readonly tf.Tensor[], change?: WeightChange): tf.Tensor;
}

/** What a model is run on: its inputs and what else its function takes. */
export interface Given {
  readonly inputs: readonly tf.Tensor[];
  readonly extra: readonly unknown[];
}

/** One kind of model, as the methods see it. Everything is synchronous, so that gradients can be recorded. */
export interface ModelAdapter {
  /** Whether a layer's pictures have their channels first, [N,C,h,w], where that is known. */
  channelsFirst?(site: Site): boolean;
  /** Compares explained inputs with what the model takes, where that is known. */
  checkInputs?(inputs: readonly tf.Tensor[]): void;
  /** Scores [N, ...]. */
  scores(given: Given, rules?: RuleSet): tf.Tensor;
  /** The tensors at a site: one, or one for each time the layer is used. */
  at(site: Site, given: Given, rules?: RuleSet): tf.Tensor[];
  /** Scores when the tensors at a site are `values`. */
  scoresFrom(site: Site, values: readonly tf.Tensor[], given: Given, rules?: RuleSet): tf.Tensor;
  /**
   * Gradients of what `select` takes of the scores, by a forward pass that was kept: of the inputs, or of `values` that `at`
   * gave. `undefined`: there is none that serves.
   */
  kept?(
    select: (scores: tf.Tensor) => tf.Tensor,
    given: Given,
    rules: RuleSet | undefined,
    values?: readonly tf.Tensor[],
  ): tf.Tensor[] | undefined;
}
