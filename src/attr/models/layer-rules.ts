import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import { maxPool, type Operation } from '../../model/rule.js';
import { HiddenReluWatch } from './hidden-relu.js';
import { linearPart } from './linear-layer.js';
import type { RuleSet } from './model.js';

type Layer = tf.layers.Layer;
type Kwargs = Record<string, unknown>;

/** An activation as tfjs-layers holds it. */
interface Activation {
  getClassName(): string;
  apply(x: tf.Tensor): tf.Tensor;
}

/** Activations by the class names of tfjs-layers; `linear` is none. */
const KINDS: Record<string, 'relu' | 'elementwise' | 'softmax'> = {
  relu: 'relu',
  relu6: 'relu',
  softmax: 'softmax',
  ...elementwise(
    'elu',
    'selu',
    'sigmoid',
    'hardSigmoid',
    'softplus',
    'softsign',
    'tanh',
    'swish',
    'mish',
    'gelu',
    'gelu_new',
  ),
};

/** Layers that are nothing but an activation. */
const ACTIVATION_LAYERS: Record<string, 'relu' | 'elementwise' | 'softmax'> = {
  ReLU: 'relu',
  Softmax: 'softmax',
  ...elementwise('LeakyReLU', 'PReLU', 'ELU', 'ThresholdedReLU'),
};

/** Layers that are linear in inference, but for an activation of their own. */
const LINEAR = new Set(
  (
    'Dense Conv1D Conv2D Conv3D Conv2DTranspose Conv3DTranspose SeparableConv2D DepthwiseConv2D Flatten Reshape Permute ' +
    'RepeatVector Add Average Concatenate AveragePooling1D AveragePooling2D AveragePooling3D GlobalAveragePooling1D ' +
    'GlobalAveragePooling2D BatchNormalization ZeroPadding2D UpSampling2D Cropping2D Dropout SpatialDropout1D ' +
    'AlphaDropout GaussianNoise GaussianDropout Rescaling CenterCrop Activation'
  ).split(' '),
);

/**
 * Runs a layer in inference mode, rules in the place of its activation.
 *
 * @throws {GradelensError} `RULE_UNSUPPORTED` naming a layer that hides what a rule must replace, `MASKING_UNSUPPORTED`
 */
export function runLayer(
  layer: Layer,
  node: { callArgs?: Kwargs },
  inputs: tf.Tensor[],
  rules?: RuleSet,
): tf.Tensor[] {
  if (layer.getClassName() === 'Masking' || (layer as unknown as { maskZero?: boolean }).maskZero) {
    throw new GradelensError(
      'MASKING_UNSUPPORTED',
      `Layer ${layer.name} masks time steps, which cannot be followed from outside. Wrap model.predict in a function.`,
    );
  }
  const run = (of: Layer, given: tf.Tensor[]): tf.Tensor => {
    const argument = given.length === 1 ? given[0]! : given;
    return of.call(argument, { ...node.callArgs, training: false }) as tf.Tensor;
  };
  const call = (given: tf.Tensor[]): tf.Tensor => run(layer, given);
  if (!rules) return [call(inputs)].flat();
  const operation = operationOf(layer, (x) => call([x]));
  if (rules.linear && (!operation || operation.kind === 'max-pool')) {
    return operation
      ? [rules.linear(linearPart(layer, run), inputs)]
      : withActivation(layer, rules, () => [activated(layer, rules.linear!(linearPart(layer, run), inputs))]);
  }
  if (operation && applies(rules, operation)) return [replaced(layer, operation, rules, inputs[0]!)];
  if (operation) return [call(inputs)];
  return withActivation(layer, rules, () => [call(inputs)].flat());
}

/** What the activation that a layer ends with makes of what it gives. */
const activated = (layer: Layer, x: tf.Tensor): tf.Tensor =>
  (layer as unknown as { activation?: Activation | null }).activation?.apply(x) ?? x;

