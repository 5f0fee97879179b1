import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import { type MaxPool, type Operation, pooled } from '../model/rule.js';
import { repeated, type Shared } from './explain.js';
import { untaped } from './gradient.js';
import type { RuleSet } from './models/model.js';
import { described } from './options.js';
import { toLastMaximum } from './unpool.js';

/**
 * How DeepLIFT passes a max pool. `rescale`, the default, keeps completeness and is not Captum's rule. `captum` gives Captum's
 * numbers: of windows that share a maximum only the last counts, and a pool that reads an activation's output itself takes its plain
 * gradient. Where anything lies between, a `ZeroPadding2D` too, the rule acts; padding that is the pool's own lies not between.
 */
export type MaxPoolRule = 'rescale' | 'captum';

/** The rules of one comparison, and what is run with them. */
export interface Lifting {
  readonly from: readonly tf.Tensor[];
  readonly to: readonly tf.Tensor[];
  readonly options: Shared;
  /** A forward pass over values in the place of `from`. */
  record(values: readonly tf.Tensor[], rules: RuleSet): unknown;
  /** Gradients with respect to values in the place of `to`: the same, or `to` followed by `from`, with options for so many. */
  replay(values: readonly tf.Tensor[], options: Shared, rules: RuleSet): tf.Tensor[];
}

/**
 * DeepLIFT's multipliers of `to`, by the rescale rule. Where the input of an operation has changed by less than `eps`, its plain
 * gradient.
 *
 * With `captum` both batches run as one, as they do there: its max pool hands what the baseline's maximum gets the gradient that
 * came back for the baseline.
 *
 * - Source: Shrikumar, Greenside and Kundaje, Learning Important Features Through Propagating Activation Differences, 2017,
 *   https://arxiv.org/abs/1704.02685, sections 3.5 and 3.6; max pools as in Captum's DeepLift.
 *
 * @throws {GradelensError} `MAX_POOL_RULE`, `RULE_UNSUPPORTED`
 */
export function multipliers(
  { from, to, options, record, replay }: Lifting,
  { eps = 1e-10, maxPoolRule = 'rescale' }: { readonly eps?: number; readonly maxPoolRule?: MaxPoolRule },
): tf.Tensor[] {
  if (maxPoolRule === 'captum') {
    const examples = to[0]!.shape[0]!;
    const both = to.map((value, i) => tf.concat([value, from[i]!]));
    const factors = replay(both, repeated(options, examples, 2), captumRules(eps));
    return factors.map((factor) => tf.slice(factor, 0, factor.shape[0]! / 2));
  }
  if (maxPoolRule !== 'rescale') {
    throw new GradelensError(
      'MAX_POOL_RULE',
      `Unknown maxPoolRule ${described(maxPoolRule)}. Expected rescale or captum.`,
    );
  }
  const rules = rescaleRules(eps);
  try {
    record(from, rules.record);
    return replay(to, options, rules.replay);
  } finally {
    rules.dispose();
  }
}

/** Replaces each operation's gradient by (change of output) / (change of input) since a pass that was recorded. */
function rescaleRules(eps: number): { record: RuleSet; replay: RuleSet; dispose(): void } {
  const before: tf.Tensor[] = [];
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
        const recorded: Comparison = {
          eps,
          pair: (at, prepare = (each) => each) => [at, prepare(x0)],
          upstreams: (upstream) => [upstream, upstream],
          whole: (part) => part,
        };
        if (operation.kind === 'max-pool') return throughPool(x, operation, recorded, toMaximum);
        return (operation.kind === 'softmax' ? normalised : rescaled)(x, operation, recorded);
      },
    },
    dispose: () => tf.dispose(before),
  };
}

/** The same for a batch followed by its baselines, as Captum does it: a pool that reads an activation has its plain gradient. */
function captumRules(eps: number): RuleSet {
  const activated = new WeakSet<tf.Tensor>();
  const halves = (both: tf.Tensor) => tf.split(both, 2) as [tf.Tensor, tf.Tensor];
  const together: Comparison = {
    eps,
    pair: halves,
    upstreams: halves,
    whole: (part) => tf.concat([part, part]),
  };
  return {
    // What a pool reads is seen behind the place where its rule acts.
    startsAt: ({ input }, values) => {
      if (input) for (const each of values) activated.add(each);
    },
    replaces: 'nonlinear',
    rule: (x, operation) => {
      if (operation.kind === 'max-pool') {
        return activated.has(x) ? operation.apply(x) : throughPool(x, operation, together, toLastMaximum);
      }
      const y = (operation.kind === 'softmax' ? normalised : rescaled)(x, operation, together);
      activated.add(y);
      return y;
    },
  };
}

/** What an operation's input is compared with. */
interface Comparison {
  readonly eps: number;
  /** The input and the baseline's; `prepare` is done to what was recorded. */
  pair(at: tf.Tensor, prepare?: (x: tf.Tensor) => tf.Tensor): [tf.Tensor, tf.Tensor];
  /** What comes back for the input and for the baseline. */
  upstreams(upstream: tf.Tensor): [tf.Tensor, tf.Tensor];
  /** A result for the input, for all that ran. */
  whole(part: tf.Tensor): tf.Tensor;
}

/** An elementwise operation: its value, with the slope of its secant since the baseline. */
function rescaled(x: tf.Tensor, { apply }: Operation, { pair, whole, eps }: Comparison): tf.Tensor {
  // Both parts have the operation's value in their own places and 0 in the other's.
  const isStill = (at: tf.Tensor): tf.Tensor => whole(tf.cast(isSmall(...pair(at), eps), 'float32'));
  const still = untaped(x, isStill);
  const changed = untaped(x, (at) => tf.mul(apply(at), tf.sub(1, isStill(at))));
  const slope = untaped(x, (at) => whole(secant(...pair(at), apply, eps)));
  return tf.addN([tf.mul(still, apply(x)), changed, sloped(x, slope)]);
}

/**
 * Softmax does not see what all classes have in common: the secant's slope over what is left without their mean, less its
 * own mean, as the paper normalises.
 */
function normalised(x: tf.Tensor, { apply }: Operation, { pair, whole, eps }: Comparison): tf.Tensor {
  const centred = (at: tf.Tensor): tf.Tensor => tf.sub(at, tf.mean(at, -1, true));
  const slope = untaped(x, (at) => {
    const [own, baseline] = pair(at).map(centred) as [tf.Tensor, tf.Tensor];
    return whole(secant(own, baseline, apply, eps));
  });
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
function throughPool(
  x: tf.Tensor,
  pool: MaxPool,
  { pair, upstreams, whole, eps }: Comparison,
  unpool: Unpool,
): tf.Tensor {
  return tf.customGrad((input, save) => {
    const prepared = input as tf.Tensor;
    (save as tf.GradSaveFunc)([prepared]);
    const gradFunc = (upstream: tf.Tensor, [saved]: tf.Tensor[]) => {
      const [own, baseline] = pair(saved!, pool.prepare);
      const [y, y0] = [pooled(own, pool), pooled(baseline, pool)];
      const [back, back0] = upstreams(upstream);
      const larger = tf.maximum(y, y0);
      const flow = tf.add(
        unpool(own, y, tf.mul(back, tf.sub(larger, y0)), pool),
        unpool(baseline, y0, tf.mul(back0, tf.sub(y, larger)), pool),
      );
      const small = isSmall(own, baseline, eps);
      const change = tf.where(small, tf.onesLike(own), tf.sub(own, baseline));
      const plain = toMaximum(saved!, pooled(saved!, pool), upstream, pool);
      return tf.where(whole(small), plain, whole(tf.div(flow, change)));
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
