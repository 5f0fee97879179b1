import * as tf from '@tensorflow/tfjs';
import { type Guard, only } from '../guard.js';

/** The stock kernel repeats the slopes one after the other: right for one a channel, or one an element. */
const prelu: Guard = {
  kernels: [tf.Prelu],
  right: (call) => {
    if (!only('float32')(call)) return false;
    const [x, alpha] = [call.inputs.x!.shape, call.inputs.alpha!.shape];
    const channels = x.at(-1) === alpha.at(-1) && alpha.slice(0, -1).every((size) => size === 1);
    return channels || tf.util.arraysEqual(x, alpha);
  },
};
export default prelu;
