import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import fc from 'fast-check';
import { GradelensError } from '../../src/errors.js';
import { NETWORKS, type Network } from '../../src/model/network.js';
import { buildClassifier, type OwnedClassifier } from '../../src/model/squeezenet.js';
import { startBackend } from '../../src/tensor/backend.js';
import { ENGINES_HERE } from '../engines.js';
import { golden, relativeL2, squeezeNetOrSkip } from '../helpers.js';
import { randomNetwork, randomPictures, randomWeights } from '../networks.js';

/** The code of the error that a call throws. */
function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof GradelensError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'nothing thrown';
}

const rows: string[] = [];

for (const backend of ENGINES_HERE) {
  describe(`SqueezeNet against PyTorch on ${backend}`, () => {
    let model: OwnedClassifier;

    before(async function () {
      await startBackend(backend);
      model = await squeezeNetOrSkip(this);
    });
    after(() => model?.dispose());

    for (const name of ['squeezenet_96x96', 'squeezenet_84x100'] as const) {
      it(`scores and features, ${name}`, () => {
        const oracle = golden(name);
        const input = oracle.tensor<tf.Tensor4D>('input');
        const near = (actual: tf.Tensor, key: string): void => {
          expect(actual.shape, key).to.deep.equal(oracle.flat(key).shape);
          const error = relativeL2(actual.dataSync(), oracle.flat(key).data);
          rows.push(
            `      ${backend.padEnd(5)} ${name} ${key.padEnd(12)} relative L2 ${error.toExponential(1)}`,
          );
          expect(error, key).to.be.below(1e-4);
        };
        near(model.predict(input), 'scores');
        const features = model.features(input);
        expect(features).to.have.length(13);
        for (const i of [3, 5, 8, 12]) {
          near(features[i]!, `features.${i}`);
          const alone = model.forward(input, { to: `features.${i}` });
          expect(alone.dataSync()).to.deep.equal(features[i]!.dataSync());
        }
      });
    }
  });

  describe(`the ceil-mode pool on ${backend}`, () => {
    before(() => startBackend(backend).then(() => undefined));

    /** Maximum over each window that begins inside; what lies outside does not count. */
    function pool(x: number[][]): number[][] {
      const starts = (size: number) => Array.from({ length: Math.ceil((size - 3) / 2) + 1 }, (_, i) => 2 * i);
      const window = (list: number[], from: number) => list.slice(from, from + 3);
      return starts(x.length).map((row) =>
        starts(x[0]!.length).map((column) =>
          Math.max(...x.slice(row, row + 3).flatMap((line) => window(line, column))),
        ),
      );
    }

    it('is the maximum over whole and cut windows', () => {
      const network: Network = { id: 'pool', inputShape: [8, 8, 1], classes: 1, features: ['pool'] };
      const weights = new Map([
        ['classifier.1.weight', { dtype: 'float32' as const, shape: [1, 1, 1, 1], data: Float32Array.of(1) }],
        ['classifier.1.bias', { dtype: 'float32' as const, shape: [1], data: Float32Array.of(0) }],
      ]);
      const model = buildClassifier(network, weights);
      const size = fc.integer({ min: 3, max: 9 });
      const pictures = fc.tuple(size, size).chain(([rows, columns]) =>
        fc.array(fc.array(fc.nat(99), { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      );
      fc.assert(
        fc.property(pictures, (picture) => {
          const pooled = tf.tidy(() => {
            const x = tf.tensor2d(picture).expandDims(0).expandDims(-1);
            return model.forward(x, { to: 'features.0' }).squeeze([0, 3]).arraySync();
          });
          expect(pooled).to.deep.equal(pool(picture));
        }),
      );
      model.dispose();
    });
  });
}

after(() => {
  if (rows.length > 0) console.log(`\n    SqueezeNet against PyTorch:\n${rows.join('\n')}`);
});

describe('a classifier', () => {
  let model: OwnedClassifier;
  let x: tf.Tensor4D;

  before(async () => {
    await startBackend('wasm');
    model = randomNetwork();
    x = randomPictures(2);
  });
  after(() => {
    model.dispose();
    x.dispose();
  });

  it('names its layers and sizes', () => {
    expect(model.layers).to.deep.equal([
      ...NETWORKS.small.features.map((_, i) => `features.${i}`),
      'classifier',
    ]);
    expect(model.inputShape).to.deep.equal([64, 64, 3]);
    const scores = model.predict(x);
    expect(scores.shape).to.deep.equal([2, model.classes]);
    scores.dispose();
  });

  it('goes on from any layer to the same scores', () => {
    tf.tidy(() => {
      const scores = model.predict(x).dataSync();
      for (const layer of model.layers) {
        const output = model.forward(x, { to: layer });
        expect(model.forward(output, { from: layer }).dataSync(), layer).to.deep.equal(scores);
      }
    });
  });

  it('gives a layer itself, as a tensor of its own, from that layer to that layer', () => {
    const same = model.forward(x, { from: 'features.3', to: 'features.3' });
    expect(same.dataSync()).to.deep.equal(x.dataSync());
    same.dispose();
    expect(x.isDisposed).to.equal(false);
  });

  it('replaces every ReLU of the features, three a Fire module, and not the one of the classifier', () => {
    let calls = 0;
    const counting = (y: tf.Tensor) => {
      calls++;
      return tf.relu(y);
    };
    tf.tidy(() => model.predict(x, { relu: counting }));
    const fires = NETWORKS.small.features.filter((kind) => kind === 'fire').length;
    expect(calls).to.equal(1 + 3 * fires);
    const least = tf.tidy(
      () =>
        model
          .predict(x, { relu: (y) => tf.neg(tf.relu(y)) })
          .min()
          .dataSync()[0],
    );
    expect(least).to.be.at.least(0);
  });

  it('refuses a layer it lacks, naming those it has, and layers in the wrong order', () => {
    const unknown = codeOf(() => model.forward(x, { to: 'features.99' }));
    expect(unknown).to.match(/^UNKNOWN_LAYER: .*"features.99".*features\.0, features\.1.*classifier/);
    expect(codeOf(() => model.forward(x, { from: 'conv' }))).to.match(/^UNKNOWN_LAYER: .*"conv"/);
    expect(codeOf(() => model.forward(x, { from: 'features.5', to: 'features.3' }))).to.match(/^LAYER_ORDER/);
  });

  it('names the weight that is missing', () => {
    const weights = randomWeights(NETWORKS.small);
    weights.delete('features.4.expand3x3.bias');
    expect(codeOf(() => buildClassifier(NETWORKS.small, weights))).to.match(
      /^WEIGHTS_INCOMPLETE: .*features\.4\.expand3x3\.bias/,
    );
  });

  it('leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    const own = randomNetwork();
    const held = tf.memory().numTensors;
    tf.dispose([own.predict(x), own.forward(x, { to: 'features.4' }), own.features(x)]);
    expect(() =>
      own.predict(x, {
        relu: () => {
          throw new Error('no');
        },
      }),
    ).to.throw('no');
    expect(() => own.forward(x, { to: 'no' })).to.throw(GradelensError);
    expect(tf.memory().numTensors).to.equal(held);
    own.dispose();
    expect(tf.memory().numTensors).to.equal(before);
  });
});
