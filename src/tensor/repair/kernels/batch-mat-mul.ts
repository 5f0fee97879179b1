import * as tf from '@tensorflow/tfjs';
import type { NativeBackend } from '../../native/memory.js';
import { multiply, type ProductAttributes } from '../../native/product.js';

/**
 * Matrix products over a batch. The stock kernel is slow where a side is transposed or the batch is not 1.
 *
 * - `a`: [..., m, k], with transposeA [..., k, m]; `b`: [..., k, n], with transposeB [..., n, k]; batches broadcast.
 * - Returns [..., m, n].
 */
const batchMatMul: tf.KernelConfig = {
  kernelName: tf.BatchMatMul,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const { a, b } = inputs as Record<'a' | 'b', tf.TensorInfo>;
    return multiply(backend as NativeBackend, [a, b], attrs as unknown as ProductAttributes);
  },
};
export default batchMatMul;
