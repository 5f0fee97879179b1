import * as tf from '@tensorflow/tfjs';
import { takenBack } from './taken-back.js';

/** Of `tf.depthToSpace`, which TensorFlow.js has none of: every element takes back what it was taken to. */
const depthToSpaceGradient: tf.GradConfig = {
  kernelName: tf.DepthToSpace,
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attrs) => ({
    x: () =>
      takenBack(
        saved[0]!,
        dy as tf.Tensor,
        (x) => tf.engine().runKernel(tf.DepthToSpace, { x: x }, attrs) as tf.Tensor,
      ),
  }),
};
export default depthToSpaceGradient;
