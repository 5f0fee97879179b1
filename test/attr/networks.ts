import * as tf from '@tensorflow/tfjs';

/**
 * Networks small enough to follow by hand, with the weights of Captum's own test models. Each call makes new variables;
 * dispose the model, or count only what a method leaves.
 */

const dense = (name: string, kernel: number[][], bias: number[]): tf.layers.Layer =>
  tf.layers.dense({ name, units: bias.length, weights: [tf.tensor2d(kernel), tf.tensor1d(bias)] });
const ones = (rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, () => new Array<number>(columns).fill(1));
const IDENTITY = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** BasicModel_MultiLayer on [N,3]: layers linear0, linear1, relu, linear2; scores [N,2]. */
export function multiLayer(): tf.LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.inputLayer({ inputShape: [3] }),
      dense('linear0', IDENTITY, [0, 0, 0]),
      dense('linear1', ones(3, 4), [-10, 1, 1, 1]),
      tf.layers.reLU({ name: 'relu' }),
      dense('linear2', ones(4, 2), [-1, 1]),
    ],
  });
}

/** Its variant in which one ReLU, `multi_relu`, is used for two equal branches, which are added before linear2. */
export function sharedRelu(): tf.LayersModel {
  const input = tf.input({ shape: [3] });
  const x = dense('linear0', IDENTITY, [0, 0, 0]).apply(input) as tf.SymbolicTensor;
  const relu = tf.layers.reLU({ name: 'multi_relu' });
  const branches = ['linear1', 'linear1_alt'].map((name) => {
    const branch = dense(name, ones(3, 4), [-10, 1, 1, 1]).apply(x) as tf.SymbolicTensor;
    return relu.apply(branch) as tf.SymbolicTensor;
  });
  const sum = tf.layers.add().apply(branches) as tf.SymbolicTensor;
  const outputs = dense('linear2', ones(4, 2), [-1, 1]).apply(sum) as tf.SymbolicTensor;
  return tf.model({ inputs: input, outputs });
}

/**
 * BasicModel_ConvNet_One_Conv on [N,4,4,1]: two 3x3 filters of ones with biases -50 and -75 (conv1), relu1, then fully
 * connected (fc1): five columns of 1, three of -1, where columns count channel by channel; relu2; scores [N,4].
 * With `inputs` 2, a second picture is added to the first.
 */
export function convolutional(inputs: 1 | 2 = 1): tf.LayersModel {
  const given = Array.from({ length: inputs }, () => tf.input({ shape: [4, 4, 1] }));
  const picture = inputs === 1 ? given[0]! : (tf.layers.add().apply(given) as tf.SymbolicTensor);
  const column = [1, 1, 1, 1, 1, -1, -1, -1].map((each) => new Array<number>(4).fill(each));
  const layers = [
    tf.layers.conv2d({
      name: 'conv1',
      filters: 2,
      kernelSize: 3,
      weights: [tf.ones([3, 3, 1, 2]), tf.tensor1d([-50, -75])],
    }),
    tf.layers.reLU({ name: 'relu1' }),
    tf.layers.permute({ dims: [3, 1, 2] }),
    tf.layers.flatten(),
    dense('fc1', column, [0, 0, 0, 0]),
    tf.layers.reLU({ name: 'relu2' }),
  ];
  const outputs = layers.reduce((x, layer) => layer.apply(x) as tf.SymbolicTensor, picture);
  return tf.model({ inputs: given, outputs });
}

/** 0 to 15 as a picture [1,4,4,1]. */
export const ramp = (): tf.Tensor4D => tf.tensor4d([...new Array(16).keys()], [1, 4, 4, 1]);

