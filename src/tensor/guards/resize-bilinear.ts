import * as tf from '@tensorflow/tfjs';
import { type Guard, only } from '../guard.js';
import type { WasmBackend } from '../kernels/heap.js';

/**
 * The stock kernel weighs a neighbour by 0 where a pixel is met exactly, so that NaN and infinities spread to it.
 */
const resizeBilinear: Guard = {
  kernels: [tf.ResizeBilinear],
  right: (call) => {
    if (!only('float32')(call)) return false;
    const { size } = call.attrs as unknown as { size: [number, number] };
    const pixels = (call.backend as WasmBackend).typedArrayFromHeap(call.inputs.images!);
    // 0, or NaN as soon as one is not finite.
    let sum = 0;
    for (let i = 0; i < pixels.length; i++) sum += pixels[i]! * 0;
    return sum === 0 && size.every((length) => length > 0);
  },
};
export default resizeBilinear;
