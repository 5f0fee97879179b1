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
  compute(inputs: Readonly<Record<string, Plain>>, attrs: unknown): Plain | Plain[];
}

/** What of the cpu backend is used. */
interface Store {
  readSync(dataId: object): Numbers;
  write(values: Numbers, shape: readonly number[], dtype: tf.DataType): object;
}

/** The cpu backend's kernel; complex numbers and strings go to the one that it had. */
export const correctedKernel = (
  { compute }: Correction,
  stock: tf.KernelConfig,
): tf.KernelConfig => ({
  ...stock,
  kernelFunc: (call) => {
    const { inputs, attrs } = call;
    const given = Object.entries(inputs as Record<string, tf.TensorInfo | undefined>);
    if (given.some(([, tensor]) => tensor?.dtype === 'complex64' || tensor?.dtype === 'string'))
      return stock.kernelFunc(call);
    const cpu = call.backend as Store;
    const plain = given.flatMap(([name, tensor]) =>
      tensor
        ? [
            [
              name,
              { ...tensor, shape: tensor.shape, dtype: tensor.dtype, values: cpu.readSync(tensor.dataId) },
            ],
          ]
        : [],
    );
    const results = compute(Object.fromEntries(plain), attrs);
    const made = ({ values, shape, dtype }: Plain): tf.TensorInfo => ({
      dataId: cpu.write(values, shape, dtype),
      shape: [...shape],
      dtype,
    });
    return Array.isArray(results) ? results.map(made) : made(results);
  },
});

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
