import * as tf from '@tensorflow/tfjs';
import { type LayerAttributions, mapsOf, oneOrMany, only, repeated, scoresOf } from '../explain.js';
import { type Inputs, listOf, type SharedOptions } from '../inputs.js';
import { interpolate } from '../interpolate.js';
import { chunksOf, type LongOptions, sumOver } from '../long.js';
import { adapt } from '../models/adapt.js';
import type { LayeredModel } from '../models/model.js';
import { checkOptions } from '../options.js';

/** Options of `LayerScoreCam.attribute`. */
export interface LayerScoreCamOptions extends SharedOptions, LongOptions {
  /** Keep positive values only, as the paper does; default true. */
  readonly reluAttributions?: boolean;
  /** Masked pictures that go through the model at once; memory grows with it. Default 1. */
  readonly perturbationsPerEval?: number;
}

/**
 * A map of a layer's channels, each weighted by how much of the target score survives when the picture is seen only where
 * the channel is active. No gradients.
 *
 * - Formula: sum over channels c of w_c A_c, w = softmax over channels of F(x * m_c), m_c = A_c enlarged and scaled
 *   to [0, 1]; a channel that is constant masks everything
 * - Source: Wang et al., Score-CAM, 2019, https://arxiv.org/abs/1910.01279, algorithm 1. Not in Captum.
 * - Cost: 1 forward pass for each channel, and 1 up to the layer; no gradients.
 *
 * @example
 * const map = await new LayerScoreCam(model, 'features.8').attribute(X, { target: 3 }); // [N,h,w,1]
 */
export class LayerScoreCam<M extends LayeredModel | tf.GraphModel> {
  constructor(
    private readonly model: M,
    private readonly layer: string,
  ) {}

  /**
   * - `inputs`: pictures [N,H,W,C]. Returns [N,h,w,1], the caller's to dispose.
   *
   * @throws {GradelensError} `UNKNOWN_LAYER`, `CHANNELS_FIRST`, `LAYER_OUTPUTS`, `NOT_A_MAP`, `ABORTED`; see `listOf`,
   *   `Target`
   */
  async attribute(inputs: Inputs, options: LayerScoreCamOptions = {}): Promise<LayerAttributions<M>> {
    checkOptions('LayerScoreCam', options);
    const { reluAttributions = true, perturbationsPerEval = 1 } = options;
    const site = { layer: this.layer, input: false };
    const [model, list] = [adapt(this.model), listOf(inputs)];
    const [examples, height = 1, width = 1] = list[0]!.shape;
    const activation = tf.tidy(() => {
      const map = only(site, mapsOf(model, site, list, options));
      interpolate(map, [height, width]);
      return map;
    });
    const channels = activation.shape.at(-1)!;
    const scores: tf.Tensor[] = [];
    try {
      // The scores of all channels are wanted together, for the softmax: kept here, and nothing is added up.
      await sumOver(
        chunksOf([...new Array(channels).keys()], perturbationsPerEval),
        (chunk) => {
          const masks = chunk.map((channel) => maskOf(activation, channel, [height, width]));
          const rows = list.map((input) => tf.concat(masks.map((mask) => tf.mul(input, mask))));
          const each = scoresOf(model, rows, repeated(options, examples!, chunk.length));
          scores.push(tf.keep(tf.reshape(each, [chunk.length, examples!])));
          return [];
        },
        options,
      );
      return tf.tidy(() => {
        // The paper takes off the score of an empty picture, which softmax does not see.
        const gains = tf.transpose(tf.concat(scores), [1, 0]);
        const weights = tf.reshape(tf.softmax(gains), [examples!, 1, 1, channels]);
        const map = tf.sum(tf.mul(weights, activation), -1, true);
        return oneOrMany<M>([reluAttributions ? tf.relu(map) : map]);
      });
    } finally {
      tf.dispose([activation, ...scores]);
    }
  }
}

/** A channel [N,h,w] as a mask [N,H,W,1] from 0 to 1. */
function maskOf(activation: tf.Tensor, channel: number, size: [number, number]): tf.Tensor {
  const [examples, h, w] = activation.shape as [number, number, number];
  const map = interpolate(tf.slice(activation, [0, 0, 0, channel], [examples, h, w, 1]), size, 'bilinear');
  const [low, high] = [tf.min(map, [1, 2], true), tf.max(map, [1, 2], true)];
  const range = tf.sub(high, low);
  return tf.div(tf.sub(map, low), tf.where(tf.equal(range, 0), tf.onesLike(range), range));
}
