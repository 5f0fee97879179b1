import * as tf from '@tensorflow/tfjs';
import { GATE, gate } from '../gate.js';

/** The gate is linear in what passes it, and changes with `y` nowhere. */
const gateGradient: tf.GradConfig = {
  kernelName: GATE,
  inputsToSave: ['y'],
  gradFunc: (dy, [y]) => ({
    dy: () => gate(dy as tf.Tensor, y!),
    y: () => tf.zerosLike(y!),
  }),
};
export default gateGradient;
