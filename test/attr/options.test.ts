import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as attr from '../../src/attr/index.js';
import { onWasm, random } from './helpers.js';

const squares = (x: tf.Tensor): tf.Tensor => tf.sum(tf.square(x), 1);
const messageOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    return `${(error as { code?: string }).code}: ${(error as Error).message}`;
  }
  return 'nothing thrown';
};

describe('options of the attribution library', () => {
  onWasm();
  const X = () => random([2, 3]);

  it('that are misspelt are errors of the type, too, of methods whose result depends on them', async () => {
    const x = X();
    const baselines = tf.zeros([2, 3]);
    const made = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3], name: 'one' })] });
    const calls = [
      // @ts-expect-error nSteps
      () => new attr.IntegratedGradients(squares).attribute(x, { n_steps: 2 }),
      // @ts-expect-error abs
      () => new attr.Saliency(squares).attribute(x, { absolute: true }),
      // @ts-expect-error baselines
      () => new attr.DeepLift(made).attribute(x, { baseline: 0 }),
      // @ts-expect-error nSamples
      () => new attr.GradientShap(squares).attribute(x, { baselines, n_samples: 3 }),
      // @ts-expect-error onProgress
      () => new attr.DeepLiftShap(made).attribute(x, { baselines, progress: () => {} }),
      // @ts-expect-error baselines
      () => new attr.LayerDeepLift(made, 'one').attribute(x, { baseline: 0 }),
      // @ts-expect-error nSteps
      () => new attr.LayerConductance(made, 'one').attribute(x, { steps: 3 }),
      // @ts-expect-error nSteps
      () => new attr.LayerIntegratedGradients(made, 'one').attribute(x, { steps: 3 }),
      // @ts-expect-error stdevs
      () => new attr.NoiseTunnel(new attr.Saliency(squares)).attribute(x, { stdev: 1 }),
      // @ts-expect-error maxPoolRule
      () => new attr.DeepLift(made, { maxPool: 'captum' }),
      // @ts-expect-error multiplyByInputs
      () => new attr.IntegratedGradients(squares, { multiplyByInput: false }),
    ];
    for (const call of calls) expect(await messageOf(call), String(call)).to.match(/^UNKNOWN_OPTION/);
  });

  it('of a noise tunnel may be meant for it or for its method', async () => {
    const tunnel = new attr.NoiseTunnel(new attr.Saliency(squares));
    const call = (options: object) => () => tunnel.attribute(X(), options as { abs?: boolean });
    expect(await messageOf(call({ stdev: 1 }))).to.match(
      /^UNKNOWN_OPTION: NoiseTunnel over Saliency .*Did you mean stdevs\?/,
    );
    expect(await messageOf(call({ absolute: true }))).to.match(/Did you mean abs\?/);
    expect(await messageOf(call({ ntSamples: '3' }))).to.match(
      /^OPTION_TYPE: ntSamples must be a number; got "3"/,
    );
    const none = {} as attr.Saliency;
    expect(await messageOf(() => new attr.NoiseTunnel(none))).to.match(/^NOT_A_METHOD/);
  });

  it('of metrics are checked, and what their functions return', async () => {
    const x = X();
    const maps = new attr.InputXGradient(squares).attribute(x);
    const shift = (inputs: readonly tf.Tensor[]) => [inputs, inputs] as const;
    const unknown = { samples: 3 } as object;
    expect(await messageOf(() => attr.infidelity(squares, shift, x, maps, unknown))).to.match(
      /^UNKNOWN_OPTION: infidelity has no option "samples"/,
    );
    expect(await messageOf(() => attr.sensitivityMax(() => maps, x, unknown))).to.match(/^UNKNOWN_OPTION/);
    expect(await messageOf(() => attr.convergenceDelta(squares, maps, 0, x, unknown))).to.match(
      /^UNKNOWN_OPTION/,
    );
    const number = (() => 3) as never;
    expect(await messageOf(() => attr.sensitivityMax(number, x))).to.match(/^RESULT_TYPE: .*3/);
    expect(await messageOf(() => attr.infidelity(squares, number, x, maps))).to.match(/^RESULT_TYPE: .*3/);
    const other = random([2, 4]);
    expect(await messageOf(() => attr.infidelity(squares, shift, x, other))).to.match(/^ATTRIBUTION_SHAPE/);
    expect(await messageOf(() => attr.convergenceDelta(squares, number, 0, x))).to.match(/^INPUT_TYPE/);
  });

  it('that have a few values are checked where they are used', async () => {
    const x = X();
    const layers = [tf.layers.dense({ units: 1, inputShape: [3], name: 'one' })];
    const made = tf.sequential({ layers });
    const rule = { maxPoolRule: 'captm' } as never;
    expect(await messageOf(() => new attr.DeepLift(made, rule).attribute(x))).to.match(
      /^MAX_POOL_RULE: .*"captm"/,
    );
    const ig = new attr.IntegratedGradients(squares);
    expect(await messageOf(() => ig.attribute(x, { method: 'simpson' as never }))).to.match(
      /^APPROXIMATION_METHOD/,
    );
    expect(await messageOf(() => ig.attribute(x, { nSteps: Number.NaN }))).to.match(/^OPTION_TYPE: nSteps/);
    const all = await ig.attribute(x, { nSteps: 3, internalBatchSize: Number.POSITIVE_INFINITY });
    expect([...all.dataSync()]).to.not.include(0);
    const norm = { normOrd: 'l2' as never };
    expect(await messageOf(() => attr.sensitivityMax(([y]) => tf.clone(y!), x, norm))).to.match(
      /^NORM: .*"l2"/,
    );
  });
});
