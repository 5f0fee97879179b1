import * as tf from '@tensorflow/tfjs';

/**
 * A filter with its taps drawn apart, zeros between them: what a dilated convolution is without dilation.
 *
 * - `filter`: [taps..., in, out]; `dilations`: one an axis of taps.
 */
export function drawnApart(filter: tf.Tensor, dilations: readonly number[]): tf.Tensor {
  return dilations.reduce((apart, dilation, axis) => {
    if (dilation === 1) return apart;
    const shape = apart.shape;
    const split = tf.reshape(apart, [...shape.slice(0, axis + 1), 1, ...shape.slice(axis + 1)]);
    const padded = tf.pad(
      split,
      split.shape.map((_, i) => [0, i === axis + 1 ? dilation - 1 : 0] as [number, number]),
    );
    const joined = tf.reshape(padded, shape.with(axis, shape[axis]! * dilation));
    return tf.slice(
      joined,
      shape.map(() => 0),
      shape.with(axis, (shape[axis]! - 1) * dilation + 1),
    );
  }, filter);
}

/** The shape that `drawnApart` gives. */
export const shapeApart = (shape: readonly number[], dilations: readonly number[]): number[] =>
  shape.map((size, axis) => (size - 1) * (dilations[axis] ?? 1) + 1);

/** The taps of a filter that was drawn apart, the inverse of `drawnApart`. */
export function tapsOf(apart: tf.Tensor, dilations: readonly number[]): tf.Tensor {
  if (dilations.every((dilation) => dilation === 1)) return apart;
  const strides = apart.shape.map((_, axis) => dilations[axis] ?? 1);
  return tf.stridedSlice(
    apart,
    apart.shape.map(() => 0),
    apart.shape,
    strides,
  );
}

/** Dilations as TensorFlow.js takes them: a number for all axes, or one each; none is 1. */
export const perAxis = (dilations: number | readonly number[] | undefined, axes: number): number[] =>
  Array.isArray(dilations) ? [...dilations] : Array.from({ length: axes }, () => (dilations as number) ?? 1);

/**
 * The gradients of a 2-D convolution, plain or depthwise: a dilated one is that of a filter with its taps drawn apart.
 * TensorFlow.js's own refuse dilations.
 *
 * - `byInput`, `byFilter`: the kernels that compute them without dilation.
 */
export const convolutionGradient = (
  kernelName: string,
  byInput: string,
  byFilter: string,
): tf.GradConfig => ({
  kernelName,
  inputsToSave: ['x', 'filter'],
  gradFunc: (dy, saved, attrs) => {
    const [x, filter] = saved as [tf.Tensor, tf.Tensor];
    const { dilations, ...rest } = attrs as unknown as { dilations?: number | number[] };
    const apart = perAxis(dilations, 2);
    const run = (kernel: string, inputs: Record<string, tf.Tensor>, shape: Record<string, number[]>) =>
      tf.engine().runKernel(kernel, { dy: dy as tf.Tensor, ...inputs }, {
        ...rest,
        dilations: [1, 1],
        ...shape,
      } as tf.NamedAttrMap) as tf.Tensor;
    return {
      x: () => run(byInput, { filter: drawnApart(filter, apart) }, { inputShape: x.shape }),
      filter: () => tapsOf(run(byFilter, { x }, { filterShape: shapeApart(filter.shape, apart) }), apart),
    };
  },
});
