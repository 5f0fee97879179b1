import * as tf from '@tensorflow/tfjs';
import { gate } from '../tensor/gate.js';

/**
 * What `tf.customGrad` is made of, and TypeScript hides: it takes a gradient for each input as a function, which is called
 * only for those that are asked for, while `customGrad` computes all.
 */
interface Taping {
  runKernelFunc(step: {
    inputs: tf.NamedTensorMap;
    forwardFunc(backend: unknown, save: (tensors: tf.Tensor[]) => void): tf.Tensor;
    backwardsFunc(dy: tf.Tensor, saved: readonly tf.Tensor[]): Record<string, () => tf.Tensor>;
  }): tf.Tensor;
}

/** How a convolution goes over a picture, and whether a ReLU follows. */
export interface ConvolutionOptions {
  readonly stride: number;
  readonly pad: 'valid' | 'same';
  readonly relu: boolean;
}

/**
 * A convolution, its bias and its ReLU in one step: nothing in between is kept for the gradient, which computes only what
 * is asked for.
 *
 * - `x`: [N,H,W,inC]; `filter`: [kh,kw,inC,outC]; `bias`: [outC]; returns [N,outH,outW,outC].
 */
export function convolution(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  bias: tf.Tensor1D,
  { stride, pad, relu }: ConvolutionOptions,
): tf.Tensor4D {
  const geometry = { strides: stride, pad, dataFormat: 'NHWC' };
  const run = (kernel: string, inputs: object, attributes: object): tf.Tensor =>
    tf.engine().runKernel(kernel, inputs as tf.NamedTensorMap, { ...geometry, ...attributes }) as tf.Tensor;
  return (tf.engine() as unknown as Taping).runKernelFunc({
    inputs: { x, filter, bias },
    forwardFunc: (_, save) => {
      const activation = relu ? 'relu' : 'linear';
      const y = run(tf.FusedConv2D, { x, filter, bias }, { dilations: 1, activation });
      save(relu ? [x, filter, y] : [x, filter]);
      return y;
    },
    backwardsFunc: (dy, [ownX, ownFilter, y]) => {
      const upstream = relu ? gate(dy, y!) : dy;
      return {
        x: () => run(tf.Conv2DBackpropInput, { dy: upstream, filter: ownFilter }, { inputShape: x.shape }),
        filter: () => run(tf.Conv2DBackpropFilter, { x: ownX, dy: upstream }, { filterShape: filter.shape }),
        bias: () => tf.sum(upstream, [0, 1, 2]),
      };
    },
  }) as tf.Tensor4D;
}
