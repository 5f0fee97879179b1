import * as tf from '@tensorflow/tfjs';
import type { Classifier } from '../model/classifier.js';
import type { Rule } from '../model/rule.js';
import { gate } from '../tensor/repair/gate.js';
import { gradientsOf } from './gradient.js';
import type { Given, RuleSet } from './models/model.js';

type ReluGradient = NonNullable<RuleSet['reluGradient']>;

/** What of TensorFlow.js's engine is used here; its types hide some of it. */
interface Inside {
  readonly state: { gradientDepth: number; kernelDepth: number; activeTape: Tape | null };
  startTape(): void;
  endTape(): void;
  gradients(
    f: () => tf.Tensor,
    xs: tf.Tensor[],
    dy: tf.Tensor,
    allowNone: boolean,
  ): { grads: (tf.Tensor | null)[] };
}
type Tape = { saved?: tf.Tensor[] }[];

const PLAIN: ReluGradient = gate;

/**
 * One forward pass of a network over one batch, kept, so that several maps of that batch need no other: `Saliency`,
 * `InputXGradient`, `GuidedBackprop`, `Deconvolution`, `LayerGradCam`, `GuidedGradCam`, `LayerActivation` and
 * `LayerGradientXActivation`, whatever the targets. Give it to them in the network's place; on other inputs, and for every
 * other method, it runs as the network itself.
 *
 * - Holds the batch's activations until disposed, as long as one backward pass would.
 *
 * @example
 * const kept = new KeptForward(model, X);
 * const saliency = new Saliency(kept).attribute(X, { target: 3 });
 * const guided = new GuidedBackprop(kept).attribute(X, { target: 3 });
 * kept.dispose();
 */
export class KeptForward implements Classifier {
  readonly inputShape: Classifier['inputShape'];
  readonly classes: number;
  readonly layers: readonly string[];
  readonly predict: Classifier['predict'];
  readonly forward: Classifier['forward'];
  readonly features: Classifier['features'];
  /** What each layer gave, and the batch itself under no name. */
  readonly #values = new Map<string | undefined, tf.Tensor>();
  /** Copies that were given out, with what they are copies of. */
  #given = new WeakMap<tf.Tensor, tf.Tensor>();
  #tape: Tape = [];
  /** How a ReLU's gradient is computed in the backward pass that runs. */
  #reluGradient = PLAIN;

  /** - `X`: normalised pictures [N,H,W,3], the caller's to dispose. Runs the network once; within a gradient, not at all. */
  constructor(model: Classifier, X: tf.Tensor4D) {
    ({ inputShape: this.inputShape, classes: this.classes, layers: this.layers } = model);
    this.predict = (...args) => model.predict(...args);
    this.forward = (...args) => model.forward(...args);
    this.features = (...args) => model.features(...args);
    const engine = tf.engine() as unknown as Inside;
    // The tape that records then is somebody else's.
    if (engine.state.gradientDepth > 0) return;
    engine.startTape();
    try {
      tf.tidy(() => this.#run(X));
    } catch (error) {
      this.#tape = engine.state.activeTape ?? [];
      this.dispose();
      throw error;
    } finally {
      engine.endTape();
    }
    this.#tape = engine.state.activeTape!;
    engine.state.activeTape = null;
  }

  #run(X: tf.Tensor4D): void {
    let value: tf.Tensor = tf.keep(tf.clone(X));
    this.#values.set(undefined, value);
    let from: string | undefined;
    for (const to of this.layers) {
      value = tf.keep(this.forward(value, { ...(from !== undefined && { from }), to, rule: this.#rule }));
      this.#values.set(to, value);
      from = to;
    }
  }

  /** A ReLU whose gradient is chosen when it is asked for; everything else as it is. */
  readonly #rule: Rule = (x, { kind, apply }) => {
    if (kind !== 'relu') return apply(x);
    return tf.customGrad((input, save) => {
      const value = apply(input as tf.Tensor);
      (save as tf.GradSaveFunc)([value]);
      const gradFunc = (upstream: tf.Tensor, [y]: tf.Tensor[]) => this.#reluGradient(upstream, y!);
      return { value, gradFunc };
    })(x);
  };

  /** What a layer gave to the batch, or the batch for no layer; `undefined` where this pass was of something else. */
  valueAt(layer: string | undefined, given: Given): tf.Tensor | undefined {
    const value = this.#serves(given) ? this.#values.get(layer) : undefined;
    if (!value) return undefined;
    const copy = tf.clone(value);
    this.#given.set(copy, value);
    return copy;
  }

  /**
   * Gradients of the scores' selection with respect to the batch, or to `values` that `valueAt` gave; `undefined` where this
   * pass cannot tell.
   */
  gradients(
    select: (scores: tf.Tensor) => tf.Tensor,
    given: Given,
    rules: RuleSet | undefined,
    values: readonly tf.Tensor[] | undefined,
  ): tf.Tensor[] | undefined {
    const reluGradient = rules ? rules.reluGradient : PLAIN;
    const of = values ? this.#given.get(values[0]!) : this.#values.get(undefined);
    if (!reluGradient || !of || !this.#serves(given)) return undefined;
    return tf.tidy(() => {
      const scores = this.#values.get(this.layers.at(-1)!)!;
      const [upstream] = gradientsOf(([own]) => select(own!), [scores]);
      return [this.#backward(scores, of, upstream!, reluGradient)];
    });
  }

  /** A backward pass over the kept tape; nothing of it is recorded, and nothing kept is freed. */
  #backward(y: tf.Tensor, x: tf.Tensor, upstream: tf.Tensor, reluGradient: ReluGradient): tf.Tensor {
    const engine = tf.engine() as unknown as Inside;
    const { state } = engine;
    this.#reluGradient = reluGradient;
    [state.activeTape, state.gradientDepth] = [this.#tape, 1];
    state.kernelDepth++;
    try {
      return engine.gradients(() => y, [x], upstream, true).grads[0] ?? tf.zerosLike(x);
    } finally {
      state.kernelDepth--;
      [state.activeTape, state.gradientDepth] = [null, 0];
      this.#reluGradient = PLAIN;
    }
  }

  /** Whether this pass was over just these inputs, and nobody else's gradient is being taken. */
  #serves({ inputs: [x, ...others], extra }: Given): boolean {
    const own = this.#values.get(undefined);
    const { gradientDepth } = (tf.engine() as unknown as Inside).state;
    if (!own || !x || others.length + extra.length + gradientDepth > 0) return false;
    return x.dataId === own.dataId && tf.util.arraysEqual(x.shape, own.shape);
  }

  /** Frees what was kept; afterwards this is the network alone. */
  dispose(): void {
    tf.dispose([...this.#values.values(), ...this.#tape.flatMap(({ saved }) => saved ?? [])]);
    this.#values.clear();
    this.#given = new WeakMap();
    this.#tape = [];
  }
}
