import * as tf from '@tensorflow/tfjs';
import { runLazily } from '../tensor/lazy.js';
import { gate } from '../tensor/repair/gate.js';

/** One convolution: filters [kh,kw,inC,outC] and biases [outC]. */
export interface Branch {
  readonly filter: tf.Tensor4D;
  readonly bias: tf.Tensor1D;
}

/**
 * Convolutions of one picture side by side, their biases and their ReLU, in one step: nothing in between is kept for the
 * gradient, which computes only what is asked for.
 *
 * - `x`: [N,H,W,inC]; returns [N,outH,outW,C], the branches' channels one after the other.
 */
export function convolution(
  x: tf.Tensor4D,
  branches: readonly Branch[],
  { stride, pad, relu }: { readonly stride: number; readonly pad: 'valid' | 'same'; readonly relu: boolean },
): tf.Tensor4D {
  const run = (kernel: string, inputs: object, attributes: object): tf.Tensor =>
    tf
      .engine()
      .runKernel(
        kernel,
        inputs as tf.NamedTensorMap,
        { strides: stride, pad, dataFormat: 'NHWC', ...attributes } as tf.NamedAttrMap,
      ) as tf.Tensor;
  const parameters = branches.flatMap(({ filter, bias }, i) => [
    [`filter${i}`, filter] as const,
    [`bias${i}`, bias] as const,
  ]);
  return runLazily({
    inputs: { x, ...Object.fromEntries(parameters) },
    forward: (save) => {
      const activation = relu ? 'relu' : 'linear';
      const parts = branches.map(({ filter, bias }) =>
        run(tf.FusedConv2D, { x, filter, bias }, { dilations: 1, activation }),
      );
      const y = parts.length === 1 ? parts[0]! : tf.concat(parts, 3);
      const filters = branches.map(({ filter }) => filter);
      save(relu ? [x, ...filters, y] : [x, ...filters]);
      return y;
    },
    gradients: (dy, [ownX, ...saved]) => {
      const gated = relu ? gate(dy, saved.at(-1)!) : dy;
      const widths = branches.map(({ bias }) => bias.size);
      const upstream = branches.length === 1 ? [gated] : tf.split(gated, widths, 3);
      const gradients: Record<string, () => tf.Tensor> = {
        x: () =>
          upstream
            .map((part, i) =>
              run(tf.Conv2DBackpropInput, { dy: part, filter: saved[i]! }, { inputShape: x.shape }),
            )
            .reduce((sum, part) => tf.add(sum, part)),
      };
      for (const [i, { filter }] of branches.entries()) {
        const part = upstream[i]!;
        gradients[`filter${i}`] = () =>
          run(tf.Conv2DBackpropFilter, { x: ownX!, dy: part }, { filterShape: filter.shape });
        gradients[`bias${i}`] = () => tf.sum(part, [0, 1, 2]);
      }
      return gradients;
    },
  }) as tf.Tensor4D;
}
