import * as tf from '@tensorflow/tfjs';
import { gate } from '../gate.js';

/** Of a ReLU: by its output, so that its input need not be kept, and in one pass. */
const reluGradient: tf.GradConfig = {
  kernelName: tf.Relu,
  outputsToSave: [true],
  gradFunc: (dy, [y]) => ({ x: () => gate(dy as tf.Tensor, y!) }),
};
export default reluGradient;
