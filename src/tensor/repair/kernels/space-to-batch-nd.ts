import * as tf from '@tensorflow/tfjs';

/** Blocks laid out as elements of a batch, after a pad with 0; by a transpose. The wasm backend's own pads and copies slowly. */
const spaceToBatchND: tf.KernelConfig = {
  kernelName: tf.SpaceToBatchND,
  backendName: 'wasm',
  kernelFunc: ({ inputs, attrs }) => {
    const x = inputs.x as tf.Tensor;
    const { blockShape, paddings } = attrs as unknown as {
      blockShape: number[];
      paddings: [number, number][];
    };
    const { getReshaped, getPermuted, getReshapedPermuted } = tf.backend_util;
    const block = tf.util.sizeFromShape(blockShape);
    const around = x.shape.map((_, axis) => paddings[axis - 1] ?? ([0, 0] as [number, number]));
    return tf.tidy(() => {
      const padded = around.flat().some((size) => size > 0) ? tf.pad(x, around) : x;
      const parts = getReshaped(padded.shape, blockShape, block, false);
      const turned = tf.transpose(padded.reshape(parts), getPermuted(parts.length, blockShape.length, false));
      return turned.reshape(getReshapedPermuted(padded.shape, blockShape, block, false));
    });
  },
};
export default spaceToBatchND;
