import * as tf from '@tensorflow/tfjs';
import { multiplyIntegers, multiplyVector } from '../../native/dots.js';
import type { WasmBackend } from '../../native/memory.js';
import { multiply, type ProductAttributes } from '../../native/product.js';

/**
 * Matrix products over a batch. The stock kernel is slow where a side is transposed or the batch is not 1.
 *
 * - `a`: [..., m, k], with transposeA [..., k, m]; `b`: [..., k, n], with transposeB [..., n, k]; batches broadcast.
 * - Returns [..., m, n]; float32 or int32, as a and b.
 */
const batchMatMul: tf.KernelConfig = {
  kernelName: tf.BatchMatMul,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const { a, b } = inputs as Record<'a' | 'b', tf.Tensor>;
    const own = backend as WasmBackend;
    const attributes = attrs as unknown as ProductAttributes;
    if (a.dtype === 'int32') return multiplyIntegers(own, a, b, attributes);
    return multiplyVector(own, a, b, attributes) ?? multiply(own, [a, b], attributes);
  },
};
export default batchMatMul;
