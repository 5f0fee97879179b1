import * as tf from '@tensorflow/tfjs';
import { type Baselines, baselinesOf } from '../baselines.js';
import { type Attributions, type Inputs, like, listOf } from '../inputs.js';
import { consume } from '../long.js';
import { adapt } from '../models/adapt.js';
import type { AnyModel } from '../models/model.js';
import { checkOptions } from '../options.js';
import { dropsByFeature, type PerturbationOptions, replaceBy } from '../perturb.js';
import { type PerInput, windowsOf } from '../windows.js';

/** Options of `Occlusion.attribute`. */
export interface OcclusionOptions extends PerturbationOptions {
  /** Size of the window along each axis after the first, [height, width, channels] for pictures; a list of such, one an input. */
  readonly slidingWindowShapes: PerInput;
  /** How far the window moves along each axis, or along all; at most its size. Default 1. */
  readonly strides?: number | PerInput;
  readonly baselines?: Baselines;
}

/**
 * The drop of the target score when a window of the input is replaced by its baseline, averaged over the windows that cover
 * an element. The last window along an axis is cropped at the border.
 *
 * - Formula: mean over windows w that cover the element of F(x) - F(x with w replaced)
 * - Source: Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, 2013, https://arxiv.org/abs/1311.2901,
 *   section 4.2.
 * - Cost: 1 forward pass, and 1 for each window; no gradients.
 *
 * @example
 * const windows = { slidingWindowShapes: [10, 10, 3], strides: [5, 5, 3] };
 * const map = await new Occlusion(model).attribute(X, { target: 3, ...windows }); // [N,H,W,3]
 */
export class Occlusion {
  constructor(private readonly model: AnyModel) {}

  /**
   * - `inputs`: [N, ...]. Returns the same shape ([1, ...] where the model gives one score for the whole batch), the
   *   caller's to dispose.
   *
   * @throws {GradelensError} `WINDOW_SHAPE`, `WINDOW_TOO_LARGE`, `STRIDE`, `BASELINE_SHAPE`, `ABORTED`; see `listOf`,
   *   `Target`
   */
  async attribute<I extends Inputs>(inputs: I, options: OcclusionOptions): Promise<Attributions<I>> {
    checkOptions('Occlusion', options);
    const list = listOf(inputs, adapt(this.model));
    const windows = windowsOf(list, options.slidingWindowShapes, options.strides ?? 1);
    const baselines = tf.tidy(() => baselinesOf(options.baselines ?? 0, list));
    try {
      const replace = replaceBy(list, baselines);
      const sums = await dropsByFeature(adapt(this.model), list, windows, replace, options, true);
      return like(
        inputs,
        consume(sums, () => list.map((_, i) => tf.div(sums[i]!, sums[list.length + i]!))),
      );
    } finally {
      tf.dispose(baselines);
    }
  }
}
