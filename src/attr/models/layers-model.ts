import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import { makeFusedGradientsLazy } from '../../tensor/repair/lazy-fused.js';
import { runLayer } from './layer-rules.js';
import type { Given, ModelAdapter, RuleSet, Site } from './model.js';

type Node = tf.layers.Layer['inboundNodes'][number];
/** Tensors by the id of the symbolic tensor that they stand for. */
type Values = Map<number, tf.Tensor>;

/**
 * A Keras-style model, evaluated layer by layer from its scores backwards, so that a layer's tensors can be seen and
 * replaced, and rules can take the place of its activations.
 */
export function layersModelAdapter(model: tf.LayersModel): ModelAdapter {
  // Whoever started the engine: else filters' gradients are computed for every map.
  makeFusedGradientsLazy();
  const scoresOf = (values: Values, rules?: RuleSet): tf.Tensor => {
    if (model.outputs.length === 1) return evaluate(model.outputs[0]!, values, rules);
    throw new GradelensError(
      'MODEL_OUTPUTS',
      `The model has ${model.outputs.length} outputs; make a tf.model with the one to explain.`,
    );
  };
  return {
    scores: (given, rules) => scoresOf(feed(model, given), rules),
    at(site, given, rules) {
      const values = feed(model, given);
      return sitesOf(model, site).map((symbol) => tf.clone(evaluate(symbol, values, rules)));
    },
    scoresFrom(site, replaced, given, rules) {
      const values = feed(model, given);
      for (const [i, symbol] of sitesOf(model, site).entries()) values.set(symbol.id, replaced[i]!);
      return scoresOf(values, rules);
    },
  };
}

/** The model's inputs: those that are explained, then the others. */
function feed(model: tf.LayersModel, { inputs, extra }: Given): Values {
  if (inputs.length + extra.length !== model.inputs.length) {
    throw new GradelensError(
      'MODEL_INPUTS',
      `The model takes ${model.inputs.length} inputs; got ${inputs.length} and ${extra.length} additionalForwardArgs.`,
    );
  }
  const all = [...inputs, ...extra.map((each, i) => unexplained(each, i, inputs[0]!))];
  return new Map(model.inputs.map(({ id }, i) => [id, all[i]!]));
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

/** What a symbolic tensor is for the values known; what is computed on the way becomes known too. */
function evaluate(symbol: tf.SymbolicTensor, values: Values, rules: RuleSet | undefined): tf.Tensor {
  const known = values.get(symbol.id);
  if (known) return known;
  const node = nodeOf(symbol);
  const { outboundLayer: layer } = node;
  const inputs = node.inputTensors.map((input) => evaluate(input, values, rules));
  const outputs =
    layer instanceof tf.LayersModel ? nested(layer, inputs, rules) : runLayer(layer, node, inputs, rules);
  for (const [i, { id }] of node.outputTensors.entries()) values.set(id, outputs[i]!);
  return values.get(symbol.id)!;
}

/** A model used as a layer: rules reach into it. */
function nested(model: tf.LayersModel, inputs: tf.Tensor[], rules: RuleSet | undefined): tf.Tensor[] {
  const values = feed(model, { inputs, extra: [] });
  return model.outputs.map((symbol) => evaluate(symbol, values, rules));
}

const nodeOf = ({ sourceLayer, nodeIndex }: tf.SymbolicTensor): Node => sourceLayer.inboundNodes[nodeIndex]!;

/** The symbolic tensors of a site: a layer that is used twice has two outputs. */
function sitesOf(model: tf.LayersModel, { layer, input }: Site): tf.SymbolicTensor[] {
  const nodes = new Set<Node>();
  const visit = (symbol: tf.SymbolicTensor): void => {
    const node = nodeOf(symbol);
    if (nodes.has(node)) return;
    // An input is its own input.
    if (node.inboundLayers.length > 0) node.inputTensors.forEach(visit);
    nodes.add(node);
  };
  model.outputs.forEach(visit);
  const used = [...nodes].filter(({ outboundLayer }) => outboundLayer.name === layer);
  if (used.length === 0) {
    const names = new Set([...nodes].map(({ outboundLayer }) => outboundLayer.name));
    throw new GradelensError(
      'UNKNOWN_LAYER',
      `The model has no layer ${JSON.stringify(layer)}. Expected one of: ${[...names].join(', ')}.`,
    );
  }
  return used.flatMap(({ inputTensors, outputTensors }) => (input ? inputTensors : outputTensors));
}