/** ReLULinearModel on two inputs [N,3]: relu over (3,1,0).x1 and (2,3,0).x2 side by side, then added; scores [N,1]. */
export function reluLinear(): tf.LayersModel {
  const inputs = [tf.input({ shape: [3] }), tf.input({ shape: [3] })];
  const products = [
    [3, 1, 0],
    [2, 3, 0],
  ].map(
    (weights, i) =>
      dense(
        `l${i + 1}`,
        weights.map((each) => [each]),
        [0],
      ).apply(inputs[i]!) as tf.SymbolicTensor,
  );
  const side = tf.layers.concatenate().apply(products) as tf.SymbolicTensor;
  const rectified = tf.layers.reLU({ name: 'relu' }).apply(side) as tf.SymbolicTensor;
  return tf.model({ inputs, outputs: dense('l3', [[1], [1]], [0]).apply(rectified) as tf.SymbolicTensor });
}

/** 2 relu(x1) + 2 relu(x2 - 1.5) on two inputs [N,1]; scores [N,1]. */
export function twoRelus(): tf.LayersModel {
  const inputs = [tf.input({ shape: [1] }), tf.input({ shape: [1] })];
  const rectified = [0, -1.5].map(
    (bias, i) =>
      tf.layers
        .dense({ units: 1, activation: 'relu', weights: [tf.tensor2d([[1]]), tf.tensor1d([bias])] })
        .apply(inputs[i]!) as tf.SymbolicTensor,
  );
  const side = tf.layers.concatenate().apply(rectified) as tf.SymbolicTensor;
  return tf.model({ inputs, outputs: dense('sum', [[2], [2]], [0]).apply(side) as tf.SymbolicTensor });
}

/** B1: 1 - relu(1 - x), element by element. */
export const saturating = (x: tf.Tensor): tf.Tensor => tf.sub(1, tf.relu(tf.sub(1, x)));

/** B2: relu(relu(x1) - 1 - relu(x2)); B3 computes the same otherwise: relu(relu(x1 - 1) - relu(x2)). */
export const difference = (x1: tf.Tensor, x2: tf.Tensor): tf.Tensor =>
  tf.relu(tf.sub(tf.sub(tf.relu(x1), 1), tf.relu(x2)));
export const sameDifference = (x1: tf.Tensor, x2: tf.Tensor): tf.Tensor =>
  tf.relu(tf.sub(tf.relu(tf.sub(x1, 1)), tf.relu(x2)));

/** MaxPool on [N,4]: the identity, a max pool over all four, weight 1; scores [N,1]. */
export function pooledLine(): tf.LayersModel {
  return tf.sequential({
    layers: [
      tf.layers.dense({ units: 4, inputShape: [4], weights: [tf.eye(4), tf.zeros([4])] }),
      tf.layers.reshape({ targetShape: [4, 1] }),
      tf.layers.maxPooling1d({ poolSize: 4, strides: 4 }),
      tf.layers.flatten(),
      dense('weight', [[1]], [0]),
    ],
  });
}

/** Names of activations that tfjs-layers knows. */
type Activation = NonNullable<Parameters<typeof tf.layers.dense>[0]['activation']>;

/**
 * Random weights over [N,6,6,2]: layers conv, pool (3x3, step 1, so that windows overlap), flat, hidden, scores [N,3]. What
 * is not linear is `activation` in conv and hidden, and `last` in scores.
 */
export function overlapping(activation: Activation, last: Activation = 'linear'): tf.LayersModel {
  const kernelInitializer = tf.initializers.glorotNormal({ seed: 1 });
  const biasInitializer = tf.initializers.randomNormal({ seed: 2, stddev: 0.3 });
  const random = { kernelInitializer, biasInitializer };
  return tf.sequential({
    layers: [
      tf.layers.conv2d({
        name: 'conv',
        filters: 3,
        kernelSize: 3,
        inputShape: [6, 6, 2],
        activation,
        ...random,
      }),
      tf.layers.maxPooling2d({ name: 'pool', poolSize: 3, strides: 1, padding: 'same' }),
      tf.layers.flatten({ name: 'flat' }),
      tf.layers.dense({ name: 'hidden', units: 4, activation, ...random }),
      tf.layers.dense({ name: 'scores', units: 3, activation: last, ...random }),
    ],
  });
}
