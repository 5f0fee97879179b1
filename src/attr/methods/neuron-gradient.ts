import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import type { Classifier } from '../../model/classifier.js';
import { gradientAt } from '../gradient.js';

/** One unit of a layer's output [N,h,w,C]. */
export type NeuronSelector = readonly [row: number, column: number, channel: number];

/**
 * Gradient of one neuron of a layer with respect to the input.
 *
 * - Source: the chain rule; Captum's NeuronGradient.
 *
 * @example
 * const map = new NeuronGradient(model, 'features.3').attribute(X, { neuronSelector: [5, 9, 7] }); // [N,224,224,3]
 */
export class NeuronGradient {
  constructor(
    private readonly model: Classifier,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: normalised pictures [N,H,W,3]. Returns [N,H,W,3], signed, the caller's to dispose.
   *
   * @throws {GradelensError} `NEURON_OUT_OF_RANGE`, `UNKNOWN_LAYER`
   */
  attribute(inputs: tf.Tensor4D, { neuronSelector }: { neuronSelector: NeuronSelector }): tf.Tensor4D {
    return tf.tidy(() =>
      gradientAt((x) => {
        const activation = this.model.forward(x, { to: this.layer });
        const [examples, ...size] = activation.shape;
        if (
          neuronSelector.some((index, axis) => !Number.isInteger(index) || index < 0 || index >= size[axis]!)
        ) {
          throw new GradelensError(
            'NEURON_OUT_OF_RANGE',
            `Layer ${this.layer} has no neuron [${neuronSelector}]: its output is [${size}] (row, column, channel).`,
          );
        }
        return tf.sum(tf.slice(activation, [0, ...neuronSelector], [examples!, 1, 1, 1]));
      }, inputs),
    ) as tf.Tensor4D;
  }
}
