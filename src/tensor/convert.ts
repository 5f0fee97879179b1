import * as tf from '@tensorflow/tfjs';
import { GradelensError } from '../errors.js';
import type { FlatTensor } from './flat.js';

/**
 * A tensor's data as plain data; the tensor stays.
 *
 * @throws {GradelensError} `UNSUPPORTED_DTYPE` for strings and complex numbers.
 */
export async function toFlat(tensor: tf.Tensor): Promise<FlatTensor> {
  const { dtype, shape } = tensor;
  if (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool') {
    throw new GradelensError(
      'UNSUPPORTED_DTYPE',
      `Expected a tensor of float32, int32 or bool; got ${dtype}.`,
    );
  }
  // A copy: on the cpu backend `data` is the tensor's own array, which a later write would change.
  return { dtype, shape: [...shape], data: (await tensor.data<'float32' | 'int32' | 'bool'>()).slice() };
}

/** Plain data as a tensor, which the caller disposes. */
export const fromFlat = ({ dtype, shape, data }: FlatTensor): tf.Tensor =>
  tf.tensor(data.slice(), [...shape], dtype);
