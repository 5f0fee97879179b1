import * as tf from '@tensorflow/tfjs';
import * as kernels from './kernels/index.js';

/**
 * Makes every op whose gradient works on the cpu backend work on wasm too: registers the kernels that TensorFlow.js
 * 4.22 lacks there and replaces those that are wrong or slow. Calling it again changes nothing.
 */
export function completeWasm(): void {
  for (const kernel of Object.values(kernels)) {
    const present = tf.getKernel(kernel.kernelName, 'wasm');
    if (present === kernel) continue;
    if (present) tf.unregisterKernel(kernel.kernelName, 'wasm');
    tf.registerKernel(kernel);
  }
}
