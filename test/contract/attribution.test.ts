import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as attr from '../../src/attr/index.js';
import { OPTIONS } from '../../src/attr/option-names.js';
import { type Checked, ownOptions } from '../../src/attr/options.js';
import { GradelensError } from '../../src/errors.js';
import type { Classifier } from '../../src/model/classifier.js';
import type { OwnedClassifier } from '../../src/model/squeezenet.js';
import { startBackend } from '../../src/tensor/backend.js';
import { ENGINES_HERE } from '../engines.js';
import { leakOf } from '../helpers.js';
import { randomNetwork, randomPictures } from '../networks.js';

type Options = Record<string, unknown>;
interface Method {
  attribute(X: tf.Tensor | tf.Tensor[], options: Options): unknown;
}
type Constructor = new (model: unknown, ...rest: unknown[]) => Method;

const LAYER = 'features.4';
const SIZE = 24;
const methods = Object.entries(attr).filter(
  ([, exported]) => 'attribute' in (exported.prototype ?? {}),
) as unknown as [string, Constructor][];

/** Methods whose attributions add up to the change of the score, and how close, relative to it. */
const COMPLETE: Record<string, number> = {
  IntegratedGradients: 0.02,
  LayerIntegratedGradients: 0.02,
  // Its points miss both ends of the path.
  LayerConductance: 0.05,
  DeepLift: 1e-4,
  LayerDeepLift: 1e-4,
  DeepLiftShap: 1e-4,
  LayerDeepLiftShap: 1e-4,
};

const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof GradelensError) return error.code;
    throw error;
  }
  return 'nothing thrown';
};

const errorOf = async (work: () => unknown): Promise<GradelensError> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof GradelensError) return error;
    throw error;
  }
  throw new Error('nothing thrown');
};

/** What JavaScript and TensorFlow.js say of what they cannot do. */
const CRASHES = /not iterable|not a function|circular|Cannot read|Cannot destructure|undefined|inner shapes/;
/** Methods that see no function from inside. */
const NEEDS_INSIDE = /^(Deconvolution|DeepLift|DeepLiftShap|GuidedBackprop|LRP)$/;

const tensorsOf = (result: unknown): tf.Tensor[] => [result].flat() as tf.Tensor[];
const numbersOf = (result: unknown): number[] => tensorsOf(result).flatMap((each) => [...each.dataSync()]);

