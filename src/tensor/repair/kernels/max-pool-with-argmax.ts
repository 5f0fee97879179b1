import * as tf from '@tensorflow/tfjs';
import { flat, maxima } from '../../native/maxima.js';
import type { WasmBackend } from '../../native/memory.js';

/**
 * Max pooling with the place of each maximum, the first where several are equal.
 *
 * - `x`: [N,H,W,C] float32; returns the maxima, and int32 places in a picture, with `includeBatchInIndex` in all of x.
 */
const maxPoolWithArgmax: tf.KernelConfig = {
  kernelName: tf.MaxPoolWithArgmax,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const x = inputs.x as tf.TensorInfo;
    const { filterSize, strides, pad, includeBatchInIndex } = attrs as unknown as {
      filterSize: [number, number] | number;
      strides: [number, number] | number;
      pad: 'valid' | 'same' | number;
      includeBatchInIndex: boolean;
    };
    const shape = x.shape as [number, number, number, number];
    const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad);
    const wasm = backend as WasmBackend;
    const output = wasm.makeOutput(info.outShape, 'float32');
    const indices = wasm.makeOutput(info.outShape, 'int32');
    const [largest, places] = maxima(wasm.typedArrayFromHeap(x), flat(info), false);
    const picture = info.inHeight * info.inWidth * info.inChannels;
    const inPicture = (place: number): number => (place < 0 ? place : place % picture);
    wasm.typedArrayFromHeap(output).set(largest);
    wasm.typedArrayFromHeap(indices).set(includeBatchInIndex ? places : places.map(inPicture));
    return [output, indices];
  },
};
export default maxPoolWithArgmax;
