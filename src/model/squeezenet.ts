import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import { fromFlat } from '../tensor/convert.js';
import type { FlatTensor } from '../tensor/flat.js';
import type { Classifier, ForwardOptions } from './classifier.js';
import { type Branch, convolution } from './convolution.js';
import type { LayerKind, Network } from './network.js';
import { maxPool, RELU } from './rule.js';

/** A classifier that holds its weights until disposed. */
export interface OwnedClassifier extends Classifier {
  /** Frees the weights; the classifier must not be used afterwards. */
  dispose(): void;
}

type Step = (x: tf.Tensor) => tf.Tensor;
/** What is not linear in the network, as it runs this time. */
interface Steps {
  readonly relu: Step;
  /** The classifier's own ReLU: `relu` ends at the features. */
  readonly scoreRelu: Step;
  readonly pool: Step;
}
type Layer = (x: tf.Tensor4D, steps: Steps) => tf.Tensor;

/** A parameter of the network: filters [kh,kw,in,out] for `<name>.weight`, biases [out] for `<name>.bias`. */
export type Parameter = (name: string) => tf.Tensor;

/**
 * Builds a SqueezeNet-style network from weights.
 *
 * - `weights`: torchvision's names; filters [out,in,kh,kw], biases [out].
 *
 * @throws {GradelensError} `WEIGHTS_INCOMPLETE` naming the missing tensor.
 */
export function buildClassifier(network: Network, weights: ReadonlyMap<string, FlatTensor>): OwnedClassifier {
  const owned: tf.Tensor[] = [];
  const classifier = assembleClassifier(network, (name) => {
    const weight = weights.get(name);
    if (!weight) {
      throw new GradelensError(
        'WEIGHTS_INCOMPLETE',
        `The weights lack the tensor ${name}. Get the weights file again.`,
      );
    }
    const tensor = tf.tidy(() => {
      const stored = fromFlat(weight);
      return stored.rank === 4 ? stored.transpose([2, 3, 1, 0]) : stored;
    });
    owned.push(tensor);
    return tensor;
  });
  return { ...classifier, dispose: () => tf.dispose(owned) };
}

/** The network over any parameters, for example variables in training. */
export function assembleClassifier(network: Network, parameter: Parameter): Classifier {
  const branch = (name: string): Branch => ({
    filter: parameter(`${name}.weight`) as tf.Tensor4D,
    bias: parameter(`${name}.bias`) as tf.Tensor1D,
  });
  const layers = new Map<string, Layer>();
  for (const [i, kind] of network.features.entries()) {
    layers.set(`features.${i}`, BUILDERS[kind](branch, `features.${i}`));
  }
  const score = branch('classifier.1');
  layers.set('classifier', (x, { scoreRelu }) => tf.mean(rectified(x, [score], scoreRelu), [1, 2]));
  return { inputShape: network.inputShape, classes: network.classes, ...running(layers) };
}

/** Convolutions by a stride of 1, each with its ReLU: one step where that is the plain one. */
function rectified(x: tf.Tensor4D, branches: readonly Branch[], relu: Step): tf.Tensor4D {
  const options = { stride: 1, pad: 'same' } as const;
  if (relu === RELU.apply) return convolution(x, branches, { ...options, relu: true });
  const parts = branches.map((branch) => relu(convolution(x, [branch], { ...options, relu: false })));
  return (parts.length === 1 ? parts[0] : tf.concat(parts, -1)) as tf.Tensor4D;
}

/** How each kind of layer is made from the convolutions it is named for. */
const BUILDERS: Record<LayerKind, (branch: (name: string) => Branch, name: string) => Layer> = {
  conv: (branch, name) => {
    const own = branch(name);
    return (x) => convolution(x, [own], { stride: 2, pad: 'valid', relu: false });
  },
  relu:
    () =>
    (x, { relu }) =>
      relu(x),
  pool:
    () =>
    (x, { pool }) =>
      pool(x),
  fire: (branch, name) => {
    const squeeze = branch(`${name}.squeeze`);
    const expand = [branch(`${name}.expand1x1`), branch(`${name}.expand3x3`)];
    return (x, { relu }) => rectified(rectified(x, [squeeze], relu), expand, relu);
  },
};

/**
 * Zeros below and to the right, for a pool in ceil mode. TensorFlow.js's own 'ceil' reads stale memory on wasm and drops
 * partial windows in the gradient; inputs here are >= 0, so a zero never wins over a value.
 */
const ceilPadded = (x: tf.Tensor): tf.Tensor => {
  const [, height, width] = x.shape as [number, number, number, number];
  const missing = (size: number): number => Math.max(0, 2 * Math.ceil((size - 3) / 2) + 3 - size);
  const [bottom, right] = [missing(height), missing(width)];
  // A pad of nothing copies the map, and its gradient once more.
  if (bottom + right === 0) return x;
  return tf.pad(x, [
    [0, 0],
    [0, bottom],
    [0, right],
    [0, 0],
  ]);
};

/** The 3x3 max pool of stride 2 in ceil mode. */
const POOL = maxPool({ filterSize: [3, 3], strides: [2, 2], pad: 'valid', prepare: ceilPadded });

function stepsOf({ relu, rule }: Pick<ForwardOptions, 'relu' | 'rule'> = {}): Steps {
  const rectify = rule ? (x: tf.Tensor) => rule(x, RELU) : RELU.apply;
  return { relu: relu ?? rectify, scoreRelu: rectify, pool: rule ? (x) => rule(x, POOL) : POOL.apply };
}

function running(
  layers: ReadonlyMap<string, Layer>,
): Pick<Classifier, 'layers' | 'forward' | 'predict' | 'features'> {
  const names = [...layers.keys()];
  const indexOf = (name: string): number => {
    const index = names.indexOf(name);
    if (index >= 0) return index;
    throw new GradelensError(
      'UNKNOWN_LAYER',
      `The network has no layer ${JSON.stringify(name)}. Expected one of: ${names.join(', ')}.`,
    );
  };
  const forward: Classifier['forward'] = (x, { from, to = 'classifier', ...replaced } = {}) => {
    const first = from === undefined ? 0 : indexOf(from) + 1;
    const last = indexOf(to);
    if (first > last + 1) {
      throw new GradelensError(
        'LAYER_ORDER',
        `Layer ${from} comes after ${to}; \`from\` must lie before \`to\`.`,
      );
    }
    return tf.tidy(() => {
      const steps = stepsOf(replaced);
      let output: tf.Tensor = x;
      for (const name of names.slice(first, last + 1))
        output = layers.get(name)!(output as tf.Tensor4D, steps);
      // Nothing to run: still a tensor of the caller's own.
      return output === x ? tf.clone(x) : output;
    });
  };
  return {
    layers: names,
    forward,
    predict: (x, options) => forward(x, options) as tf.Tensor2D,
    features: (x) =>
      tf.tidy(() => {
        const steps = stepsOf();
        const outputs: tf.Tensor4D[] = [];
        for (const name of names.slice(0, -1)) {
          outputs.push(layers.get(name)!(outputs.at(-1) ?? x, steps) as tf.Tensor4D);
        }
        return outputs;
      }),
  };
}
