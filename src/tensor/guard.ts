import type * as tf from '@tensorflow/tfjs';
import type { Call } from './borrow.js';

/** Kernels of the wasm backend that are right for some of the calls that TensorFlow.js lets through, and wrong for others. */
export interface Guard {
  readonly kernels: readonly string[];
  /** Whether the wasm kernel is right for a call whose inputs are neither complex numbers nor strings. */
  readonly right: (call: Call) => boolean;
  /** Whether a result, read once the kernel has run, may be wrong all the same. */
  readonly doubtful?: (values: ArrayLike<number>) => boolean;
}

/** A call's tensors, lists of them opened, those that are optional and absent left out. */
export const tensorsOf = ({ inputs }: Call): tf.TensorInfo[] =>
  Object.values(inputs as unknown as Record<string, Given>)
    .flat(2)
    .filter((each) => each !== undefined && each !== null) as tf.TensorInfo[];

type Given = tf.TensorInfo | undefined | null | Given[];

/** Whether a tensor has no element. */
export const isEmpty = ({ shape }: tf.TensorInfo): boolean => shape.includes(0);

/** Whether all tensors of a call are of these types, and none is empty. */
export const only =
  (...dtypes: readonly tf.DataType[]) =>
  (call: Call): boolean =>
    tensorsOf(call).every((tensor) => dtypes.includes(tensor.dtype) && !isEmpty(tensor));
