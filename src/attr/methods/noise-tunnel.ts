import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../../errors.js';
import { seeded } from '../../model/random.js';
import { distributionOf } from '../baselines.js';
import { type Attributions, type Inputs, like, listOf, tensorsOf } from '../inputs.js';
import { consume, type LongOptions, sumOverAsync } from '../long.js';
import { drawRows, type Noise, noisy } from '../noise.js';
import { OPTIONS } from '../option-names.js';
import { checkOptions, described, UnknownOptionError } from '../options.js';

/** What a noise tunnel does with the attributions of the noisy inputs. */
export type NoiseTunnelType = 'smoothgrad' | 'smoothgrad_sq' | 'vargrad';

/** What one method gives: a tensor an input; or those of a layer, one tensor where there is one. */
export type TunnelMaps = tf.Tensor | tf.Tensor[];

/** A method over the inputs, such as `Saliency`, `IntegratedGradients` or `LayerGradCam`. */
export interface InputMethod<O, R extends TunnelMaps = TunnelMaps> {
  attribute(inputs: tf.Tensor[], options?: O): R | Promise<R>;
}

/** Attributions as the method's own: of the inputs as they came, or of its layer. */
export type TunnelAttributions<I extends Inputs, R extends TunnelMaps> = R extends tf.Tensor[]
  ? Attributions<I>
  : R;

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
 * Any method over noisy copies of the input, those of layers and neurons too: what is the same in all of them stays, the
 * rest averages out.
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
export class NoiseTunnel<O extends object, R extends TunnelMaps = tf.Tensor[]> {
  constructor(private readonly method: InputMethod<O, R>) {
    if (typeof method?.attribute === 'function') return;
    throw new GradelensError(
      'NOT_A_METHOD',
      `A noise tunnel goes over a method, such as new Saliency(model); got ${described(method)}.`,
    );
  }

  /**
   * - `inputs`: [N, ...]. Returns what the method gives, of the inputs' shape or its layer's; the caller's to dispose.
   *
   * @throws {GradelensError} `NOISE_TUNNEL_TYPE`, `DELTA_UNSUPPORTED`, `STDEVS`, `BASELINE_TYPE` without rows to draw from, `ABORTED`; see
   *   `listOf`, and the method's
   */
  async attribute<I extends Inputs>(
    inputs: I,
    options: NoiseTunnelOptions & O,
  ): Promise<TunnelAttributions<I, R>> {
    checkOptions('NoiseTunnel', options, 'another');
    const {
      ntType = 'smoothgrad',
      ntSamples = 5,
      stdevs = 1,
      drawBaselineFromDistrib,
      seed = 0,
      onProgress,
      signal,
      ...own
    } = (options ?? {}) as NoiseTunnelOptions & O;
    if (!['smoothgrad', 'smoothgrad_sq', 'vargrad'].includes(ntType)) {
      throw new GradelensError(
        'NOISE_TUNNEL_TYPE',
        `Unknown ntType ${described(ntType)}. Expected smoothgrad, smoothgrad_sq or vargrad.`,
      );
    }
    if ('returnConvergenceDelta' in own && own.returnConvergenceDelta) {
      throw new GradelensError(
        'DELTA_UNSUPPORTED',
        'The delta of noisy copies says nothing about the input. Ask the method itself for returnConvergenceDelta.',
      );
    }
    const list = listOf(inputs);
    const next = seeded(seed);
    const { baselines } = own as { baselines?: tf.Tensor | readonly tf.Tensor[] };
    const rows = drawBaselineFromDistrib ? distributionOf(baselines!, list) : undefined;
    const moments = new Moments(ntType);
    /** Whether the method gave a list: one tensor an input, or one for each use of a layer. */
    let isList = true;
    const once = async (): Promise<tf.Tensor[]> => {
      const copies = tf.tidy(() => noisy(list, stdevs, next));
      const drawn = rows ? tf.tidy(() => drawRows(rows, list[0]!.shape[0]!, next)) : [];
      const given = drawn.length > 0 ? { ...own, baselines: drawn } : own;
      try {
        const result = await this.method.attribute(copies, given as unknown as O);
        isList = Array.isArray(result);
        return moments.of(tensorsOf(result, 'The method'));
      } catch (error) {
        throw withOwnNames(error);
      } finally {
        tf.dispose([...copies, ...drawn]);
      }
    };
    const steps = Array.from({ length: ntSamples }, () => once);
    const control = { ...(onProgress && { onProgress }), ...(signal && { signal }) };
    try {
      const sums = await sumOverAsync(steps, (step) => step(), control);
      const maps = consume(sums, () => moments.from(sums.map((sum) => tf.div(sum, ntSamples))));
      const own = maps.length === list.length ? like(inputs, maps) : maps;
      return (isList ? own : maps[0]) as TunnelAttributions<I, R>;
    } finally {
      moments.dispose();
    }
  }
}

/** An option that the method has not may have been meant for the tunnel. */
const withOwnNames = (error: unknown): unknown =>
  error instanceof UnknownOptionError
    ? new UnknownOptionError(`NoiseTunnel over ${error.method}`, error.option, [
        ...Object.keys(OPTIONS.NoiseTunnel.options),
        ...error.known,
      ])
    : error;

/** What of each copy's maps is added up, and what their means give. */
class Moments {
  /** The first copy's maps. Variances are of what differs from them: the difference of two large squares is noise. */
  #first: tf.Tensor[] = [];

  constructor(private readonly type: NoiseTunnelType) {}

  /** The maps are consumed. */
  of(maps: tf.Tensor[]): tf.Tensor[] {
    if (this.type === 'smoothgrad') return maps;
    return consume(maps, () => {
      if (this.type === 'smoothgrad_sq') return maps.map((map) => tf.square(map));
      if (this.#first.length === 0) this.#first = maps.map((map) => tf.keep(tf.clone(map)));
      const changes = maps.map((map, i) => tf.sub(map, this.#first[i]!));
      return [...changes, ...changes.map((change) => tf.square(change))];
    });
  }

  from(means: tf.Tensor[]): tf.Tensor[] {
    if (this.type !== 'vargrad') return means;
    const count = this.#first.length;
    return means.slice(count).map((squares, i) => tf.sub(squares, tf.square(means[i]!)));
  }

  dispose(): void {
    tf.dispose(this.#first);
  }
}
