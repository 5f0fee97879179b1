import * as tf from '@tensorflow/tfjs';
import { interpolate } from '../../attr/index.js';
import { OPTIONS } from '../../attr/option-names.js';
import { type Checked, ownOptions } from '../../attr/options.js';
import type { Classifier } from '../../model/classifier.js';
import { toFlat } from '../../tensor/convert.js';
import type { FlatTensor } from '../../tensor/flat.js';
import { methodClass } from './methods.js';

/** What the methods are run on and with. */
export interface Explanation {
  readonly model: Classifier;
  /** Normalised pictures [N,H,W,3]. */
  readonly X: tf.Tensor4D;
  readonly target: readonly number[];
  readonly layer: string;
  readonly neuronSelector: readonly number[];
  /** Points of a path and random samples; undefined: each method's own default. */
  readonly steps: number | undefined;
  readonly seed: number;
  readonly onProgress: (done: number, total: number) => void;
}

/** Features of methods that replace them: squares, so many along each side; fewer for what tries every coalition of them. */
const GRID = 7;
const GRIDS: Record<string, number> = { 'shapley-values': 3 };
/** Colours of blank pictures for the methods that want several baselines: mean, black and white. */
const BLANKS = [0, -2, 2.4];

/** Attributions of a method as maps of the pictures' size, [N,H,W,C]; a layer's are enlarged. */
export async function explain(name: string, explanation: Explanation): Promise<FlatTensor> {
  const { model, X, layer, steps, ...shared } = explanation;
  const [, height, width] = X.shape;
  const Method = await methodClass(name);
  const isTunnel = name === 'noise-tunnel';
  const inner = isTunnel ? new (await methodClass('saliency'))(model) : model;
  const held = tf.tidy(() => {
    const grid = GRIDS[name] ?? GRID;
    const cells = tf.reshape(tf.range(0, grid * grid), [1, grid, grid, 1]) as tf.Tensor4D;
    return {
      ...(name.startsWith('layer-feature-') && { places: placesOf(model.forward(X, { to: layer })) }),
      mask: tf.image.resizeNearestNeighbor(cells, [height, width]),
      blanks: tf.concat(BLANKS.map((value) => tf.fill([1, height, width, 3], value))),
    };
  });
  const window = [height, width].map((size) => Math.ceil(size / GRID));
  const offered = {
    ...shared,
    featureMask: held.mask,
    ...(held.places && { layerMask: held.places }),
    slidingWindowShapes: [...window, 3],
    strides: [...window.map((size) => Math.ceil(size / 2)), 3],
    // A tenth of the colours' spread: visible as grain, no more.
    ...(isTunnel && { stdevs: 0.2 }),
    ...(/(gradient|deep-lift)-shap/.test(name) && { baselines: held.blanks }),
    ...(steps !== undefined && { nSteps: steps, nSamples: steps, ntSamples: steps }),
    // A regression needs several coalitions for each of its unknowns.
    ...(/^(kernel-shap|lime)$/.test(name) && { nSamples: 4 * GRID * GRID }),
  };
  const own = Method.name as Checked;
  const options = {
    ...ownOptions(own, offered),
    ...(isTunnel && ownOptions('Saliency', offered)),
  };
  try {
    const made = OPTIONS[own].layer ? new Method(inner, layer) : new Method(inner);
    const result = (await made.attribute(X, options)) as tf.Tensor4D;
    const map = tf.tidy(() => {
      const sum = result.shape[3] === 3 ? result : (tf.sum(result, -1, true) as tf.Tensor4D);
      return result.shape[1] === height && result.shape[2] === width
        ? tf.clone(sum)
        : interpolate(sum, [height, width]);
    });
    result.dispose();
    const flat = await toFlat(map);
    map.dispose();
    return flat;
  } finally {
    tf.dispose(held);
  }
}

/** A mask of a layer [N,h,w,C] in which each place is a feature with all its channels. */
function placesOf({ shape }: tf.Tensor): tf.Tensor {
  const [, rows, columns] = shape as [number, number, number];
  return tf.reshape(tf.range(0, rows * columns), [1, rows, columns, 1]);
}
