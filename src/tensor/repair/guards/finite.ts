import * as tf from '@tensorflow/tfjs';
import { allFinite } from '../../native/finite.js';
import type { WasmBackend } from '../../native/memory.js';
import { type Guard, ofAll, only } from '../guard.js';

/** Kernels that lose NaN: ClipByValue gives a bound, Relu6 and Sign 0. */
const finite: Guard = {
  kernels: [tf.ClipByValue, tf.Relu6, tf.Sign],
  right: (call) => only('float32')(call) && ofAll(call, (x) => allFinite(call.backend as WasmBackend, x)),
};
export default finite;
