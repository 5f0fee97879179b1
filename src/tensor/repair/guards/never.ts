import * as tf from '@tensorflow/tfjs';
import type { Guard } from '../guard.js';

/**
 * Kernels that are wrong in common calls, or read beyond their tensors, and are rarely called on large ones:
 *
 * - AvgPoolGrad, AvgPool3DGrad divide by the whole window where the forward pass leaves out what lies beyond the picture.
 * - Bincount, DenseBincount: numbers below 0. LinSpace adds up rounding errors.
 * - Conv3DBackpropInputV2, Conv3DBackpropFilterV2: add to what lay in memory.
 * - Dilation2D and its gradients, maxima below 0 and ties.
 * - Multinomial draws other numbers from a seed than the cpu backend.
 * - NonMaxSuppression, Sparse..., TensorScatterUpdate: trust indices and counts in their inputs.
 * - ResizeBilinearGrad, ResizeNearestNeighborGrad know no half-pixel centres; the second may never end.
 * - RotateWithOffset rounds the fill value; Transform reflects wrongly.
 */
const never: Guard = {
  kernels: [
    tf.AvgPool3DGrad,
    tf.AvgPoolGrad,
    tf.Bincount,
    tf.Conv3DBackpropFilterV2,
    tf.Conv3DBackpropInputV2,
    tf.DenseBincount,
    tf.Dilation2D,
    tf.Dilation2DBackpropFilter,
    tf.Dilation2DBackpropInput,
    tf.LinSpace,
    tf.Multinomial,
    tf.NonMaxSuppressionV3,
    tf.NonMaxSuppressionV4,
    tf.NonMaxSuppressionV5,
    tf.ResizeBilinearGrad,
    tf.ResizeNearestNeighborGrad,
    tf.RotateWithOffset,
    tf.SparseFillEmptyRows,
    tf.SparseReshape,
    tf.SparseSegmentMean,
    tf.SparseSegmentSum,
    tf.SparseToDense,
    tf.TensorScatterUpdate,
    tf.Transform,
  ],
  right: () => false,
};
export default never;
