import * as tf from '@tensorflow/tfjs';

/**
 * Of `tf.gather`: each part's gradient is added where the part came from. All batches at once: TensorFlow.js's own goes
 * through them one by one, and knows one batch dimension at most.
 */
const gatherV2Gradient: tf.GradConfig = {
  kernelName: tf.GatherV2,
  inputsToSave: ['x', 'indices'],
  gradFunc: (dy, saved, attrs) => {
    const [x, indices] = saved as [tf.Tensor, tf.Tensor];
    const { axis, batchDims } = attrs as unknown as Record<'axis' | 'batchDims', number>;
    const along = tf.util.parseAxisParam(axis, x.shape)[0]!;
    return {
      x: () => {
        const { batchSize, outerSize, dimSize, sliceSize } =
          tf.backend_util.segment_util.collectGatherOpShapeInfo(x, indices, along, batchDims);
        // Rows of x, its axis and all before it as one.
        const first = tf.mul(tf.range(0, batchSize * outerSize, 1, 'int32'), tf.scalar(dimSize, 'int32'));
        const rows = tf.add(
          tf.reshape(first, [batchSize, outerSize, 1]),
          tf.reshape(indices, [batchSize, 1, indices.size / Math.max(1, batchSize)]),
        );
        const parts = tf.reshape(dy as tf.Tensor, [rows.size, sliceSize]);
        const sums = tf.unsortedSegmentSum(
          parts,
          tf.reshape(rows, [rows.size]) as tf.Tensor1D,
          batchSize * outerSize * dimSize,
        );
        return tf.reshape(sums, x.shape);
      },
      indices: () => tf.zeros(indices.shape),
    };
  },
};
export default gatherV2Gradient;
