import * as tf from '@tensorflow/tfjs';

export type Numbers = Float32Array | Int32Array | Uint8Array;

/** A tensor in plain arrays, row-major. */
export interface Plain {
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32' | 'bool';
  readonly values: Numbers;
}

/** A kernel over plain arrays, in the place of the cpu backend's own where that is wrong; wasm borrows it. */
export interface Correction {
  readonly kernelName: string;
  /** `stock`: the kernel that is replaced, with the same attributes. */
  compute(inputs: Inputs, attrs: unknown, stock: (inputs: Inputs) => Plain | Plain[]): Plain | Plain[];
}

type Inputs = Readonly<Record<string, Plain>>;

/** What of the cpu backend is used. */
interface Store {
  readSync(dataId: object): Numbers;
  write(values: Numbers, shape: readonly number[], dtype: tf.DataType): object;
}

/** The cpu backend's kernel; complex numbers and strings go to the one that it had. */
export const correctedKernel = ({ compute }: Correction, stock: tf.KernelConfig): tf.KernelConfig => ({
  ...stock,
  kernelFunc: (call) => {
    const given = Object.entries(call.inputs as Record<string, tf.TensorInfo | undefined>);
    if (given.some(([, tensor]) => tensor?.dtype === 'complex64' || tensor?.dtype === 'string'))
      return stock.kernelFunc(call);
    const cpu = call.backend as Store;
    const read = ({ dataId, shape, dtype }: tf.TensorInfo) =>
      ({ shape, dtype, values: cpu.readSync(dataId) }) as Plain;
    const write = ({ values, shape, dtype }: Plain): tf.TensorInfo => ({
      dataId: cpu.write(values, shape, dtype),
      shape: [...shape],
      dtype,
    });
    const own = (inputs: Inputs) => {
      const infos = Object.fromEntries(Object.entries(inputs).map(([name, plain]) => [name, write(plain)]));
      return each(stock.kernelFunc({ ...call, inputs: infos }), read);
    };
    const plain = given.flatMap(([name, tensor]) => (tensor ? [[name, read(tensor)]] : []));
    return each(compute(Object.fromEntries(plain), call.attrs, own), write);
  },
});

/** One result, or several. */
const each = <From, To>(results: From | From[], change: (result: From) => To): To | To[] =>
  Array.isArray(results) ? results.map(change) : change(results);

/** Zeros of a type. */
export const zerosOf = (dtype: Plain['dtype'], size: number): Numbers =>
  dtype === 'float32'
    ? new Float32Array(size)
    : dtype === 'int32'
      ? new Int32Array(size)
      : new Uint8Array(size);

/** Axes as TensorFlow.js takes them, from the end where below 0; every axis by default. */
export const axesOf = (axis: number | number[] | undefined, shape: readonly number[]): number[] =>
  tf.util.parseAxisParam(axis as number[], [...shape]);
