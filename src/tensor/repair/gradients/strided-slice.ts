import * as tf from '@tensorflow/tfjs';
import { takenBack } from './taken-back.js';

/** Of `tf.stridedSlice`, which TensorFlow.js has none of: every element takes back what it was taken to. */
const stridedSliceGradient: tf.GradConfig = {
  kernelName: tf.StridedSlice,
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attrs) => ({
    x: () =>
      takenBack(
        saved[0]!,
        dy as tf.Tensor,
        (x) => tf.engine().runKernel(tf.StridedSlice, { x: x }, attrs) as tf.Tensor,
      ),
  }),
};
export default stridedSliceGradient;
