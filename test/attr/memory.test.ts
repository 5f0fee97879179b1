import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { IntegratedGradients } from '../../src/attr/index.js';
import { startBackend } from '../../src/tensor/backend.js';
import { randomNetwork, randomPictures } from '../networks.js';

describe('memory of a long method', function () {
  this.timeout(240_000);

  /** Largest number of bytes that tensors hold while the network runs, and the heap's size afterwards. */
  async function peakOf(
    nSteps: number,
    internalBatchSize: number,
  ): Promise<{ tensors: number; heap: number }> {
    const model = randomNetwork();
    const X = randomPictures(1, 224);
    let tensors = 0;
    const watched = (x: tf.Tensor4D): tf.Tensor => {
      const scores = model.predict(x);
      tensors = Math.max(tensors, tf.memory().numBytes);
      return scores;
    };
    const map = await new IntegratedGradients(watched).attribute(X, { target: 3, nSteps, internalBatchSize });
    tf.dispose([map, X]);
    model.dispose();
    const { wasm } = tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } };
    return { tensors, heap: wasm.HEAPU8.byteLength };
  }

  it('does not grow from 50 to 500 steps at 224 x 224 with the same internalBatchSize, and grows with that', async () => {
    await startBackend('wasm');
    const few = await peakOf(50, 5);
    const many = await peakOf(500, 5);
    expect(many.tensors).to.be.at.most(few.tensors);
    expect(many.heap).to.be.at.most(few.heap);
    expect((await peakOf(50, 50)).tensors).to.be.above(4 * few.tensors);
  });
});
