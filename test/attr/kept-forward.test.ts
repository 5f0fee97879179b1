import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import * as attr from '../../src/attr/index.js';
import type { Classifier } from '../../src/model/classifier.js';
import type { OwnedClassifier } from '../../src/model/squeezenet.js';
import { startBackend } from '../../src/tensor/backend.js';
import { ENGINES_HERE } from '../engines.js';
import { leakOf, relativeL2 } from '../helpers.js';
import { randomNetwork, randomPictures } from '../networks.js';

const LAYER = 'features.4';
type Attribute = (model: Classifier, X: tf.Tensor4D, target: number) => tf.Tensor;
const METHODS: Record<string, Attribute> = {
  Saliency: (model, X, target) => new attr.Saliency(model).attribute(X, { target }),
  InputXGradient: (model, X, target) => new attr.InputXGradient(model).attribute(X, { target }),
  GuidedBackprop: (model, X, target) => new attr.GuidedBackprop(model).attribute(X, { target }),
  Deconvolution: (model, X, target) => new attr.Deconvolution(model).attribute(X, { target }),
  LayerActivation: (model, X) => new attr.LayerActivation(model, LAYER).attribute(X),
  LayerGradCam: (model, X, target) => new attr.LayerGradCam(model, LAYER).attribute(X, { target }),
  'LayerGradCam of what the layer reads': (model, X, target) =>
    new attr.LayerGradCam(model, LAYER).attribute(X, { target, attributeToLayerInput: true }),
  'LayerGradCam of the pictures': (model, X, target) =>
    new attr.LayerGradCam(model, 'features.0').attribute(X, { target, attributeToLayerInput: true }),
  LayerGradientXActivation: (model, X, target) =>
    new attr.LayerGradientXActivation(model, LAYER).attribute(X, { target }),
  GuidedGradCam: (model, X, target) => new attr.GuidedGradCam(model, LAYER).attribute(X, { target }),
};

for (const backend of ENGINES_HERE) {
  describe(`a kept forward pass on ${backend}`, () => {
    let model: OwnedClassifier;
    let X: tf.Tensor4D;
    /** Two classes that both pictures have a score for. */
    let alive: number[];
    /** Layers that were run, and how often the whole network. */
    let runs: string[];
    let counted: Classifier;
    before(async () => {
      await startBackend(backend);
      model = randomNetwork();
      X = randomPictures(2, 24);
      const lowest = tf.tidy(() => [...tf.min(model.predict(X), 0).dataSync()]);
      alive = [...lowest.keys()].sort((a, b) => lowest[b]! - lowest[a]!).slice(0, 2);
      expect(alive.every((index) => lowest[index]! > 0)).to.equal(true);
      counted = {
        ...model,
        predict: (...args) => {
          runs.push('all');
          return model.predict(...args);
        },
        forward: (x, options) => {
          runs.push(`${options?.from ?? ''}>${options?.to ?? 'classifier'}`);
          return model.forward(x, options);
        },
      };
    });
    beforeEach(() => {
      runs = [];
    });
    after(() => {
      model.dispose();
      X.dispose();
    });

    it('gives the maps that the methods give by themselves, for any targets, from one pass', () => {
      const kept = new attr.KeptForward(counted, X);
      const once = model.layers.map((to, i) => `${model.layers[i - 1] ?? ''}>${to}`);
      for (const [name, attribute] of Object.entries(METHODS)) {
        for (const target of alive) {
          tf.tidy(() => {
            const [own, alone] = [attribute(kept, X, target), attribute(model, X, target)];
            expect(own.shape, name).to.deep.equal(alone.shape);
            expect(relativeL2(own.dataSync(), alone.dataSync()), name).to.be.at.most(1e-5);
          });
        }
      }
      expect(runs).to.deep.equal(once);
      kept.dispose();
    });

    it('runs the network itself on other pictures, for rules it knows nothing of, and once disposed', () => {
      const kept = new attr.KeptForward(counted, X);
      const others = tf.reverse(X, 0) as tf.Tensor4D;
      const right = (attribute: Attribute, pictures: tf.Tensor4D): void => {
        runs = [];
        tf.tidy(() => {
          const [own, alone] = [attribute(kept, pictures, alive[0]!), attribute(model, pictures, alive[0]!)];
          expect(relativeL2(own.dataSync(), alone.dataSync())).to.be.at.most(1e-5);
        });
        expect(runs.length).to.be.above(0);
      };
      for (const attribute of Object.values(METHODS)) right(attribute, others);
      right((of, pictures, target) => new attr.DeepLift(of).attribute(pictures, { target }).clone(), X);
      // Within somebody's gradient what is kept would cut it off.
      const activation = (of: Classifier) => (x: tf.Tensor) =>
        tf.sum(tf.square(METHODS.LayerActivation!(of, x as tf.Tensor4D, 0)));
      right((of, pictures) => tf.grad(activation(of))(pictures), X);
      kept.dispose();
      right(METHODS.Saliency!, X);
      others.dispose();
    });

    it('names a wrong target, and leaves no tensor behind, whatever throws', async () => {
      expect(
        await leakOf(() => {
          const kept = new attr.KeptForward(model, X);
          METHODS.GuidedGradCam!(kept, X, alive[0]!).dispose();
          expect(() => METHODS.Saliency!(kept, X, 99)).to.throw('99');
          kept.dispose();
          const { forward } = model;
          const broken: Classifier = {
            ...model,
            forward: (x, options) => {
              if (options?.to === LAYER) throw new Error('broken network');
              return forward(x, options);
            },
          };
          expect(() => new attr.KeptForward(broken, X)).to.throw('broken network');
        }),
      ).to.equal(0);
    });
  });
}
