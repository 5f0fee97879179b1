import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import type { Classifier } from '../../model/classifier.js';
import { KeptForward } from '../kept-forward.js';
import { checkShape, layerName } from './expected.js';
import type { Given, ModelAdapter, RuleSet, Site } from './model.js';

/** The project's networks: a chain of layers over one input, with rules for every ReLU and max pool. */
export function classifierAdapter(model: Classifier): ModelAdapter {
  /** A layer's input is the output of the one before; the first one's is the picture. */
  const outputAt = ({ layer, input }: Site): string | undefined => {
    const index = model.layers.indexOf(layerName(layer));
    if (index < 0) {
      throw new GradelensError(
        'UNKNOWN_LAYER',
        `The network has no layer ${JSON.stringify(layer)}. Expected one of: ${model.layers.join(', ')}.`,
      );
    }
    return input ? model.layers[index - 1] : layer;
  };
  return {
    checkInputs: (inputs) => only({ inputs, extra: [] }, model.inputShape[2]),
    scores: (given, rules) => model.predict(only(given, model.inputShape[2]), ruled(rules)),
    at(site, given, rules) {
      const to = outputAt(site);
      const x = only(given, model.inputShape[2]);
      const value = model instanceof KeptForward && !rules ? model.valueAt(to, given) : undefined;
      if (value) return [value];
      return [to === undefined ? tf.clone(x) : model.forward(x, { to, ...ruled(rules) })];
    },
    scoresFrom(site, [value], _given, rules) {
      const from = outputAt(site);
      return model.forward(value!, { ...(from !== undefined && { from }), ...ruled(rules) });
    },
    ...(model instanceof KeptForward && { kept: (...args) => model.gradients(...args) }),
  };
}

const ruled = (rules: RuleSet | undefined) => (rules ? { rule: rules.rule } : {});

function only({ inputs, extra }: Given, channels: number): tf.Tensor4D {
  const [x] = inputs;
  if (inputs.length === 1 && extra.length === 0) {
    checkShape('The network', x!, [null, null, null, channels]);
    return x as tf.Tensor4D;
  }
  throw new GradelensError(
    'MODEL_INPUTS',
    `The network takes one batch of pictures [N,H,W,3]; got ${inputs.length} inputs of shapes ${inputs.map(({ shape }) => `[${shape}]`).join(', ')} and ${extra.length} additionalForwardArgs.`,
  );
}