for (const backend of ENGINES_HERE.filter((name) => name !== 'cpu'))
  describe(`every attribution method on ${backend}`, function () {
    this.timeout(120_000);
    let model: OwnedClassifier;
    let X: tf.Tensor4D;
    let distribution: tf.Tensor;
    let mask: tf.Tensor;
    /** The layer's channels in three groups. */
    let channels: tf.Tensor;
    /** A neuron that is active in both pictures. */
    let neuron: number[];
    /** The class whose score differs most from that of a blank picture, an example each. */
    let target: number[];
    let change: number[];

    before(async () => {
      await startBackend(backend);
      model = randomNetwork();
      X = randomPictures(2, SIZE);
      distribution = tf.zeros([2, SIZE, SIZE, 3]);
      mask = tf.tidy(() =>
        tf.image.resizeNearestNeighbor(tf.tensor4d([0, 1, 2, 3], [1, 2, 2, 1]), [SIZE, SIZE]),
      );
      channels = tf.tensor4d([0, 0, 0, 1, 1, 1, 2, 2, 2], [1, 1, 1, 9]);
      tf.tidy(() => {
        const activation = tf.min(model.forward(X, { to: LAYER }), 0);
        const [, columns, channels] = activation.shape as [number, number, number];
        const at = activation.flatten().argMax().dataSync()[0]!;
        neuron = [Math.floor(at / (columns * channels)), Math.floor(at / channels) % columns, at % channels];
        const changes = tf.sub(model.predict(X), model.predict(tf.zerosLike(X)));
        target = [...changes.abs().argMax(1).dataSync()];
        change = (changes.arraySync() as number[][]).map((row, i) => row[target[i]!]!);
      });
    });
    after(() => {
      model.dispose();
      tf.dispose([X, distribution, mask, channels]);
    });

    it('is here', () => expect(methods.length).to.be.at.least(28));

    for (const [name, Constructed] of methods) {
      describe(name, () => {
        const isLayer = name.startsWith('Layer') || name === 'InternalInfluence';
        const isNeuron = name.startsWith('Neuron');
        const takesLayer = isLayer || isNeuron || name === 'GuidedGradCam';
        const takesMask = /^(Neuron)?(Feature|Shapley|Kernel|Lime)/.test(name);
        const own = (offered: Options): Options => ({
          ...ownOptions(name as Checked, offered),
          ...(name === 'NoiseTunnel' && ownOptions('Saliency', offered)),
        });
        const options = (more: Options = {}): Options => ({
          ...own({
            ...(name !== 'LayerActivation' && { target }),
            neuronSelector: neuron,
            slidingWindowShapes: [12, 12, 3],
            strides: [6, 6, 3],
            featureMask: mask,
            ...(name.startsWith('LayerFeature') && { layerMask: channels }),
            nSteps: 5,
            nSamples: 3,
            ...(name.endsWith('Shap') && name !== 'KernelShap' && { baselines: distribution }),
          }),
          ...more,
        });
        const build = (of: unknown, layer: string): Method =>
          name === 'NoiseTunnel'
            ? new Constructed(new attr.Saliency(of as Classifier))
            : takesLayer
              ? new Constructed(of, layer)
              : new Constructed(of);
        const attribute = async (more: Options = {}, of: unknown = model, layer = LAYER, inputs = X) =>
          build(of, layer).attribute(inputs, options(more));

        it('has the shape of what it explains, with finite numbers, the same twice', async () => {
          const [first, second] = [await attribute(), await attribute()];
          const explained = isLayer ? model.forward(X, { to: LAYER }) : X;
          const [map] = tensorsOf(first);
          const isCam = name.includes('Cam') && isLayer;
          expect(map!.shape).to.deep.equal(isCam ? [...explained.shape.slice(0, 3), 1] : explained.shape);
          expect(numbersOf(first).every(Number.isFinite)).to.equal(true);
          expect(numbersOf(first).some((value) => value !== 0)).to.equal(true);
          expect(numbersOf(first)).to.deep.equal(numbersOf(second));
          tf.dispose([...tensorsOf(first), ...tensorsOf(second), ...(isLayer ? [explained] : [])]);
        });

        it('leaves its input as it was, and one tensor: the result', async () => {
          const before = [...X.dataSync()];
          let result: unknown;
          expect(
            await leakOf(async () => {
              result = await attribute();
            }),
          ).to.equal(1);
          expect([...X.dataSync()]).to.deep.equal(before);
          tf.dispose(tensorsOf(result));
        });

        for (const works of [0, 1, 2]) {
          it(`leaves no tensor when the network throws at call ${works + 1}`, async () => {
            let calls = 0;
            const breaking =
              <A extends unknown[], R>(run: (...args: A) => R) =>
              (...args: A): R => {
                if (calls++ < works) return run(...args);
                tf.relu(X);
                throw new Error('broken network');
              };
            const broken = {
              ...model,
              predict: breaking(model.predict),
              forward: breaking(model.forward),
            };
            const leak = await leakOf(async () => {
              try {
                tf.dispose(tensorsOf(await attribute({}, broken)));
                // A method that calls the network less often than that has nothing to show here.
                expect(calls).to.be.at.most(works);
              } catch (error) {
                expect((error as Error).message).to.equal('broken network');
              }
            });
            expect(leak).to.equal(0);
          });
        }

        it('names a wrong target, neuron, layer, mask, window or number, and leaves no tensor', async () => {
          const before = tf.memory().numTensors;
          if (isNeuron) {
            for (const neuronSelector of [[99, 0, 0], [0, 0], 3, [0, 0, { start: 2, stop: 2 }]]) {
              expect(await codeOf(() => attribute({ neuronSelector }))).to.equal('NEURON_OUT_OF_RANGE');
            }
          }
          if (name !== 'LayerActivation' && (!isNeuron || name === 'NeuronConductance')) {
            expect(await codeOf(() => attribute({ target: 10 }))).to.equal('TARGET_OUT_OF_RANGE');
            expect(await codeOf(() => attribute({ target: [1.5, 0] }))).to.equal('TARGET_OUT_OF_RANGE');
            expect(await codeOf(() => attribute({ target: [1, 2, 3] }))).to.equal('TARGET_COUNT');
            expect(await codeOf(() => attribute({ target: [[1, 2]] }))).to.equal('TARGET_RANK');
            expect(await codeOf(() => attribute({ target: undefined }))).to.equal('TARGET_MISSING');
          }
          if (takesLayer) {
            expect(await codeOf(() => attribute({}, model, 'features.99'))).to.equal('UNKNOWN_LAYER');
            expect(await codeOf(() => attribute({}, () => tf.scalar(1)))).to.equal('MODEL_WITHOUT_LAYERS');
          }
          if (takesMask) {
            const featureMask = tf.zeros([1, 5, 5, 1]);
            expect(await codeOf(() => attribute({ featureMask }))).to.equal('MASK_SHAPE');
            featureMask.dispose();
          }
          if (name === 'Occlusion') {
            const window = (slidingWindowShapes: number[], strides: number[]) =>
              codeOf(() => attribute({ slidingWindowShapes, strides }));
            expect(await window([SIZE + 1, 3, 3], [1, 1, 1])).to.equal('WINDOW_TOO_LARGE');
            expect(await window([3, 3], [1, 1])).to.equal('WINDOW_SHAPE');
            expect(await window([3, 3, 3], [4, 1, 1])).to.equal('STRIDE');
          }
          const bad = tf.tidy(() => tf.where(tf.less(X, -2), Number.NaN, X)) as tf.Tensor4D;
          expect(await codeOf(() => attribute({}, model, LAYER, bad))).to.equal('INPUT_NOT_FINITE');
          bad.dispose();
          expect(tf.memory().numTensors).to.equal(before);
        });

        it('names whatever else is wrong in a call, kindly, and leaves no tensor', async () => {
          const { options: known, settings } = OPTIONS[name as Checked];
          const before = tf.memory().numTensors;
          const refused = async (code: RegExp, work: () => unknown): Promise<void> => {
            const error = await errorOf(work);
            expect(`${error.code}: ${error.message}`).to.match(code);
            expect(error.message).to.not.match(CRASHES);
          };
          for (const option of Object.keys(known)) {
            const snake = option.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
            if (snake === option) continue;
            const named = new RegExp(`^UNKNOWN_OPTION: .*"${snake}"\\. Did you mean ${option}\\?`);
            await refused(named, () => attribute({ [snake]: 1 }));
          }
          await refused(/^UNKNOWN_OPTION: .*"nothingOfTheKind"/, () => attribute({ nothingOfTheKind: 1 }));
          await refused(/^OPTION_TYPE: .*3/, () => build(model, LAYER).attribute(X, 3 as unknown as Options));
          for (const [option, kind] of Object.entries(known)) {
            if (kind === 'any') continue;
            // A seed may be a text.
            const wrong = kind === 'seed' ? true : 'yes';
            await refused(new RegExp(`^OPTION_TYPE: ${option} .*${JSON.stringify(wrong)}`), () =>
              attribute({ [option]: wrong }),
            );
          }
          for (const setting of Object.keys(settings)) {
            const slip = `${setting.slice(0, -1)}x`;
            const make = (given: Options) =>
              new Constructed(model, ...(takesLayer ? [LAYER, given] : [given]));
            const named = new RegExp(`^UNKNOWN_OPTION: .*"${slip}"\\. Did you mean ${setting}\\?`);
            await refused(named, () => make({ [slip]: 1 }));
          }
          const inputs: [RegExp, unknown][] = [
            [/^INPUT_TYPE: .*nothing/, undefined],
            [/^INPUT_TYPE: .*null/, null],
            [/^INPUT_TYPE: .*"X"/, 'X'],
            [/^INPUT_TYPE: .*a promise/, Promise.resolve(X)],
            [/^INPUT_COUNT/, []],
          ];
          for (const [code, given] of inputs) {
            await refused(code, () => build(model, LAYER).attribute(given as tf.Tensor4D, options()));
          }
          for (const shape of [
            [SIZE, SIZE, 3],
            [2, SIZE, SIZE, 4],
          ]) {
            const wrong = tf.zeros<tf.Rank>(shape as [number]) as tf.Tensor4D;
            await refused(/^INPUT_SHAPE: /, () => attribute({}, model, LAYER, wrong)).finally(() =>
              wrong.dispose(),
            );
          }
          if ('baselines' in known) {
            const nan = tf.fill([2, SIZE, SIZE, 3], Number.NaN);
            await refused(/^BASELINE_NOT_FINITE: .*NaN/, () => attribute({ baselines: nan }));
            nan.dispose();
            await refused(/^BASELINE_TYPE: .*"0"/, () => attribute({ baselines: '0' }));
          }
          if ('target' in known) {
            for (const wrong of ['2', null, true, {}, ['1', '2'], [[1], 2]]) {
              await refused(/^TARGET_TYPE: /, () => attribute({ target: wrong }));
            }
          }
          if (takesLayer) {
            await refused(/^LAYER_NAME: .*"conv"/, () => attribute({}, model, { name: 'conv' } as never));
          }
          if (isNeuron) {
            await refused(/^NEURON_MISSING: .*neuronSelector/, () =>
              build(model, LAYER).attribute(X, own({})),
            );
            await refused(/^NEURON_TYPE: .*"5"/, () => attribute({ neuronSelector: '5' }));
            await refused(/^NEURON_TYPE: .*5/, () => attribute({ neuronSelector: () => 5 }));
          }
          if ('featureMask' in known) {
            const halves = tf.fill([1, SIZE, SIZE, 1], 0.5);
            await refused(/^MASK_TYPE: .*0\.5/, () => attribute({ featureMask: halves }));
            halves.dispose();
            await refused(/^MASK_TYPE: .*7/, () => attribute({ featureMask: 7 }));
          }
          if (!takesLayer && !NEEDS_INSIDE.test(name)) {
            await refused(/^SCORES_TYPE: .*3/, () => attribute({}, () => 3));
            await refused(/^SCORES_TYPE: .*async/, () => attribute({}, async () => 3));
          }
          expect(tf.memory().numTensors).to.equal(before);
        });

        it('can be followed to its end and stopped, if it takes long, and leaves no tensor', async () => {
          const started = build(model, LAYER).attribute(X, options());
          const isLong = started instanceof Promise;
          tf.dispose(tensorsOf(await started));
          if (!isLong) return;
          const seen: [number, number][] = [];
          const onProgress = (done: number, total: number) => seen.push([done, total]);
          tf.dispose(tensorsOf(await attribute({ onProgress })));
          expect(seen.length).to.be.above(0);
          expect(seen).to.deep.equal(seen.map(([, total], i) => [i + 1, total]));
          expect(seen.at(-1)![0]).to.equal(seen.at(-1)![1]);
          expect(
            await leakOf(async () => {
              const signal = AbortSignal.abort();
              expect(await codeOf(() => attribute({ signal }))).to.equal('ABORTED');
            }),
          ).to.equal(0);
        });

        const tolerance = COMPLETE[name];
        if (tolerance !== undefined) {
          it(`adds up to the change of the score, within ${100 * tolerance} %, and says by how much it does not`, async () => {
            const result = (await attribute({ ...own({ nSteps: 300 }), returnConvergenceDelta: true })) as {
              attributions: tf.Tensor;
              delta: tf.Tensor1D;
            };
            const sums = tf.tidy(() => result.attributions.reshape([2, -1]).sum(1).dataSync());
            for (const [i, delta] of result.delta.dataSync().entries()) {
              expect(sums[i]! - change[i]!).to.be.closeTo(delta, 1e-4 * Math.abs(change[i]!));
              expect(Math.abs(delta)).to.be.at.most(tolerance * Math.abs(change[i]!));
            }
            tf.dispose([result.attributions, result.delta]);
          });
        }
      });
    }
  });
