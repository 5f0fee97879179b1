import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { startBackend } from '../../../src/tensor/backend.js';
import { borrow } from '../../../src/tensor/repair/borrow.js';

/** What an engine and its backend hold. */
const held = () => ({ tensors: tf.memory().numTensors, data: tf.backend().numDataIds() });

describe("kernels borrowed from the cpu backend's", () => {
  before(() => startBackend('wasm'));

  it('every kernel of the cpu backend is on wasm', () => {
    const there = new Set(tf.getKernelsForBackend('wasm').map(({ kernelName }) => kernelName));
    const absent = tf.getKernelsForBackend('cpu').filter(({ kernelName }) => !there.has(kernelName));
    expect(absent.map(({ kernelName }) => kernelName)).to.deep.equal([]);
  });

  it('give their results, of every type, and leave nothing behind', () => {
    const before = held();
    const results = tf.tidy(() => {
      const { values, indices } = tf.unique(tf.tensor1d(['b', 'a', 'b']));
      return [
        Array.from(values.dataSync<'string'>()),
        Array.from(indices.dataSync()),
        Array.from(tf.spectral.fft(tf.complex([1, 2], [0, 1])).dataSync()),
        Array.from(tf.bincount(tf.tensor1d([1, 1, 3], 'int32'), [] as never, 4).dataSync()),
        Array.from(tf.logicalAnd(tf.tensor1d([1, 0], 'bool'), tf.tensor1d([1, 1], 'bool')).dataSync()),
      ];
    });
    expect(results).to.deep.equal([
      ['b', 'a'],
      [0, 1, 0],
      [3, 1, -1, -1],
      [0, 2, 0, 1],
      [1, 0],
    ]);
    expect(held()).to.deep.equal(before);
  });

  it('leave nothing behind when they throw, and the engine goes on', () => {
    const before = held();
    tf.tidy(() => {
      const indices = tf.tensor2d([[7]], [1, 1], 'int32');
      expect(() => tf.gatherND(tf.tensor1d([1, 2]), indices)).to.throw(/does not index into/);
    });
    expect(held()).to.deep.equal(before);
    expect(tf.tidy(() => tf.add(1, 2).dataSync()[0])).to.equal(3);
  });

  it('may give tensors, absent inputs and lists of inputs pass', () => {
    const kernel = borrow(({ inputs, backend }) => {
      const { some, none } = inputs as unknown as { some: tf.TensorInfo[]; none: undefined };
      expect(none).to.equal(undefined);
      const cpu = backend as { makeOutput(v: Float32Array, s: number[], d: string): tf.Tensor };
      return cpu.makeOutput(new Float32Array([some.length, some[1]!.shape[0]!]), [2], 'float32');
    });
    const before = held();
    tf.tidy(() => {
      const inputs = { some: [tf.scalar(1), tf.tensor1d([1, 2, 3])], none: undefined };
      const result = kernel({ inputs: inputs as never, backend: tf.backend(), attrs: {} }) as tf.TensorInfo;
      expect(Array.from(tf.engine().makeTensorFromTensorInfo(result).dataSync())).to.deep.equal([2, 3]);
    });
    expect(held()).to.deep.equal(before);
  });
});
