import type * as tf from '@tensorflow/tfjs';
import type { Call } from './borrow.js';

/** Kernels of the wasm backend that are right for some of the calls that TensorFlow.js lets through, and wrong for others. */
export interface Guard {
  readonly kernels: readonly string[];
  /** Whether the wasm kernel is right for a call whose inputs are neither complex numbers nor strings. */
  readonly right: (call: Call) => boolean;
  /** Whether a result that is not finite may be wrong all the same. */
  readonly finite?: boolean;
}

type Given = tf.TensorInfo | undefined | null | Given[];

/** Whether something holds of each of a call's tensors; lists of them are opened, absent ones left out. */
export function ofAll({ inputs }: Call, holds: (tensor: tf.TensorInfo) => boolean): boolean {
  const each = (given: Given): boolean => {
    if (!given) return true;
    return Array.isArray(given) ? given.every(each) : holds(given);
  };
  for (const name in inputs) if (!each(inputs[name] as Given)) return false;
  return true;
}

/** Whether a tensor has no element. */
export const isEmpty = ({ shape }: tf.TensorInfo): boolean => shape.includes(0);

/** Whether all tensors of a call are of these types, and none is empty. */
export const only =
  (...dtypes: readonly tf.DataType[]) =>
  (call: Call): boolean =>
    ofAll(call, (tensor) => dtypes.includes(tensor.dtype) && !isEmpty(tensor));
