import * as tf from '@tensorflow/tfjs';

/** What a kernel is called with. */
export type Call = Parameters<tf.KernelFunc>[0];

/** An input: a tensor, a list of them, or none where it is optional. */
type Given = tf.TensorInfo | undefined | Given[];

/** Inputs by name, or in a list. */
type Inputs = Record<string, Given> | Given[];

type Values = Float32Array | Int32Array | Uint8Array | Uint8Array[];

/** What borrowing uses of a backend of TensorFlow.js. */
interface Store {
  readSync(dataId: object): ArrayLike<number> | Uint8Array[];
  write(values: Values, shape: readonly number[], dtype: tf.DataType): object;
}

/** The cpu backend, whose complex tensors own two real ones. */
interface CpuStore extends Store {
  firstUse: boolean;
  readonly data: {
    get(dataId: object): { complexTensorInfos?: { real: tf.TensorInfo; imag: tf.TensorInfo } };
  };
}

/**
 * A kernel of the cpu backend as one of another backend: its inputs are copied out, its results copied in.
 *
 * Every call has a cpu backend of its own, which nothing but the call refers to: whatever the kernel leaves in it, also
 * when it throws, is collected with it, and neither the engine's tensors nor its backends change.
 */
export const borrow =
  (kernel: tf.KernelFunc): tf.KernelFunc =>
  ({ inputs, backend, attrs }) => {
    const own = backend as Store;
    const cpu = tf.findBackendFactory('cpu')() as unknown as CpuStore;
    // Else it would print an advertisement.
    cpu.firstUse = false;
    const lend = (given: Given): Given => {
      if (!given) return given;
      return Array.isArray(given) ? given.map(lend) : copy(given as tf.TensorInfo, own, cpu);
    };
    const given = inputs as unknown as Inputs;
    const lent = Array.isArray(given)
      ? given.map(lend)
      : Object.fromEntries(Object.entries(given).map(([name, tensor]) => [name, lend(tensor)]));
    const results = kernel({ inputs: lent as unknown as tf.NamedTensorInfoMap, backend: cpu, attrs: attrs! });
    const fetch = (tensor: tf.TensorInfo) => {
      const { shape, dtype } = tensor;
      const fetched = { dataId: own.write(valuesOf(tensor, cpu), shape, dtype), shape, dtype };
      // A few kernels give tensors, which the engine counts.
      if (tensor instanceof tf.Tensor) tensor.dispose();
      return fetched;
    };
    return Array.isArray(results) ? results.map(fetch) : fetch(results);
  };

function copy(tensor: tf.TensorInfo, from: Store, to: CpuStore): tf.TensorInfo {
  const { shape, dtype } = tensor;
  // Some kernels of the cpu backend read a tensor's rank and size, which a TensorInfo lacks.
  const info = { shape, dtype, rank: shape.length, size: tf.util.sizeFromShape(shape) };
  if (dtype !== 'complex64') return { ...info, dataId: to.write(valuesOf(tensor, from), shape, dtype) };
  const parts = tf.backend_util.splitRealAndImagArrays(from.readSync(tensor.dataId) as Float32Array);
  const part = (values: Float32Array): tf.TensorInfo => ({
    dataId: to.write(values, shape, 'float32'),
    shape,
    dtype: 'float32',
  });
  const dataId = to.write(new Float32Array(0), shape, dtype);
  to.data.get(dataId).complexTensorInfos = { real: part(parts.real), imag: part(parts.imag) };
  return { ...info, dataId };
}

/** A tensor's values in the array of its type: kernels of the cpu backend keep lists and other arrays too. */
function valuesOf({ dataId, dtype }: tf.TensorInfo, store: Store): Values {
  const values = store.readSync(dataId);
  if (dtype === 'string') return values as Uint8Array[];
  const Typed = dtype === 'int32' ? Int32Array : dtype === 'bool' ? Uint8Array : Float32Array;
  return values instanceof Typed ? values : Typed.from(values as ArrayLike<number>);
}
