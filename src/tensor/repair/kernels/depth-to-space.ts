import * as tf from '@tensorflow/tfjs';
import { copyAxes } from '../../native/axes.js';
import type { WasmBackend } from '../../native/memory.js';

/**
 * Channels spread over squares of pixels. The stock kernel goes element by element.
 *
 * - `x`: [N,H,W,C]; returns [N, H·blockSize, W·blockSize, C/blockSize²].
 *
 * @throws {Error} for another `dataFormat` than 'NHWC', as on the cpu backend.
 */
const depthToSpace: tf.KernelConfig = {
  kernelName: tf.DepthToSpace,
  backendName: 'wasm',
  kernelFunc: ({ inputs, backend, attrs }) => {
    const x = inputs.x as tf.TensorInfo;
    const { blockSize: block, dataFormat } = attrs as unknown as { blockSize: number; dataFormat: string };
    if (dataFormat !== 'NHWC')
      throw new Error(`Only NHWC dataFormat supported on wasm for depthToSpace. Got ${dataFormat}`);
    const [batch, height, width, depth] = x.shape as [number, number, number, number];
    const channels = depth / (block * block);
    const own = backend as WasmBackend;
    const output = own.makeOutput([batch, height * block, width * block, channels], x.dtype);
    const line = width * block * channels;
    copyAxes(own, x, output, [
      { length: batch * height, from: width * depth, to: block * line },
      { length: block, from: block * channels, to: line },
      { length: width, from: depth, to: block * channels },
      { length: block * channels, from: 1, to: 1 },
    ]);
    return output;
  },
};
export default depthToSpace;
