import * as tf from '@tensorflow/tfjs';
import type { DataFormat } from './layout.js';

/** The attributes of TensorFlow.js's 2-D convolution kernels, as far as these kernels read them. */
export interface ConvolutionAttributes {
  readonly strides: [number, number] | number;
  readonly pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  /** TensorFlow.js gives none to the gradients' kernels, whose own gradient of a dilated convolution is refused. */
  readonly dilations?: [number, number] | number;
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
  readonly dataFormat?: DataFormat;
}

/** Sizes and paddings of a convolution of x [N,H,W,C] with filter [kh,kw,C,outC]. */
export function convolutionInfo(
  x: readonly number[],
  filter: readonly number[],
  { strides, pad, dilations = 1, dimRoundingMode, dataFormat }: ConvolutionAttributes,
): tf.backend_util.Conv2DInfo {
  // An explicit padding comes in the order of the layout.
  const own = Array.isArray(pad) && dataFormat === 'NCHW' ? [pad[0], pad[2], pad[3], pad[1]] : pad;
  return tf.backend_util.computeConv2DInfo(
    x as [number, number, number, number],
    filter as [number, number, number, number],
    strides,
    dilations,
    own as tf.backend_util.ExplicitPadding,
    dimRoundingMode,
  );
}
