import * as tf from '@tensorflow/tfjs';
import * as gradients from './gradients/index.js';

/** Registers the gradients of `gradients/` in place of TensorFlow.js's own. Calling it again changes nothing. */
export function completeGradients(): void {
  for (const gradient of Object.values(gradients)) {
    const present = tf.getGradient(gradient.kernelName);
    if (present === gradient) continue;
    if (present) tf.unregisterGradient(gradient.kernelName);
    tf.registerGradient(gradient);
  }
}
