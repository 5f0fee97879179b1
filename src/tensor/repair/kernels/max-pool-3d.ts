import * as tf from '@tensorflow/tfjs';
import { maxima } from '../../native/maxima.js';
import type { WasmBackend } from '../../native/memory.js';
import { type Pool3dAttributes, pool3dInfo } from './pool-3d.js';

/** Max pooling of volumes: `x` [N,D,H,W,C] float32. The stock kernel takes no maxima below 0. */
const maxPool3d: tf.KernelConfig = {
  kernelName: tf.MaxPool3D,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const x = inputs.x as tf.TensorInfo;
    const info = pool3dInfo(x, attrs as unknown as Pool3dAttributes);
    const wasm = backend as WasmBackend;
    const output = wasm.makeOutput(info.outShape, 'float32');
    wasm.typedArrayFromHeap(output).set(maxima(wasm.typedArrayFromHeap(x), info, false)[0]);
    return output;
  },
};
export default maxPool3d;
