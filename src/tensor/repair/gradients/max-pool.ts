import * as tf from '@tensorflow/tfjs';

/** Of max pooling. TensorFlow.js's own forgets how the number of windows was rounded. */
const maxPoolGradient: tf.GradConfig = {
  kernelName: tf.MaxPool,
  inputsToSave: ['x'],
  outputsToSave: [true],
  gradFunc: (dy, saved, attrs) => {
    const [input, output] = saved as [tf.Tensor, tf.Tensor];
    return {
      x: () =>
        tf.engine().runKernel(tf.MaxPoolGrad, { dy: dy as tf.Tensor, input, output }, attrs) as tf.Tensor,
    };
  },
};
export default maxPoolGradient;
