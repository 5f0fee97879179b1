import * as tf from '@tensorflow/tfjs';
import { type Correction, type Plain, zerosOf } from '../arrays.js';

/**
 * Matrix products, batches broadcast to each other axis by axis; the stock kernel goes through both batches in step.
 *
 * - `a`: [batch..., rows, inner], `b`: [batch..., inner, columns], or transposed; of one type.
 */
const batchMatMul: Correction = {
  kernelName: tf.BatchMatMul,
  compute: ({ a, b }, attrs) => {
    const [left, right] = [a as Plain, b as Plain];
    const { transposeA, transposeB } = attrs as { transposeA: boolean; transposeB: boolean };
    const [aRows, aColumns] = left.shape.slice(-2) as [number, number];
    const [bRows, bColumns] = right.shape.slice(-2) as [number, number];
    const [rows, inner] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
    const [met, columns] = transposeB ? [bColumns, bRows] : [bRows, bColumns];
    if (inner !== met) {
      throw new Error(
        `Error in matMul: inner shapes (${inner}) and (${met}) of Tensors with shapes ${left.shape} and ${right.shape} and transposeA=${transposeA} and transposeB=${transposeB} must match.`,
      );
    }
    const [outerA, outerB] = [left.shape.slice(0, -2), right.shape.slice(0, -2)];
    const outer = tf.backend_util.assertAndGetBroadcastShape(outerA, outerB);
    const batches = outer.reduce((product, n) => product * n, 1);
    const values = zerosOf(left.dtype, batches * rows * columns);
    // Steps from one element of the inner axis to the next, and from one row or column to the next.
    const [aStep, aNext] = transposeA ? [aColumns, 1] : [1, aColumns];
    const [bStep, bNext] = transposeB ? [1, bColumns] : [bColumns, 1];
    for (let batch = 0; batch < batches; batch++) {
      const fromA = place(batch, outer, outerA) * rows * inner;
      const fromB = place(batch, outer, outerB) * inner * columns;
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          let sum = 0;
          let [i, j] = [fromA + row * aNext, fromB + column * bNext];
          for (let k = 0; k < inner; k++, i += aStep, j += bStep) sum += left.values[i]! * right.values[j]!;
          values[(batch * rows + row) * columns + column] = sum;
        }
      }
    }
    return { shape: [...outer, rows, columns], dtype: left.dtype, values };
  },
};
export default batchMatMul;

/** Which of an operand's matrices is met by a batch of the result. */
function place(batch: number, outer: readonly number[], own: readonly number[]): number {
  let [rest, at, step] = [batch, 0, 1];
  for (let axis = 1; axis <= outer.length; axis++) {
    const size = own.at(-axis) ?? 1;
    if (size > 1) at += (rest % outer.at(-axis)!) * step;
    step *= size;
    rest = Math.floor(rest / outer.at(-axis)!);
  }
  return at;
}
