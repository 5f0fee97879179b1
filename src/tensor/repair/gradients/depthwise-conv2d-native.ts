import * as tf from '@tensorflow/tfjs';
import { convolutionGradient } from './dilated.js';

/** Of a depthwise convolution, a dilated one too. */
export default convolutionGradient(
  tf.DepthwiseConv2dNative,
  tf.DepthwiseConv2dNativeBackpropInput,
  tf.DepthwiseConv2dNativeBackpropFilter,
);
