import * as tf from '@tensorflow/tfjs';
import type { LinearLayer } from './model.js';

/** What of a layer of tfjs-layers is replaced here; its types hide it. */
interface Inside {
  kernel?: { read(): tf.Tensor };
  depthwiseKernel?: { read(): tf.Tensor };
  bias?: { read(): tf.Tensor } | null;
}

const NOTHING = { getClassName: () => 'rule', apply: (x: tf.Tensor) => x };

/** A layer without the activation it ends with; `call` runs a layer of that kind. */
export function linearPart(
  layer: tf.layers.Layer,
  call: (layer: tf.layers.Layer, inputs: tf.Tensor[]) => tf.Tensor,
): LinearLayer {
  const inside = layer as unknown as Inside;
  const kernel = (['kernel', 'depthwiseKernel'] as const).find((name) => inside[name]);
  const known = (kernel ? 1 : 0) + (inside.bias ? 1 : 0);
  return {
    name: layer.name,
    hasOtherWeights: layer.weights.length > known,
    run(inputs, change) {
      // A layer of its own, over the same weights: the model's is not touched.
      const own: tf.layers.Layer & Inside = Object.create(layer);
      Object.assign(own, { activation: NOTHING });
      if (change && kernel) {
        const changed = change.kernel(inside[kernel]!.read());
        own[kernel] = { read: () => changed };
      }
      if (change?.biasToZero && inside.bias) {
        const zeros = tf.zerosLike(inside.bias.read());
        own.bias = { read: () => zeros };
      }
      return call(own, [...inputs]);
    },
  };
}
