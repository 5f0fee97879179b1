import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import { makeFusedGradientsLazy } from '../../tensor/repair/lazy-fused.js';
import { hasChannelsFirst } from './channels.js';
import { checkShape } from './expected.js';
import { evaluate, placesOf, Run } from './layer-graph.js';
import type { Given, ModelAdapter, RuleSet } from './model.js';

/**
 * A Keras-style model, evaluated layer by layer from its scores backwards, so that a layer's tensors can be seen and
 * replaced, and rules can take the place of its activations.
 */
export function layersModelAdapter(model: tf.LayersModel): ModelAdapter {
  // Whoever started the engine: else filters' gradients are computed for every map.
  makeFusedGradientsLazy();
  const scoresOf = (run: Run, rules?: RuleSet): tf.Tensor => {
    if (model.outputs.length === 1) return evaluate(model.outputs[0]!, run, rules);
    throw new GradelensError(
      'MODEL_OUTPUTS',
      `The model has ${model.outputs.length} outputs; make a tf.model with the one to explain.`,
    );
  };
  return {
    channelsFirst: (site) => placesOf(model, site).some((place) => hasChannelsFirst(model, place)),
    checkInputs: (inputs) => checkInputs(model, inputs),
    scores: (given, rules) => scoresOf(feed(model, given), rules),
    at(site, given, rules) {
      const run = feed(model, given);
      return placesOf(model, site).map((place) => tf.clone(evaluate(place.symbol, run.at(place), rules)));
    },
    scoresFrom(site, replaced, given, rules) {
      const run = feed(model, given);
      for (const [i, place] of placesOf(model, site).entries()) {
        run.at(place).values.set(place.symbol.id, replaced[i]!);
      }
      return scoresOf(run, rules);
    },
  };
}

/** The model's inputs: those that are explained, then the others. */
function feed(model: tf.LayersModel, { inputs, extra }: Given): Run {
  if (inputs.length + extra.length !== model.inputs.length) {
    throw new GradelensError(
      'MODEL_INPUTS',
      `The model takes ${model.inputs.length} inputs; got ${inputs.length} and ${extra.length} additionalForwardArgs.`,
    );
  }
  const all = [...inputs, ...extra.map((each, i) => unexplained(each, i, inputs[0]!))];
  checkInputs(model, all);
  const run = new Run(model);
  for (const [i, { id }] of model.inputs.entries()) run.values.set(id, all[i]!);
  return run;
}

function checkInputs(model: tf.LayersModel, given: readonly tf.Tensor[]): void {
  for (const [i, { name, shape }] of model.inputs.entries()) {
    if (given[i]) checkShape(`The model's input ${name}`, given[i], shape);
  }
}

/** An input that is not explained: a row for each example, or one for all. */
function unexplained(value: unknown, index: number, { shape: [rows] }: tf.Tensor): tf.Tensor {
  if (value instanceof tf.Tensor && value.rank > 0) {
    if (value.shape[0] === rows) return value;
    if (value.shape[0] === 1) return tf.tile(value, [rows!, ...value.shape.slice(1).map(() => 1)]);
  }
  const came = value instanceof tf.Tensor ? `shape [${value.shape}]` : value === null ? 'null' : typeof value;
  throw new GradelensError(
    'MODEL_INPUTS',
    `additionalForwardArgs[${index}] is an input of the model, so it must be a tensor with ${rows} rows, one an example, or one row for all; got ${came}.`,
  );
}
