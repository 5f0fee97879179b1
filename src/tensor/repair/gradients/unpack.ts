import * as tf from '@tensorflow/tfjs';

/** Of `tf.unstack`. TensorFlow.js's own fails where there is one part only. */
const unpackGradient: tf.GradConfig = {
  kernelName: tf.Unpack,
  gradFunc: (dy, _saved, attrs) => ({
    value: () => tf.stack(Array.isArray(dy) ? dy : [dy], (attrs as unknown as { axis: number }).axis),
  }),
};
export default unpackGradient;