const applies = ({ replaces }: RuleSet, { kind }: Operation): boolean =>
  replaces === 'nonlinear' || kind === 'relu';

/** The operation that a layer is, if it is one and nothing else. */
function operationOf(layer: Layer, apply: (x: tf.Tensor) => tf.Tensor): Operation | undefined {
  const name = layer.getClassName();
  const kind = ACTIVATION_LAYERS[name];
  if (kind) return { kind, apply };
  if (name !== 'MaxPooling1D' && name !== 'MaxPooling2D') return undefined;
  const { poolSize, strides, padding } = layer as unknown as {
    poolSize: number[];
    strides: number[];
    padding: 'valid' | 'same';
  };
  const pair = ([height, width = 1]: number[]) => [height!, width] as const;
  return maxPool({ filterSize: pair(poolSize), strides: pair(strides), pad: padding, prepare: (x) => x });
}

function replaced(layer: Layer, operation: Operation, { rule }: RuleSet, x: tf.Tensor): tf.Tensor {
  const { dataFormat, axis } = layer as unknown as { dataFormat?: string; axis?: number };
  const lastAxis = axis === undefined || axis === -1 || axis === x.rank - 1;
  if (dataFormat === 'channelsFirst' || !lastAxis)
    throw unsupported(layer, 'its channels are not the last axis');
  if (operation.kind === 'max-pool' && x.rank === 3) {
    return tf.squeeze(rule(tf.expandDims(x, 2), operation), [2]);
  }
  return rule(x, operation);
}

/** Runs a layer with rules in the place of the activation that it ends with. */
function withActivation(layer: Layer, rules: RuleSet, run: () => tf.Tensor[]): tf.Tensor[] {
  const own = layer as unknown as { activation?: Activation | null };
  const linear = LINEAR.has(layer.getClassName());
  if (rules.replaces === 'nonlinear' && !linear) throw unsupported(layer, 'it is not known to be linear');
  const name = linear ? own.activation?.getClassName() : undefined;
  if (name === undefined || name === 'linear') {
    if (!linear && mentionsRelu(layer.getConfig())) throw unsupported(layer, 'its ReLU lies inside');
    return watched(layer, rules, new HiddenReluWatch(), run);
  }
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (kind === undefined && rules.replaces === 'nonlinear')
    throw unsupported(layer, `its activation is ${name}`);
  const activation = own.activation!;
  const watch = new HiddenReluWatch();
  if (kind === undefined || !applies(rules, { kind, apply: activation.apply } as Operation)) {
    return watched(layer, rules, watch, run);
  }
  const operation: Operation = { kind, apply: (x) => activation.apply(x) };
  // A name that tfjs-layers knows would be fused into the convolution and never asked.
  own.activation = { getClassName: () => 'rule', apply: (x) => watch.known(() => rules.rule(x, operation)) };
  try {
    return watched(layer, rules, watch, run);
  } finally {
    own.activation = activation;
  }
}

/** A layer whose `call` uses `tf.relu` by itself would give its plain gradient, in silence. */
function watched(
  layer: Layer,
  { linear }: RuleSet,
  watch: HiddenReluWatch,
  run: () => tf.Tensor[],
): tf.Tensor[] {
  // Rules for linear layers use ReLUs of their own, on weights.
  const outputs = linear ? run() : watch.during(run);
  if (watch.found) throw unsupported(layer, 'a ReLU runs inside its call');
  return outputs;
}

const mentionsRelu = (config: object): boolean => /relu/i.test(JSON.stringify({ ...config, name: '' }));

const unsupported = (layer: Layer, why: string): GradelensError =>
  new GradelensError(
    'RULE_UNSUPPORTED',
    `The method's rule cannot be applied to layer ${layer.name} (${layer.getClassName()}): ${why}. Use a method without rules, such as IntegratedGradients.`,
  );

function elementwise(...names: string[]): Record<string, 'elementwise'> {
  return Object.fromEntries(names.map((name) => [name, 'elementwise' as const]));
}
