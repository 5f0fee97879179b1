import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as attr from '../../src/attr/index.js';
import { GradelensError } from '../../src/errors.js';
import type { Classifier } from '../../src/model/classifier.js';
import type { OwnedClassifier } from '../../src/model/squeezenet.js';
import { startBackend } from '../../src/tensor/backend.js';
import { leakOf } from '../helpers.js';
import { randomNetwork, randomPictures } from '../networks.js';

interface Method {
  attribute(X: tf.Tensor4D, options: Record<string, unknown>): tf.Tensor | Promise<tf.Tensor>;
}
type Constructor = new (model: Classifier, layer: string) => Method;

const LAYER = 'features.4';
const methods = Object.entries(attr).filter(
  ([, exported]) => typeof exported === 'function' && 'attribute' in exported.prototype,
) as unknown as [string, Constructor][];

const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof GradelensError) return error.code;
    throw error;
  }
  return 'nothing thrown';
};

describe('every attribution method', () => {
  let model: OwnedClassifier;
  let X: tf.Tensor4D;

  before(async () => {
    await startBackend('wasm');
    model = randomNetwork();
    X = randomPictures(2);
  });
  after(() => {
    model.dispose();
    X.dispose();
  });

  it('is here', () => expect(methods.length).to.be.at.least(6));

  for (const [name, Constructed] of methods) {
    describe(name, () => {
      const options = (more: object = {}) => ({ target: [3, 7], neuronSelector: [1, 2, 3], ...more });
      const isLayer = name.startsWith('Layer');
      const isNeuron = name.startsWith('Neuron');
      const attribute = (of: Classifier = model, layer = LAYER, more: object = {}) =>
        new Constructed(of, layer).attribute(X, options(more));

      it('has the shape of what it explains, with finite numbers, the same twice', async () => {
        const [first, second] = [await attribute(), await attribute()];
        const explained = isLayer ? model.forward(X, { to: LAYER }) : X;
        expect(first.shape.slice(0, 3)).to.deep.equal(explained.shape.slice(0, 3));
        expect([...first.dataSync()].every(Number.isFinite)).to.equal(true);
        expect(first.dataSync()).to.deep.equal(second.dataSync());
        tf.dispose([first, second, ...(isLayer ? [explained] : [])]);
      });

      it('leaves one tensor, the result, and none when the network throws', async () => {
        expect(await leakOf(async () => attribute())).to.equal(1);
        const broken = {
          ...model,
          layers: model.layers,
          classes: model.classes,
          inputShape: model.inputShape,
          predict: () => {
            throw new Error('broken network');
          },
          forward: (x: tf.Tensor) => {
            tf.relu(x);
            throw new Error('broken network');
          },
        } as unknown as Classifier;
        const leak = await leakOf(async () => {
          let said = '';
          await Promise.resolve()
            .then(() => attribute(broken))
            .catch((error: Error) => {
              said = error.message;
            });
          expect(said).to.equal('broken network');
        });
        expect(leak).to.equal(0);
      });

      it('names a wrong target, neuron or layer', async () => {
        const before = tf.memory().numTensors;
        if (isNeuron) {
          expect(await codeOf(() => attribute(model, LAYER, { neuronSelector: [99, 0, 0] }))).to.equal(
            'NEURON_OUT_OF_RANGE',
          );
        } else {
          expect(await codeOf(() => attribute(model, LAYER, { target: 10 }))).to.equal('TARGET_OUT_OF_RANGE');
          expect(await codeOf(() => attribute(model, LAYER, { target: [1.5, 0] }))).to.equal(
            'TARGET_OUT_OF_RANGE',
          );
          expect(await codeOf(() => attribute(model, LAYER, { target: [1] }))).to.equal('TARGET_COUNT');
        }
        if (Constructed.length > 1) {
          expect(await codeOf(() => attribute(model, 'features.99'))).to.equal('UNKNOWN_LAYER');
        }
        expect(tf.memory().numTensors).to.equal(before);
      });
    });
  }
});
