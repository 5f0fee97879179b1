import * as tf from '@tensorflow/tfjs';

/** Of max pooling's gradient, which is linear: from every window the number at its first maximum. */
const maxPoolGradGradient: tf.GradConfig = {
  kernelName: tf.MaxPoolGrad,
  inputsToSave: ['input', 'output'],
  gradFunc: (ddx, saved, attrs) => {
    const [input, output] = saved as [tf.Tensor, tf.Tensor];
    return {
      dy: () => {
        const [, places] = tf
          .engine()
          .runKernel(
            tf.MaxPoolWithArgmax,
            { x: input },
            { ...attrs, includeBatchInIndex: true },
          ) as unknown as [tf.Tensor, tf.Tensor];
        const flat = tf.reshape(ddx as tf.Tensor, [input.size]);
        return tf.reshape(tf.gather(flat, tf.reshape(places, [places.size])), output.shape);
      },
      input: () => tf.zeros(input.shape),
      output: () => tf.zeros(output.shape),
    };
  },
};
export default maxPoolGradGradient;
