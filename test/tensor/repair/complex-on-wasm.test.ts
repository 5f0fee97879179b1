import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { startBackend } from '../../../src/tensor/backend.js';

const held = () => ({ tensors: tf.memory().numTensors, data: tf.backend().numDataIds() });

describe('complex numbers on wasm', () => {
  before(() => startBackend('wasm'));

  it('are held, read, cloned, reshaped and let go', () => {
    const before = held();
    const z = tf.complex([1, 2, 3], [4, 5, 6]);
    const [same, column] = [z.clone(), tf.reshape(z, [3, 1])];
    expect(Array.from(z.dataSync())).to.deep.equal([1, 4, 2, 5, 3, 6]);
    z.dispose();
    expect(Array.from(tf.backend().readSync(same.dataId) as Float32Array)).to.deep.equal([1, 4, 2, 5, 3, 6]);
    expect(column.shape).to.deep.equal([3, 1]);
    expect(column.dtype).to.equal('complex64');
    expect(Array.from(column.dataSync())).to.deep.equal([1, 4, 2, 5, 3, 6]);
    tf.dispose([same, column]);
    expect(held()).to.deep.equal(before);
  });

  it('come over from cpu', async () => {
    await startBackend('cpu');
    const z = tf.complex([1, 2], [3, 4]);
    await startBackend('wasm');
    const twice = tf.tidy(() => tf.mul(z, tf.complex([2], [0])));
    expect(Array.from(twice.dataSync())).to.deep.equal([2, 6, 4, 8]);
    tf.dispose([z, twice]);
  });

  for (const backend of ['cpu', 'wasm'] as const) {
    it(`are added, taken away and multiplied with one for all on ${backend}`, async () => {
      await startBackend(backend);
      tf.tidy(() => {
        const [z, i] = [tf.complex([1, 2, 3], [1, 1, 1]), tf.complex(0, 1)];
        expect(Array.from(tf.add(z, i).dataSync())).to.deep.equal([1, 2, 2, 2, 3, 2]);
        expect(Array.from(tf.sub(i, z).dataSync())).to.deep.equal([-1, 0, -2, 0, -3, 0]);
        expect(Array.from(tf.mul(z, i).dataSync())).to.deep.equal([-1, 1, -1, 2, -1, 3]);
      });
    });
  }
});
