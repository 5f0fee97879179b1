import * as tf from '@tensorflow/tfjs';
import { takenBack } from './taken-back.js';

/** Of `tf.image.flipLeftRight`, which TensorFlow.js has none of: every element takes back what it was taken to. */
const flipLeftRightGradient: tf.GradConfig = {
  kernelName: tf.FlipLeftRight,
  inputsToSave: ['image'],
  gradFunc: (dy, saved, attrs) => ({
    image: () =>
      takenBack(
        saved[0]!,
        dy as tf.Tensor,
        (x) => tf.engine().runKernel(tf.FlipLeftRight, { image: x }, attrs) as tf.Tensor,
      ),
  }),
};
export default flipLeftRightGradient;
