import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import { type MaxPool, type Operation, pooled } from '../model/rule.js';
import { untaped } from './gradient.js';
import type { RuleSet } from './models/model.js';
import { described } from './options.js';
import { toLastMaximum } from './unpool.js';

/**
 * How DeepLIFT passes a max pool. `rescale` keeps completeness. `captum` gives Captum's numbers: of windows that share a
 * maximum only the last counts, and a pool that directly follows an activation takes its plain gradient.
 */
export type MaxPoolRule = 'rescale' | 'captum';

/** DeepLIFT's rules for one pass over a baseline and one over the input. */
export interface RescaleRules {
  /** Notes what goes into each operation. */
  readonly record: RuleSet;
  /** Replaces each operation's gradient by (change of output) / (change of input) since the recorded pass. */
  readonly replay: RuleSet;
  dispose(): void;
}

/**
 * The rescale rule of DeepLIFT. Where the input of an operation has changed by less than `eps`, its plain gradient.
 *
 * - Source: Shrikumar, Greenside and Kundaje, Learning Important Features Through Propagating Activation Differences, 2017,
 *   https://arxiv.org/abs/1704.02685, sections 3.5 and 3.6; max pools as in Captum's DeepLift.
 *
 * @throws {GradelensError} `MAX_POOL_RULE`
 */
export function rescaleRules(eps: number, maxPoolRule: MaxPoolRule): RescaleRules {
  if (maxPoolRule !== 'rescale' && maxPoolRule !== 'captum') {
    throw new GradelensError(
      'MAX_POOL_RULE',
      `Unknown maxPoolRule ${described(maxPoolRule)}. Expected rescale or captum.`,
    );
  }
  const before: tf.Tensor[] = [];
  const activated = new WeakSet<tf.Tensor>();
  let place = 0;
  return {
    record: {
      replaces: 'nonlinear',
      rule: (x, operation) => {
        before.push(tf.keep(tf.clone(x)));
        return operation.apply(x);
      },
    },
    replay: {
      replaces: 'nonlinear',
      rule: (x, operation) => {
        const x0 = before[place++];
        if (!x0 || String(x0.shape) !== String(x.shape)) {
          throw new GradelensError(
            'RULE_UNSUPPORTED',
            'The model ran other operations on the input than on the baseline, so they cannot be compared.',
          );
        }
        if (operation.kind === 'max-pool') {
          if (maxPoolRule === 'rescale') return throughPool(x, x0, operation, eps, toMaximum);
          return activated.has(x) ? operation.apply(x) : throughPool(x, x0, operation, eps, toLastMaximum);
        }
        const y = (operation.kind === 'softmax' ? normalised : rescaled)(x, x0, operation, eps);
        activated.add(y);
        return y;
      },
    },
    dispose: () => tf.dispose(before),
  };
}

/** An elementwise operation: its value, with the slope of its secant since `x0`. */
function rescaled(x: tf.Tensor, x0: tf.Tensor, { apply }: Operation, eps: number): tf.Tensor {
  // Both parts have the operation's value in their own places and 0 in the other's.
  const small = untaped(x, (at) => tf.cast(isSmall(at, x0, eps), 'float32'));
  const changed = untaped(x, (at) =>
    tf.mul(apply(at), tf.cast(tf.logicalNot(isSmall(at, x0, eps)), 'float32')),
  );
  return tf.addN([
    tf.mul(small, apply(x)),
    changed,
    sloped(
      x,
      untaped(x, (at) => secant(at, x0, apply, eps)),
    ),
  ]);
}

/**
 * Softmax does not see what all classes have in common: the secant's slope over what is left without their mean, less its
 * own mean, as the paper normalises.
 */
function normalised(x: tf.Tensor, x0: tf.Tensor, { apply }: Operation, eps: number): tf.Tensor {
  const centred = (at: tf.Tensor): tf.Tensor => tf.sub(at, tf.mean(at, -1, true));
  const slope = untaped(x, (at) => secant(centred(at), centred(x0), apply, eps));
  return tf.add(untaped(x, apply), sloped(centred(x), slope));
}

/** 0, with a gradient of `slope`. */
const sloped = (x: tf.Tensor, slope: tf.Tensor): tf.Tensor =>
  tf.mul(
    slope,
    tf.sub(
      x,
      untaped(x, (at) => tf.clone(at)),
    ),
  );

const isSmall = (x: tf.Tensor, x0: tf.Tensor, eps: number): tf.Tensor => tf.less(tf.abs(tf.sub(x, x0)), eps);

/** (change of the operation) / (change of its input); 0 where the input has hardly changed. */
function secant(x: tf.Tensor, x0: tf.Tensor, apply: (x: tf.Tensor) => tf.Tensor, eps: number): tf.Tensor {
  const small = isSmall(x, x0, eps);
  const change = tf.where(small, tf.onesLike(x), tf.sub(x, x0));
  return tf.where(small, tf.zerosLike(x), tf.div(tf.sub(apply(x), apply(x0)), change));
}

/** Writes a value for each output of a pool to where its window's maximum is. */
type Unpool = (x: tf.Tensor, y: tf.Tensor, values: tf.Tensor, pool: MaxPool) => tf.Tensor;

/**
 * A max pool: what its outputs changed by goes to where the maxima are, that of the input for the rise above both outputs'
 * larger one, that of the baseline for the rest.
 */
function throughPool(x: tf.Tensor, x0: tf.Tensor, pool: MaxPool, eps: number, unpool: Unpool): tf.Tensor {
  return tf.customGrad((input, save) => {
    const prepared = input as tf.Tensor;
    (save as tf.GradSaveFunc)([prepared]);
    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) => {
      const prepared0 = pool.prepare(x0);
      const [y, y0] = [pooled(saved!, pool), pooled(prepared0, pool)];
      const larger = tf.maximum(y, y0);
      const flow = tf.add(
        unpool(saved!, y, tf.mul(upstream, tf.sub(larger, y0)), pool),
        unpool(prepared0, y0, tf.mul(upstream, tf.sub(y, larger)), pool),
      );
      const small = isSmall(saved!, prepared0, eps);
      const change = tf.where(small, tf.onesLike(saved!), tf.sub(saved!, prepared0));
      return tf.where(small, toMaximum(saved!, y, upstream, pool), tf.div(flow, change));
    };
    return { value: pooled(prepared, pool), gradFunc };
  })(pool.prepare(x));
}

/** Adds up where windows share a maximum: the pool's gradient. */
const toMaximum: Unpool = (x, y, values, { filterSize, strides, pad }) =>
  // The kernel itself: a gradient inside a gradient would end the outer one's tape.
  tf
    .engine()
    .runKernel(
      tf.MaxPoolGrad,
      { dy: values, input: x, output: y },
      { filterSize: [...filterSize], strides: [...strides], pad },
    ) as tf.Tensor;
