import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { startBackend } from '../../../src/tensor/backend.js';
import type { WasmBackend } from '../../../src/tensor/native/memory.js';

describe('wasm whose memory is full', () => {
  before(() => startBackend('wasm'));

  it('says so, and goes on', () => {
    const wasm = tf.backend() as unknown as WasmBackend;
    // More than the memory may ever have: just under and exactly 4 GiB.
    for (const size of [2 ** 30 - 64, 2 ** 30])
      expect(() => wasm.makeOutput([size], 'float32')).to.throw(/out of memory/);
    expect(tf.tidy(() => tf.add(1, 2).dataSync()[0])).to.equal(3);
  });
});
