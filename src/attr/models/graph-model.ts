import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import { checkShape, layerName } from './expected.js';
import type { Given, ModelAdapter } from './model.js';

/** A converted graph: scores, their gradients with respect to its inputs, and activations by node name; nothing inside can be replaced. */
export function graphModelAdapter(model: tf.GraphModel): ModelAdapter {
  const checkInputs = (given: readonly tf.Tensor[]): void => {
    for (const [i, { name, shape }] of model.inputs.entries()) {
      if (shape && given[i]) checkShape(`The graph's input ${name}`, given[i], shape);
    }
  };
  const inputs = ({ inputs: tensors, extra }: Given): Record<string, tf.Tensor> => {
    const names = model.inputs.map(({ name }) => name);
    const all = [...tensors, ...extra];
    if (names.length === all.length && all.every((each) => each instanceof tf.Tensor)) {
      checkInputs(all as tf.Tensor[]);
      return Object.fromEntries(names.map((name, i) => [name, all[i] as tf.Tensor]));
    }
    throw new GradelensError(
      'MODEL_INPUTS',
      `The graph takes ${names.length} inputs (${names.join(', ')}); got ${tensors.length} and ${extra.length} additionalForwardArgs.`,
    );
  };
  const notInside = (): never => {
    throw new GradelensError(
      'MODEL_UNSUPPORTED',
      'Nothing inside a tf.GraphModel can be replaced. Use a method over the inputs (Saliency, IntegratedGradients, Occlusion, ...), LayerActivation or LayerScoreCam, or a tf.LayersModel.',
    );
  };
  return {
    checkInputs,
    scores(given, rules) {
      if (rules) notInside();
      const output = model.execute(inputs(given));
      if (!Array.isArray(output)) return output;
      throw new GradelensError(
        'MODEL_OUTPUTS',
        `The graph has ${output.length} outputs; wrap it in a function that returns the scores.`,
      );
    },
    at({ layer, input }, given) {
      if (input) notInside();
      const nodes = (model as unknown as { executor: { graph: { nodes: Record<string, unknown> } } }).executor
        .graph.nodes;
      if (!Object.hasOwn(nodes, layerName(layer))) {
        throw new GradelensError(
          'UNKNOWN_LAYER',
          `The graph has no node ${JSON.stringify(layer)}. It has: ${Object.keys(nodes).slice(0, 20).join(', ')}${Object.keys(nodes).length > 20 ? ', ...' : ''}.`,
        );
      }
      const output = model.execute(inputs(given), layer);
      return Array.isArray(output) ? output : [output];
    },
    scoresFrom: notInside,
  };
}
