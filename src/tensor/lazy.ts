import * as tf from '@tensorflow/tfjs';

/** An op with a gradient of its own for each input. */
export interface LazyOp {
  /** By name, as `gradients` names them. */
  readonly inputs: Readonly<Record<string, tf.Tensor>>;
  /** Computes the result; `save` keeps what the gradients need of it. */
  forward(save: (tensors: tf.Tensor[]) => void): tf.Tensor;
  /** A gradient for each input, as a function. `saved`: as they were saved. */
  gradients(dy: tf.Tensor, saved: readonly tf.Tensor[]): Readonly<Record<string, () => tf.Tensor>>;
}

/** What of TensorFlow.js's engine is used; its types hide it. */
interface Engine {
  runKernelFunc(step: {
    inputs: LazyOp['inputs'];
    forwardFunc(backend: unknown, save: (tensors: tf.Tensor[]) => void): tf.Tensor;
    backwardsFunc: LazyOp['gradients'];
  }): tf.Tensor;
}

/** Runs an op whose gradients are computed only for the inputs that are asked for; `tf.customGrad` computes all. */
export const runLazily = ({ inputs, forward, gradients }: LazyOp): tf.Tensor =>
  (tf.engine() as unknown as Engine).runKernelFunc({
    inputs,
    forwardFunc: (_, save) => forward(save),
    backwardsFunc: gradients,
  });
