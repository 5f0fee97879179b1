import * as tf from '@tensorflow/tfjs';
import { sumTo } from './sum-to.js';

/** Of matrix products. TensorFlow.js's own fails where batches are broadcast. */
const batchMatMulGradient: tf.GradConfig = {
  kernelName: tf.BatchMatMul,
  inputsToSave: ['a', 'b'],
  gradFunc: (dy, saved, attrs) => {
    const [a, b] = saved as [tf.Tensor, tf.Tensor];
    const { transposeA: ta, transposeB: tb } = attrs as unknown as Record<
      'transposeA' | 'transposeB',
      boolean
    >;
    const upstream = dy as tf.Tensor;
    return {
      a: () => sumTo(ta ? tf.matMul(b, upstream, tb, true) : tf.matMul(upstream, b, false, !tb), a.shape),
      b: () => sumTo(tb ? tf.matMul(upstream, a, true, ta) : tf.matMul(a, upstream, !ta, false), b.shape),
    };
  },
};
export default batchMatMulGradient;
