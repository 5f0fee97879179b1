import * as tf from '@tensorflow/tfjs';
import type { Baselines } from './baselines.js';
import type { Inputs, SharedOptions } from './inputs.js';
import { convergenceDelta } from './metrics/convergence-delta.js';
import type { AnyModel } from './models/model.js';

/** Asks a method for the delta beside its attributions. */
export interface DeltaOption {
  /** Return `{ attributions, delta }`; default false. */
  readonly returnConvergenceDelta?: boolean;
}

/** What a method returns: attributions, with their delta where it was asked for. */
export type WithDelta<R, O> = O extends { readonly returnConvergenceDelta: true }
  ? { attributions: R; delta: tf.Tensor1D }
  : R;

/** Adds the delta where it was asked for; attributions are disposed when it cannot be computed. */
export function withDelta<R, O extends DeltaOption & SharedOptions>(
  model: AnyModel,
  inputs: Inputs,
  options: O & { readonly baselines?: Baselines },
  attributions: R,
): WithDelta<R, O> {
  if (!options.returnConvergenceDelta) return attributions as WithDelta<R, O>;
  try {
    const { target, additionalForwardArgs = [], baselines = 0 } = options;
    const shared = { target, additionalForwardArgs };
    const delta = convergenceDelta(model, attributions as Inputs, baselines, inputs, shared);
    return { attributions, delta } as WithDelta<R, O>;
  } catch (error) {
    tf.dispose(attributions as tf.TensorContainer);
    throw error;
  }
}
