import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import { seeded } from '../../model/random.js';
import { type Attributions, type Inputs, like, listOf } from '../inputs.js';
import { consume, type LongOptions, sumOverAsync } from '../long.js';
import { drawRows, type Noise, noisy } from '../noise.js';
import { sampleCount } from '../samples.js';

/** What a noise tunnel does with the attributions of the noisy inputs. */
export type NoiseTunnelType = 'smoothgrad' | 'smoothgrad_sq' | 'vargrad';

/** A method over the inputs alone, such as `Saliency` or `IntegratedGradients`. */
export interface InputMethod<O> {
  attribute(inputs: tf.Tensor[], options?: O): tf.Tensor[] | Promise<tf.Tensor[]>;
}

/** Options of `NoiseTunnel.attribute`; those of the method go beside them. */
export interface NoiseTunnelOptions extends LongOptions {
  /** Default `smoothgrad`. */
  readonly ntType?: NoiseTunnelType;
  /** Noisy copies; default 5. One goes through the method at a time, whatever Captum's `nt_samples_batch_size` is for. */
  readonly ntSamples?: number;
  /** Standard deviation of the noise, or one an input; default 1. */
  readonly stdevs?: Noise;
  /** Draw each example's baseline at random from the rows of `baselines`, anew for each copy; default false. */
  readonly drawBaselineFromDistrib?: boolean;
  /** Seed of the noise; default 0. */
  readonly seed?: number | string;
}

/**
 * Any method over noisy copies of the input: what is the same in all of them stays, the rest averages out.
 *
 * - Formula: smoothgrad: mean of A(x + e); smoothgrad_sq: mean of A(x + e)^2; vargrad: mean of A(x + e)^2 - (mean of
 *   A(x + e))^2; e normal with mean 0
 * - Source: Smilkov et al., SmoothGrad, 2017, https://arxiv.org/abs/1706.03825; Adebayo et al., Sanity Checks for Saliency
 *   Maps, 2018, https://arxiv.org/abs/1810.03292 (VarGrad).
 * - Cost: ntSamples (5) times the method's.
 *
 * @example
 * const tunnel = new NoiseTunnel(new Saliency(model));
 * const map = await tunnel.attribute(X, { target: 3, ntSamples: 4, stdevs: 0.1 }); // [N,H,W,3]
 */
export class NoiseTunnel<O extends object> {
  constructor(private readonly method: InputMethod<O>) {}

  /**
   * - `inputs`: [N, ...]. Returns the same shape, the caller's to dispose.
   *
   * @throws {GradelensError} `NOISE_TUNNEL_TYPE`, `DELTA_UNSUPPORTED`, `SAMPLES`, `STDEVS`, `ABORTED`; see `listOf`, and the method's
   */
  async attribute<I extends Inputs>(inputs: I, options: NoiseTunnelOptions & O): Promise<Attributions<I>> {
    const {
      ntType = 'smoothgrad',
      ntSamples = 5,
      stdevs = 1,
      drawBaselineFromDistrib,
      seed = 0,
      onProgress,
      signal,
      ...own
    } = options;
    if (!['smoothgrad', 'smoothgrad_sq', 'vargrad'].includes(ntType)) {
      throw new GradelensError(
        'NOISE_TUNNEL_TYPE',
        `Unknown ntType ${JSON.stringify(ntType)}. Expected smoothgrad, smoothgrad_sq or vargrad.`,
      );
    }
    if ('returnConvergenceDelta' in own && own.returnConvergenceDelta) {
      throw new GradelensError(
        'DELTA_UNSUPPORTED',
        'The delta of noisy copies says nothing about the input. Ask the method itself for returnConvergenceDelta.',
      );
    }
    const samples = sampleCount('ntSamples', ntSamples);
    const list = listOf(inputs);
    const next = seeded(seed);
    const once = async (): Promise<tf.Tensor[]> => {
      const copies = tf.tidy(() => noisy(list, stdevs, next));
      const { baselines } = own as { baselines?: tf.Tensor | readonly tf.Tensor[] };
      const drawn =
        drawBaselineFromDistrib && baselines
          ? tf.tidy(() => drawRows([baselines].flat(), list[0]!.shape[0]!, next))
          : [];
      const given = drawn.length > 0 ? { ...own, baselines: drawn } : own;
      try {
        const result = await this.method.attribute(copies, given as unknown as O);
        return ntType === 'smoothgrad' ? result : [...result, ...result.map((each) => tf.square(each))];
      } finally {
        tf.dispose([...copies, ...drawn]);
      }
    };
    const steps = Array.from({ length: samples }, () => once);
    const control = { ...(onProgress && { onProgress }), ...(signal && { signal }) };
    const sums = await sumOverAsync(steps, (step) => step(), control);
    const attributions = consume(sums, () => {
      const means = sums.map((sum) => tf.div(sum, samples));
      const squares = means.slice(list.length);
      if (ntType === 'smoothgrad') return means;
      return ntType === 'smoothgrad_sq'
        ? squares
        : squares.map((each, i) => tf.sub(each, tf.square(means[i]!)));
    });
    return like(inputs, attributions);
  }
}
