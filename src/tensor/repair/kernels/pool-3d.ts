import * as tf from '@tensorflow/tfjs';

type Three = [number, number, number];

/** What pooling of volumes is called with. */
export interface Pool3dAttributes {
  readonly filterSize: Three | number;
  readonly strides: Three | number;
  readonly pad: 'valid' | 'same' | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/** Its sizes, for `x` [N,D,H,W,C]. */
export const pool3dInfo = (
  { shape }: tf.TensorInfo,
  { filterSize, strides, pad, dimRoundingMode }: Pool3dAttributes,
): tf.backend_util.Conv3DInfo =>
  tf.backend_util.computePool3DInfo(
    shape as [number, number, number, number, number],
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
