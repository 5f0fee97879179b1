import * as tf from '@tensorflow/tfjs';
import { allFinite } from '../../native/finite.js';
import type { WasmBackend } from '../../native/memory.js';
import { type Guard, only } from '../guard.js';

/**
 * By JavaScript's rules, which the cpu backend follows, a power is NaN where the exponent is, also of 1, and for 1 or -1 to
 * an infinite power; the stock kernel gives C's 1 there.
 */
const pow: Guard = {
  kernels: [tf.Pow],
  right: (call) => only('float32')(call) && allFinite(call.backend as WasmBackend, call.inputs.b!),
};
export default pow;
