import * as tf from '@tensorflow/tfjs';
import { allFinite } from '../../native/finite.js';
import type { WasmBackend } from '../../native/memory.js';
import { type Guard, only } from '../guard.js';

/** The stock kernel weighs a neighbour by 0 where a pixel is met exactly, so that NaN and infinities spread to it. */
const resizeBilinear: Guard = {
  kernels: [tf.ResizeBilinear],
  right: (call) => {
    const { size } = call.attrs as unknown as { size: [number, number] };
    return (
      only('float32')(call) &&
      !size.includes(0) &&
      allFinite(call.backend as WasmBackend, call.inputs.images!)
    );
  },
};
export default resizeBilinear;
