import * as tf from '@tensorflow/tfjs';
import type { NetworkId } from '../../model/network.js';
import { loadWeights } from '../../model/weights.js';
import { fromFlat } from '../../tensor/convert.js';
import { type FlatTensor, float32 } from '../../tensor/flat.js';
import { explain } from '../attribute/explain.js';
import { startNetwork } from '../attribute/start.js';

/** The library's method that does what a problem asks for. */
export const LIBRARYS: Readonly<Record<string, string>> = {
  'saliency-map': 'saliency',
  'guided-backprop': 'guided-backprop',
  'grad-cam': 'layer-grad-cam',
  'guided-grad-cam': 'guided-grad-cam',
};

/** The library's map [1,H,W,C] of a picture [1,H,W,3]; `layer`: of those methods that have one. */
export async function libraryMap(
  method: string,
  network: NetworkId,
  {
    picture,
    target,
    layer,
  }: { readonly picture: FlatTensor; readonly target: number; readonly layer?: string },
): Promise<FlatTensor> {
  const { weights } = await loadWeights(network);
  const { model } = await startNetwork('wasm', network, weights);
  const X = fromFlat(picture) as tf.Tensor4D;
  try {
    const map = await explain(method, {
      ...{ model, X, target: [target], layer: layer ?? model.layers.at(-2)!, neuronSelector: [0, 0, 0] },
      ...{ steps: undefined, seed: 0, onProgress: () => {} },
    });
    return method === 'saliency' ? strongest(map) : map;
  } finally {
    tf.dispose(X);
    model.dispose();
  }
}

/** Of each pixel the largest of its channels: the assignment's saliency is one number a pixel. */
function strongest({ shape, data }: FlatTensor): FlatTensor {
  const [n, height, width, channels] = shape as [number, number, number, number];
  const values = Array.from({ length: n * height * width }, (_, i) =>
    Math.max(...data.subarray(i * channels, (i + 1) * channels)),
  );
  return float32([n, height, width], values);
}
