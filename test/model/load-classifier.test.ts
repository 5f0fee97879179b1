import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { loadClassifier, loadImage } from 'gradelens/classifier';
import sharp from 'sharp';
import { inTemporaryFolder } from '../process.js';

describe('gradelens/classifier', () => {
  it('loads a network and a picture of one’s own, and leaves no tensor behind', () =>
    inTemporaryFolder(async (folder) => {
      const red = join(folder, 'red.png');
      await sharp({ create: { width: 90, height: 70, channels: 3, background: '#f00' } }).toFile(red);
      const model = await loadClassifier({ network: 'small' });
      const held = tf.memory().numTensors;
      expect([model.network, model.labels.length, tf.getBackend()]).to.deep.equal(['small', 10, 'wasm']);
      const X = await loadImage(red, model);
      expect(X.shape).to.deep.equal([1, 64, 64, 3]);
      const [r, g] = await X.data();
      expect([r, g]).to.satisfy(
        ([x, y]: number[]) =>
          Math.abs(x! - (1 - 0.485) / 0.229) < 1e-5 && Math.abs(y! + 0.456 / 0.224) < 1e-5,
      );
      const scores = model.predict(X);
      expect(scores.shape).to.deep.equal([1, 10]);
      tf.dispose([X, scores]);
      expect(tf.memory().numTensors).to.equal(held);
      model.dispose();
      expect(tf.memory().numTensors).to.be.below(held);
    }));

  it('says which weights are not there', async () => {
    const kept = process.env.GRADELENS_MODELS;
    process.env.GRADELENS_MODELS = '/nowhere';
    try {
      await loadClassifier({ network: 'squeezenet1_1' });
      expect.fail('no weights, and no error');
    } catch (error) {
      expect((error as { code: string }).code).to.equal('WEIGHTS_NOT_FOUND');
    } finally {
      if (kept === undefined) delete process.env.GRADELENS_MODELS;
      else process.env.GRADELENS_MODELS = kept;
    }
  });
});
