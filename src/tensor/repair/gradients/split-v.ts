import * as tf from '@tensorflow/tfjs';

/** Of `tf.split`. TensorFlow.js's own fails where there is one part only. */
const splitVGradient: tf.GradConfig = {
  kernelName: tf.SplitV,
  gradFunc: (dy, _saved, attrs) => ({
    x: () => tf.concat(Array.isArray(dy) ? dy : [dy], (attrs as unknown as { axis: number }).axis),
  }),
};
export default splitVGradient;
