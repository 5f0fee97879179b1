import * as tf from '@tensorflow/tfjs';

export type DataFormat = 'NHWC' | 'NCHW';

/**
 * Runs a kernel for NHWC on pictures of either layout: turns them, and its result back.
 *
 * - `pictures`: [N,H,W,C], or [N,C,H,W] with NCHW. They stay.
 */
export function inNhwc(
  dataFormat: DataFormat | undefined,
  pictures: readonly tf.TensorInfo[],
  work: (...turned: tf.TensorInfo[]) => tf.TensorInfo,
): tf.TensorInfo {
  if (dataFormat !== 'NCHW') return work(...pictures);
  return tf.tidy(() => {
    const turned = pictures.map((each) => tf.transpose(each as tf.Tensor, [0, 2, 3, 1]));
    const result = tf.engine().makeTensorFromTensorInfo(work(...turned));
    return tf.transpose(result, [0, 3, 1, 2]);
  });
}

/** A shape of four in NHWC order. */
export const nhwcShape = (
  [n, a, b, c]: readonly number[],
  dataFormat: DataFormat | undefined,
): [number, number, number, number] => (dataFormat === 'NCHW' ? [n!, b!, c!, a!] : [n!, a!, b!, c!]);
