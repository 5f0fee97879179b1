import * as tf from '@tensorflow/tfjs';

type Run = (run: {
  inputs: Record<string, tf.Tensor>;
  attrs: Record<string, unknown>;
  backend: unknown;
}) => tf.TensorInfo;

/** What is as small as float32 can be: padding never wins over a value. */
const LOWEST = -3.4e38;

/**
 * Gives the gradient of WebGPU's max pool to the first of equal values, as every other engine and PyTorch do; TensorFlow.js
 * 4.22's kernel gives it to the last. That is done by turning the picture: the last one of the turned picture is the first.
 * Calling it again changes nothing.
 */
export function firstOfEqualsOnWebgpu(): void {
  const present = tf.getKernel(tf.MaxPoolGrad, 'webgpu');
  if (!present || present.kernelFunc === (turned as unknown)) return;
  last = present.kernelFunc as unknown as Run;
  tf.unregisterKernel(tf.MaxPoolGrad, 'webgpu');
  tf.registerKernel({ ...present, kernelFunc: turned as unknown as tf.KernelFunc });
}

/** TensorFlow.js's own kernel. */
let last: Run;

const turned: Run = ({ inputs: { dy, input: x }, attrs, backend }) =>
  tf.tidy(() => {
    const [, height, width] = x!.shape as [number, number, number, number];
    const { outHeight, outWidth, strideHeight, strideWidth, filterHeight, filterWidth, padInfo } =
      tf.backend_util.computePool2DInfo(
        x!.shape as [number, number, number, number],
        attrs.filterSize as [number, number],
        attrs.strides as [number, number],
        1,
        attrs.pad as 'valid',
        attrs.dimRoundingMode as 'floor',
      );
    const { top, left } = padInfo;
    // What the windows cover of the padded picture: turned, they begin where they began.
    const covered = [
      (outHeight - 1) * strideHeight + filterHeight,
      (outWidth - 1) * strideWidth + filterWidth,
    ] as const;
    const [bottom, right] = [Math.max(0, covered[0] - top - height), Math.max(0, covered[1] - left - width)];
    const padding = [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ] as [number, number][];
    const whole = tf.pad(x!, padding, LOWEST);
    const picture = tf.slice(whole, [0, 0, 0, 0], [-1, ...covered, -1]);
    const output = tf.zerosLike(dy!);
    const gradient = last({
      inputs: { dy: tf.reverse(dy!, [1, 2]), input: tf.reverse(picture, [1, 2]), output },
      attrs: { ...attrs, pad: 'valid' },
      backend,
    });
    const own = tf.reverse(tf.engine().makeTensorFromTensorInfo(gradient), [1, 2]);
    const beyond = [
      [0, 0],
      [0, whole.shape[1]! - covered[0]],
      [0, whole.shape[2]! - covered[1]],
      [0, 0],
    ] as [number, number][];
    return tf.slice(tf.pad(own, beyond), [0, top, left, 0], x!.shape);
  });
