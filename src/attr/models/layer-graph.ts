import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import { layerName } from './expected.js';
import { runLayer } from './layer-rules.js';
import type { RuleSet, Site } from './model.js';

/** A use of a layer. */
export type Node = tf.layers.Layer['inboundNodes'][number];

/** A symbolic tensor, and the uses of models within models that lead to it, the outermost first. */
export interface Place {
  readonly within: readonly Node[];
  readonly symbol: tf.SymbolicTensor;
}

/** What is known of one run of a model: tensors by the id of the symbolic tensor that they stand for. */
export class Run {
  readonly values = new Map<number, tf.Tensor>();
  readonly #inner = new Map<Node, Run>();

  /** `use`: where a model that is a layer of another stands in that one's run. */
  constructor(
    readonly model: tf.LayersModel,
    readonly use?: { readonly run: Run; readonly node: Node },
  ) {}

  /** The run of a model that is used as a layer. */
  inner(node: Node): Run {
    const known = this.#inner.get(node);
    if (known) return known;
    const made = new Run(node.outboundLayer as unknown as tf.LayersModel, { run: this, node });
    this.#inner.set(node, made);
    return made;
  }

  /** The run that a place lies in. */
  at({ within }: Place): Run {
    return within.reduce((run: Run, node) => run.inner(node), this);
  }
}

/** What a symbolic tensor is for the values known; what is computed on the way becomes known too. */
export function evaluate(symbol: tf.SymbolicTensor, run: Run, rules: RuleSet | undefined): tf.Tensor {
  const known = run.values.get(symbol.id);
  if (known) return known;
  const outer = run.model.inputs.findIndex(({ id }) => id === symbol.id);
  if (outer >= 0 && run.use) {
    const value = evaluate(run.use.node.inputTensors[outer]!, run.use.run, rules);
    run.values.set(symbol.id, value);
    return value;
  }
  const node = nodeOf(symbol);
  const { outboundLayer: layer } = node;
  const outputs =
    layer instanceof tf.LayersModel
      ? layer.outputs.map((output) => evaluate(output, run.inner(node), rules))
      : runLayer(
          layer,
          node,
          node.inputTensors.map((input) => evaluate(input, run, rules)),
          rules,
        );
  for (const [i, { id }] of node.outputTensors.entries()) run.values.set(id, outputs[i]!);
  return run.values.get(symbol.id)!;
}

/** The use of a layer that gives a symbolic tensor. */
export const nodeOf = ({ sourceLayer, nodeIndex }: tf.SymbolicTensor): Node =>
  sourceLayer.inboundNodes[nodeIndex]!;

/**
 * The symbolic tensors of a site: a layer that is used twice has two outputs. A layer of a model within the model goes by both
 * names, `outer/inner`.
 *
 * @throws {GradelensError} `UNKNOWN_LAYER`, `LAYER_NAME`
 */
export function placesOf(model: tf.LayersModel, { layer, input }: Site): Place[] {
  const name = layerName(layer);
  const found = namedPlaces(model, name, input);
  if (found.length > 0) return found;
  throw new GradelensError(
    'UNKNOWN_LAYER',
    `The model has no layer ${JSON.stringify(name)}. Expected one of: ${[...new Set(namesOf(model))].join(', ')}.`,
  );
}

function namedPlaces(model: tf.LayersModel, name: string, input: boolean): Place[] {
  const nodes = nodesIn(model);
  const own = nodes.filter(({ outboundLayer }) => outboundLayer.name === name);
  if (own.length > 0) {
    return own
      .flatMap(({ inputTensors, outputTensors }) => (input ? inputTensors : outputTensors))
      .map((symbol) => ({ within: [], symbol }));
  }
  const inside = nodes.flatMap((node) => {
    const { outboundLayer: outer } = node;
    if (!(outer instanceof tf.LayersModel) || !name.startsWith(`${outer.name}/`)) return [];
    const places = namedPlaces(outer, name.slice(outer.name.length + 1), input);
    return places.map(({ within, symbol }) => ({ within: [node, ...within], symbol }));
  });
  if (inside.length > 0) return inside;
  // What a sequential model begins with is no use of a model, but its own layers.
  const first = model.layers.find(
    (each) => each instanceof tf.LayersModel && name.startsWith(`${each.name}/`),
  );
  const isUsed = nodes.some(({ outboundLayer }) => outboundLayer === first);
  return first && !isUsed ? namedPlaces(model, name.slice(first.name.length + 1), input) : [];
}

const namesOf = (model: tf.LayersModel): string[] =>
  nodesIn(model).flatMap(({ outboundLayer: layer }) => [
    layer.name,
    ...(layer instanceof tf.LayersModel ? namesOf(layer).map((name) => `${layer.name}/${name}`) : []),
  ]);

/** The uses of layers that a model's outputs come from, the first ones first. */
function nodesIn(model: tf.LayersModel): Node[] {
  const nodes = new Set<Node>();
  const inputs = new Set(model.inputs.map(({ id }) => id));
  const visit = (symbol: tf.SymbolicTensor): void => {
    const node = nodeOf(symbol);
    if (nodes.has(node)) return;
    // An input is its own input.
    if (node.inboundLayers.length > 0 && !inputs.has(symbol.id)) node.inputTensors.forEach(visit);
    nodes.add(node);
  };
  model.outputs.forEach(visit);
  return [...nodes];
}
