import * as tf from '@tensorflow/tfjs';
import { type Fusion, fused } from '../../native/activation.js';
import type { WasmBackend } from '../../native/memory.js';
import { multiply, type ProductAttributes } from '../../native/product.js';

/**
 * Matrix products over a batch, a bias, an activation.
 *
 * - `a`: [..., m, k], with transposeA [..., k, m]; `b`: [..., k, n], with transposeB [..., n, k]; `bias`: broadcasts to the
 *   result [..., m, n].
 */
const fusedMatMul: tf.KernelConfig = {
  kernelName: tf._FusedMatMul,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const { a, b, ...given } = inputs as Record<'a' | 'b', tf.TensorInfo>;
    const attributes = attrs as unknown as ProductAttributes & Fusion;
    const columns = b.shape.at(attributes.transposeB ? -2 : -1)!;
    return fused({ ...attributes, ...given }, columns, (bias, bounds) =>
      multiply(backend as WasmBackend, [a, b, bias], attributes, bounds),
    );
  },
};
export default fusedMatMul;
