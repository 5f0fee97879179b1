import * as tf from '@tensorflow/tfjs';

type Join = (ar: number, ai: number, br: number, bi: number) => [number, number];

const JOINS: Readonly<Record<string, Join>> = {
  [tf.Add]: (ar, ai, br, bi) => [ar + br, ai + bi],
  [tf.Sub]: (ar, ai, br, bi) => [ar - br, ai - bi],
  [tf.Multiply]: (ar, ai, br, bi) => [ar * br - ai * bi, ar * bi + ai * br],
};
/** Kernels of the cpu backend that broadcast complex numbers wrongly. */
export const COMPLEX_ARITHMETIC = Object.keys(JOINS);

/** What of the cpu backend is used. */
interface Cpu {
  readSync(dataId: object): Float32Array;
  write(values: Float32Array, shape: readonly number[], dtype: tf.DataType): object;
  readonly data: {
    get(dataId: object): { complexTensorInfos?: { real: tf.TensorInfo; imag: tf.TensorInfo } };
  };
}

/** A kernel of the cpu backend with complex operands broadcast to each other; real ones as it did. */
export const withComplex = (stock: tf.KernelConfig): tf.KernelConfig => ({
  ...stock,
  kernelFunc: (call) => {
    const { a, b } = call.inputs as Record<'a' | 'b', tf.TensorInfo>;
    if (a.dtype !== 'complex64' || b.dtype !== 'complex64') return stock.kernelFunc(call);
    const cpu = call.backend as Cpu;
    const join = JOINS[stock.kernelName]!;
    const shape = tf.backend_util.assertAndGetBroadcastShape(a.shape, b.shape);
    const size = tf.util.sizeFromShape(shape);
    const [left, right] = [cpu.readSync(a.dataId), cpu.readSync(b.dataId)];
    const [real, imag] = [new Float32Array(size), new Float32Array(size)];
    for (let at = 0; at < size; at++) {
      const [i, j] = [2 * placeOf(at, shape, a.shape), 2 * placeOf(at, shape, b.shape)];
      [real[at], imag[at]] = join(left[i]!, left[i + 1]!, right[j]!, right[j + 1]!);
    }
    const part = (values: Float32Array): tf.TensorInfo => ({
      dataId: cpu.write(values, shape, 'float32'),
      shape,
      dtype: 'float32',
    });
    const dataId = cpu.write(new Float32Array(0), shape, 'complex64');
    cpu.data.get(dataId).complexTensorInfos = { real: part(real), imag: part(imag) };
    return { dataId, shape, dtype: 'complex64' };
  },
});

/** Which element of an operand an element of the result comes from. */
function placeOf(at: number, shape: readonly number[], own: readonly number[]): number {
  let [rest, place, step] = [at, 0, 1];
  for (let axis = 1; axis <= shape.length; axis++) {
    const size = own.at(-axis) ?? 1;
    if (size > 1) place += (rest % shape.at(-axis)!) * step;
    step *= size;
    rest = Math.floor(rest / shape.at(-axis)!);
  }
  return place;
}
