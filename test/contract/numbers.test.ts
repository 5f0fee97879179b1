import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as attr from '../../src/attr/index.js';
import { type Names, OPTIONS } from '../../src/attr/option-names.js';
import { type Checked, checkOptions, checkSettings } from '../../src/attr/options.js';
import { onWasm, random } from '../attr/helpers.js';
import { convolutional } from '../attr/networks.js';

/** What no number of the library may be, but for those of `ALLOWED`. */
const ODD = [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, '2', null, [2]];
/** Which of them an option may be: counts have none. */
const ALLOWED: Readonly<Record<string, readonly unknown[]>> = {
  perturbationsPerEval: [Number.POSITIVE_INFINITY],
  internalBatchSize: [Number.POSITIVE_INFINITY],
  epsilon: [0, 1.5],
  radius: [0, 1.5],
  stepSize: [0, 1.5],
  perturbRadius: [0, 1.5],
  eps: [1.5],
  lowerBound: [0, -1, 1.5, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  upperBound: [0, -1, 1.5, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
};
/** Options that are a number or something else. */
const MORE: Readonly<Record<string, readonly unknown[]>> = {
  stdevs: [-1, Number.NaN, Number.POSITIVE_INFINITY, '1', null, [], [1, 1], ['1'], {}],
  seed: [Number.NaN, Number.POSITIVE_INFINITY, null, {}],
  normOrd: [0, -1, 1.5, Number.NaN, 'l2', null],
  slidingWindowShapes: [0, -1, Number.NaN, [0, 1, 1], [1.5, 1, 1], [-1, 1, 1], [1, 1]],
  strides: [0, -1, 1.5, Number.NaN, [0, 1, 1], [1.5, 1, 1]],
  ntType: ['smooth', '', null, 3, 'toString'],
  method: ['simpson', '', null, 3, 'toString'],
};

const LAYER = 'conv1';
const EXPORTED = new Map<string, unknown>(Object.entries(attr));

type Options = Record<string, unknown>;

describe('numbers among the options of every method and function', () => {
  onWasm();
  let model: tf.LayersModel;
  let X: tf.Tensor4D;
  let baselines: tf.Tensor;
  beforeEach(() => {
    model = convolutional();
    X = random<tf.Rank.R4>([1, ...(model.inputs[0]!.shape.slice(1) as number[])]);
    baselines = tf.zeros([2, ...X.shape.slice(1)]);
  });

  const same = ([x]: readonly tf.Tensor[]): tf.Tensor => tf.clone(x!);
  const FUNCTIONS: Record<string, (options: Options) => unknown> = {
    fgsm: (options) => attr.fgsm(model, X, options as never),
    pgd: (options) => attr.pgd(model, X, options as never),
    infidelity: (options) =>
      attr.infidelity(model, (x) => [x as tf.Tensor[], x as tf.Tensor[]], X, X, options),
    sensitivityMax: (options) => attr.sensitivityMax(same, X, options),
    convergenceDelta: (options) => attr.convergenceDelta(model, X, 0, X, options),
  };
  /** Calls a method or function; what it must be given is there. */
  function call(name: Checked, options: Options, settings: Options = {}): unknown {
    if (Object.hasOwn(FUNCTIONS, name)) return FUNCTIONS[name]!(options);
    const { layer, needs, options: known, settings: taken }: Names = OPTIONS[name];
    const offered: Options = {
      neuronSelector: [0, 0, 0],
      slidingWindowShapes: [1, 1, 1],
      baselines,
    };
    const needed = Object.fromEntries(needs.map((need) => [need, offered[need]]));
    const Method = EXPORTED.get(name) as new (...given: unknown[]) => attr.Saliency;
    const what = name === 'NoiseTunnel' ? new attr.Saliency(model) : model;
    const given = [what, ...(layer ? [LAYER] : []), ...(Object.keys(taken).length > 0 ? [settings] : [])];
    const target = known.target || name === 'NoiseTunnel' ? { target: 0 } : {};
    return new Method(...given).attribute(X, { ...target, ...needed, ...options } as object);
  }

  async function refused(name: string, option: string, value: unknown, work: () => unknown): Promise<void> {
    const before = tf.memory().numTensors;
    const what = `${name}, ${option}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`;
    let error: unknown;
    try {
      await work();
    } catch (thrown) {
      error = thrown;
    }
    expect(error, what)
      .to.have.property('code')
      .that.matches(
        /^(OPTION_RANGE|OPTION_TYPE|OPTION_MISSING|STDEVS|NORM|WINDOW|STRIDE|NOISE_TUNNEL_TYPE|APPROX)/,
      );
    expect(tf.memory().numTensors, what).to.equal(before);
  }

  for (const name of Object.keys(OPTIONS) as Checked[]) {
    const { options, settings }: Names = OPTIONS[name];
    const numeric = (kinds: Names['options']) =>
      Object.keys(kinds).filter((option) => kinds[option] === 'number' || MORE[option]);
    const [inOptions, inSettings] = [numeric(options), numeric(settings)];
    if (inOptions.length + inSettings.length === 0) continue;
    it(`${name}: ${[...inOptions, ...inSettings].join(', ')}`, async () => {
      for (const option of [...inOptions, ...inSettings]) {
        const allowed = ALLOWED[option] ?? [];
        for (const value of MORE[option] ?? ODD.filter((each) => !allowed.includes(each))) {
          const given = { [option]: value };
          const work = inOptions.includes(option) ? () => call(name, given) : () => call(name, {}, given);
          await refused(name, option, value, work);
        }
        for (const value of allowed)
          expect(
            () => (settings[option] ? checkSettings : checkOptions)(name, { [option]: value }),
            `${name}, ${option}: ${value}`,
          ).not.to.throw(/must be/);
      }
    });
  }
});
