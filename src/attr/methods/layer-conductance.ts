import * as tf from '@tensorflow/tfjs';
import type { Classifier } from '../../model/classifier.js';
import { layerGradient } from '../gradient.js';
import { gaussLegendre } from '../quadrature.js';
import type { Target } from '../target.js';

/** Options of `LayerConductance.attribute`. */
export interface LayerConductanceOptions {
  readonly target: Target;
  /** Where the path begins: a number for every element, or pictures [1,H,W,3] or [N,H,W,3]; default 0. */
  readonly baselines?: number | tf.Tensor4D;
  /** Steps of the path; default 50. */
  readonly nSteps?: number;
}

/**
 * How much of the change of the target score from baseline to input flows through each unit of a layer.
 *
 * - Formula: sum over k = 1..n of dF/dA(a_k) * (A(a_k+1) - A(a_k)), at the n + 1 Gauss-Legendre points of the straight path.
 *   As in Captum the quadrature's weights are not used and its points miss both ends, so the sum is slightly short.
 * - Source: Dhamdhere, Sundararajan and Yan, How Important Is a Neuron?, 2018, https://arxiv.org/abs/1805.12233.
 *
 * @example
 * const map = await new LayerConductance(model, 'features.3').attribute(X, { target: 366 }); // [N,55,55,128]
 */
export class LayerConductance {
  constructor(
    private readonly model: Classifier,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: normalised pictures [N,H,W,3]. Returns [N,h,w,C] of the layer's shape, the caller's to dispose.
   *
   * @throws {GradelensError} `TARGET_OUT_OF_RANGE`, `TARGET_COUNT`, `UNKNOWN_LAYER`
   */
  async attribute(inputs: tf.Tensor4D, options: LayerConductanceOptions): Promise<tf.Tensor4D> {
    const { target, baselines = 0, nSteps = 50 } = options;
    const at = (alpha: number): tf.Tensor =>
      tf.tidy(() => {
        const from = typeof baselines === 'number' ? tf.fill(inputs.shape, baselines) : baselines;
        const point = tf.add(from, tf.mul(tf.sub(inputs, from), alpha)) as tf.Tensor4D;
        return this.model.forward(point, { to: this.layer });
      });
    const { alphas } = gaussLegendre(nSteps + 1);
    let activation = at(alphas[0]!);
    let total = tf.zerosLike(activation);
    try {
      for (const alpha of alphas.slice(1)) {
        const [next, sum] = tf.tidy(() => {
          const gradient = layerGradient(this.model, this.layer, activation, target);
          const after = at(alpha);
          return [after, tf.add(total, tf.mul(gradient, tf.sub(after, activation)))];
        });
        tf.dispose([activation, total]);
        [activation, total] = [next!, sum!];
        // A long path must not block timers and signals.
        await tf.nextFrame();
      }
    } catch (error) {
      tf.dispose(total);
      throw error;
    } finally {
      tf.dispose(activation);
    }
    return total as tf.Tensor4D;
  }
}
