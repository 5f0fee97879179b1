import * as tf from '@tensorflow/tfjs';
import type { ProductAttributes } from '../native/product.js';

const own = tf.getGradient(tf.BatchMatMul);

/**
 * Of a matrix product; of a matrix with itself transposed, as a Gram matrix is, both parts at once: with G = A Aᵀ and its
 * gradient D it is (D + Dᵀ) A, one product where the two parts are one each.
 */
const batchMatMulGradient: tf.GradConfig = {
  kernelName: tf.BatchMatMul,
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, saved, attrs) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    const { transposeA, transposeB } = attrs as unknown as ProductAttributes;
    if (a.dataId !== b.dataId || transposeA === transposeB) return own.gradFunc(dy, saved, attrs);
    const upstream = dy as tf.Tensor;
    const axes = upstream.shape.map((_, axis) => axis);
    const both = () =>
      tf.add(upstream, tf.transpose(upstream, [...axes.slice(0, -2), ...axes.slice(-2).reverse()]));
    return {
      a: () => (transposeA ? tf.matMul(a, both()) : tf.matMul(both(), a)),
      b: () => tf.zerosLike(b),
    };
  },
};
export default batchMatMulGradient;
