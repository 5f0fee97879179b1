import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import { withSlope } from './gradient.js';
import type { AnyModel, LinearLayer, RuleSet, WeightChange } from './models/model.js';
import { described } from './options.js';

/** How a layer hands relevance down to what it reads. */
export interface LrpRule {
  /**
   * - `epsilon`: in proportion to what each element contributes.
   * - `gamma`: positive weights w count (1 + gamma) w.
   * - `alpha1-beta0`: positive weights only.
   */
  readonly rule: 'epsilon' | 'gamma' | 'alpha1-beta0';
  /** Added to what is divided by, by its sign; of the rule `epsilon`. Default 1e-9. */
  readonly epsilon?: number;
  /** Default 0.25. */
  readonly gamma?: number;
  /** Leave the bias out, which else takes its share of the relevance; default false. */
  readonly biasToZero?: boolean;
}

/** Rules by the names of layers. */
export type LrpRules = Readonly<Record<string, LrpRule>>;

/** Keeps what is divided by from being 0. */
const STABILISER = 1e-9;

/**
 * Layer-wise relevance propagation as rules of a backward pass. What flows back is each element's relevance over its value:
 * times the value of an input or of a layer it is the relevance.
 *
 * - Source: Bach et al., 2015, https://doi.org/10.1371/journal.pone.0130140; Montavon et al., Layer-Wise Relevance
 *   Propagation: An Overview, 2019, https://doi.org/10.1007/978-3-030-28954-6_10.
 *
 * @throws {GradelensError} `LRP_RULE`, `UNKNOWN_LAYER`, `RULE_UNSUPPORTED`
 */
export function relevanceRules(model: AnyModel, rules: LrpRules = {}): RuleSet {
  checkRules(model, rules);
  return {
    replaces: 'nonlinear',
    linear(layer, inputs) {
      const own = rules[layer.name] ?? { rule: 'epsilon' };
      const change = changeOf(layer, own);
      const z = layer.run(inputs, change);
      const y = change ? layer.run(inputs) : z;
      const { epsilon = STABILISER } = own.rule === 'epsilon' ? own : {};
      const sign = tf.sub(tf.mul(tf.cast(tf.greaterEqual(z, 0), 'float32'), 2), 1);
      return withSlope(z, y, tf.divNoNan(y, tf.add(z, tf.mul(sign, epsilon))));
    },
    rule(x, operation) {
      // Of a Classifier: its gradient is the rule.
      if (operation.kind === 'max-pool') return operation.apply(x);
      if (operation.kind === 'softmax') {
        throw new GradelensError(
          'RULE_UNSUPPORTED',
          'Relevance is not defined through a softmax. Make a tf.model that ends at the logits, the softmax left out.',
        );
      }
      const y = operation.apply(x);
      if (operation.kind === 'elementwise') checkZero(operation.apply(tf.zerosLike(x)));
      // All of the relevance goes on to what was read, whose value is another.
      return withSlope(x, y, tf.divNoNan(y, x));
    },
  };
}

/** The weights that a rule replaces; none where it leaves them as they are. */
function changeOf(
  { name, hasOtherWeights }: LinearLayer,
  { rule, gamma = 0.25, biasToZero = false }: LrpRule,
): WeightChange | undefined {
  if (rule === 'epsilon' && !biasToZero) return undefined;
  if (hasOtherWeights) {
    throw new GradelensError(
      'RULE_UNSUPPORTED',
      `The rule ${rule} changes a kernel and a bias, and layer ${name} has other weights. Give it the rule epsilon, without biasToZero.`,
    );
  }
  const kernels = {
    epsilon: (w: tf.Tensor) => w,
    gamma: (w: tf.Tensor) => tf.add(w, tf.mul(tf.relu(w), gamma)),
    'alpha1-beta0': (w: tf.Tensor) => tf.relu(w),
  };
  return { kernel: kernels[rule], biasToZero };
}

/** An activation that gives something for nothing has relevance that came from nowhere. */
function checkZero(atZero: tf.Tensor): void {
  if (tf.getBackend() === 'webgpu' || atZero.dataSync().every((value) => value === 0)) return;
  throw new GradelensError(
    'RULE_UNSUPPORTED',
    'Relevance is not defined through an activation that is not 0 at 0, such as a sigmoid. Use another method, such as IntegratedGradients.',
  );
}

function checkRules(model: AnyModel, rules: LrpRules): void {
  const wrong = (what: string): GradelensError => new GradelensError('LRP_RULE', what);
  if (typeof rules !== 'object' || rules === null) {
    throw wrong(`rules must be an object, a rule by the name of each layer; got ${described(rules)}.`);
  }
  const names = Object.keys(rules);
  if (names.length > 0 && !(model instanceof tf.LayersModel)) {
    throw new GradelensError(
      'RULE_UNSUPPORTED',
      `Only the layers of a tf.LayersModel take rules of their own; here every layer has the rule epsilon. Leave out rules for ${names.join(', ')}.`,
    );
  }
  const layers = model instanceof tf.LayersModel ? layersOf(model) : [];
  for (const [name, own] of Object.entries(rules)) {
    const layer = layers.find((each) => each.name === name);
    if (!layer) {
      throw new GradelensError(
        'UNKNOWN_LAYER',
        `rules names a layer ${JSON.stringify(name)} that the model has not. It has: ${layers.map((each) => each.name).join(', ')}.`,
      );
    }
    if (/ReLU$|^ELU|Softmax|InputLayer/.test(layer.getClassName())) {
      throw wrong(`Layer ${name} (${layer.getClassName()}) hands relevance on as it is and takes no rule.`);
    }
    if (typeof own !== 'object' || !['epsilon', 'gamma', 'alpha1-beta0'].includes(own?.rule)) {
      throw wrong(
        `The rule of ${name} must be { rule: 'epsilon', 'gamma' or 'alpha1-beta0', ... }; got ${described(typeof own === 'object' ? own?.rule : own)}.`,
      );
    }
    const unknown = Object.keys(own).find((key) => !/^(rule|epsilon|gamma|biasToZero)$/.test(key));
    if (unknown !== undefined) {
      throw wrong(
        `The rule of ${name} has no ${JSON.stringify(unknown)}: expected rule, epsilon, gamma, biasToZero.`,
      );
    }
    for (const key of ['epsilon', 'gamma'] as const) {
      const value = own[key];
      if (value === undefined || (value >= 0 && Number.isFinite(value))) continue;
      throw wrong(`${key} of ${name} must be a number of at least 0; got ${described(value)}.`);
    }
  }
}

/** Layers, those of models inside too. */
const layersOf = (model: tf.LayersModel): tf.layers.Layer[] =>
  model.layers.flatMap((layer) => (layer instanceof tf.LayersModel ? layersOf(layer) : [layer]));
