import * as tf from '@tensorflow/tfjs';
import { expect } from 'chai';
import { startBackend } from '../../../src/tensor/backend.js';
import { leakOf } from '../../helpers.js';

/** [size of the pictures, of the windows, stride, padding]; few different numbers, so that most windows have ties. */
const CASES: readonly [[number, number], number, number, 'valid' | 'same'][] = [
  [[7, 7], 3, 2, 'valid'],
  [[8, 6], 3, 2, 'valid'],
  [[8, 7], 3, 2, 'same'],
  [[5, 6], 2, 1, 'same'],
  [[9, 9], 2, 4, 'valid'],
];

describe('the gradient of max pooling on webgpu', function () {
  this.timeout(120_000);

  it('goes to the first of equal values, as on cpu', async function () {
    const started = await startBackend('webgpu').catch((error: Error) => error);
    if (started instanceof Error) {
      console.log(`      skipped: ${started.message}`);
      return this.skip();
    }
    for (const [[height, width], filterSize, strides, pad] of CASES) {
      const shape = [2, height, width, 3] as [number, number, number, number];
      const values = Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => (i * i * 7) % 3);
      const gradient = (): tf.Tensor =>
        tf.tidy(() => {
          const pooled = (x: tf.Tensor): tf.Tensor => tf.maxPool(x as tf.Tensor4D, filterSize, strides, pad);
          const x = tf.tensor4d(values, shape);
          const dy = pooled(x);
          const upstream = tf.reshape(tf.range(1, dy.size + 1), dy.shape);
          return tf.grad(pooled)(x, upstream);
        });
      const computed: (readonly number[])[] = [];
      for (const backend of ['cpu', 'webgpu'] as const) {
        await startBackend(backend);
        const leaked = await leakOf(async () => {
          const own = gradient();
          computed.push([...(await own.data())]);
          own.dispose();
        });
        expect(leaked).to.equal(0);
      }
      expect(computed[1], `${height} x ${width}, ${pad}`).to.deep.equal(computed[0]);
    }
  });
});
