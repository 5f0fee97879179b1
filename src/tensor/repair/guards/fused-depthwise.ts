import * as tf from '@tensorflow/tfjs';
import { type Guard, only } from '../guard.js';
import { depthwiseFits } from './windows.js';

const ACTIVATIONS = ['linear', 'relu', 'leakyrelu', 'sigmoid', 'elu'];

/** As of depthwise convolutions, a bias for each channel, and activations that keep NaN and need no weights. */
const fusedDepthwise: Guard = {
  kernels: [tf.FusedDepthwiseConv2D],
  right: (call) => {
    const { bias, filter } = call.inputs;
    const { activation, dataFormat } = call.attrs as unknown as { activation: string; dataFormat: string };
    const channels = filter!.shape[2]! * filter!.shape[3]!;
    return (
      only('float32')(call) &&
      dataFormat === 'NHWC' &&
      ACTIVATIONS.includes(activation) &&
      (!bias || (bias.shape.length === 1 && bias.shape[0] === channels)) &&
      depthwiseFits(call)
    );
  },
};
export default fusedDepthwise;
