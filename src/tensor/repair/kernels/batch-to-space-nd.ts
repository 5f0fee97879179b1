import * as tf from '@tensorflow/tfjs';

/** Elements of a batch laid out as blocks, less `crops`; by a transpose, as on the cpu backend. The wasm backend has none. */
const batchToSpaceND: tf.KernelConfig = {
  kernelName: tf.BatchToSpaceND,
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs }) => {
    const x = inputs.x as tf.Tensor;
    const { blockShape, crops } = attrs as unknown as { blockShape: number[]; crops: number[][] };
    const { getReshaped, getPermuted, getReshapedPermuted } = tf.backend_util;
    const { getSliceBeginCoords, getSliceSize } = tf.backend_util;
    const block = tf.util.sizeFromShape(blockShape);
    const parts = getReshaped(x.shape, blockShape, block);
    const whole = getReshapedPermuted(x.shape, blockShape, block);
    return tf.tidy(() => {
      const turned = tf.transpose(x.reshape(parts), getPermuted(parts.length, blockShape.length));
      const begin = getSliceBeginCoords(crops, blockShape.length);
      return tf.slice(turned.reshape(whole), begin, getSliceSize(whole, crops, blockShape.length));
    });
  },
};
export default batchToSpaceND;
