import type * as tf from '@tensorflow/tfjs';
import { startBackend } from '../tensor/backend.js';
import { fromFlat } from '../tensor/convert.js';
import type { Backend } from '../tensor/engines.js';
import { NETWORKS, type NetworkId } from './network.js';
import { loadPhoto } from './preprocess.js';
import { selfTest } from './self-test.js';
import { loadSelfTest } from './self-test-values.js';
import { buildClassifier, type OwnedClassifier } from './squeezenet.js';
import { findWeights, loadWeights } from './weights.js';

/** Which network to load, and what computes. */
export interface LoadOptions {
  /** Default: `squeezenet1_1` where its weights are, else `small`, which knows ten drawn shapes only. */
  readonly network?: NetworkId;
  /** Default: `wasm`. */
  readonly backend?: Backend;
}

/** A network to use in a program of one's own. */
export interface LoadedClassifier extends OwnedClassifier {
  /** Which network it is. */
  readonly network: NetworkId;
  /** The classes' names, in order. */
  readonly labels: readonly string[];
}

/**
 * Starts TensorFlow.js and loads the network that hand-ins are given, after a test that it computes the right numbers here.
 *
 * @throws {GradelensError} `WEIGHTS_NOT_FOUND`, `WEIGHTS_CORRUPT`, `BACKEND_ABSENT`, `BACKEND_NOT_STARTED`, `BACKEND_WRONG`
 *
 * @example
 * const model = await loadClassifier();
 * const X = await loadImage('dog.jpg', model);
 * const scores = model.predict(X);
 */
export async function loadClassifier({
  network,
  backend = 'wasm',
}: LoadOptions = {}): Promise<LoadedClassifier> {
  const id = network ?? ((await findWeights('squeezenet1_1')) ? 'squeezenet1_1' : 'small');
  const { weights, labels } = await loadWeights(id);
  await startBackend(backend);
  const model = buildClassifier(NETWORKS[id], weights);
  try {
    await selfTest(model, await loadSelfTest(id));
  } catch (error) {
    model.dispose();
    throw error;
  }
  return { ...model, network: id, labels };
}

/**
 * A JPEG or PNG file as the network takes it, [1,H,W,3]: the middle of the picture at the network's size, divided by 255, less
 * ImageNet's mean, divided by its deviation. The tensor is the caller's.
 *
 * - `model`: whose input size is wanted; default: 224 x 224.
 *
 * @throws {GradelensError} `PICTURE_UNREADABLE`
 */
export async function loadImage(
  path: string,
  { inputShape }: Pick<OwnedClassifier, 'inputShape'> = NETWORKS.squeezenet1_1,
): Promise<tf.Tensor4D> {
  const [height, width] = inputShape;
  return fromFlat(await loadPhoto(path, { height, width })) as tf.Tensor4D;
}
